"""What a buyer's message is understood as, over HTTP."""


def ask(api, text, **more):
    return api.post("/classify", {"text": text, **more})


def test_X4b_an_angry_message_is_understood_with_the_words_that_say_so(agent_api):
    body = ask(agent_api, "你们太过分了，都五天了还不发货，我要投诉你们！！！").body
    assert body["emotion"]["label"] in ("angry", "complaining")
    assert body["emotion"]["name_en"] == body["emotion"]["label"]
    assert body["dissatisfied"] > 0.5
    text = "你们太过分了，都五天了还不发货，我要投诉你们！！！"
    assert all(0 <= each["span"][0] < each["span"][1] <= len(text) for each in body["why"])


def test_L1_what_the_law_takes_to_a_person_is_marked(agent_api):
    also = {
        each["label"]: each["law"]
        for each in ask(agent_api, "吃了你们的水果拉肚子，去医院了，我要打12315").body["also"]
    }
    assert also.get("authority") is True


def test_X4b_the_same_words_in_the_same_talk_give_the_same_answer(agent_api):
    talk = {"context": [{"from": "buyer", "text": "在吗"}, {"from": "agent", "text": "在的亲"}]}
    assert ask(agent_api, "怎么还没到", **talk).body == ask(agent_api, "怎么还没到", **talk).body


def test_X4b_too_long_or_strange_words_are_answered_and_nothing_breaks(agent_api):
    assert ask(agent_api, "字" * 5_001).status == 422
    for text in ("", " ", "😀" * 50, "\u0000\u200b\u202e", "a" * 5_000):
        assert ask(agent_api, text).status == 200
