"""A message checked before it leaves, as the workbench asks while somebody writes."""

import io
import logging

import pytest

from heqi.journal.access import entries_in
from heqi.web.models import KeptAnswer


@pytest.fixture
def screen(agent_api, shop):
    """`screen(text, **more)`: the answer on that message, asked by 小林."""
    return lambda text, **more: agent_api.post("/screen", {"shop_id": shop.id, "text": text, **more})


def places(answer):
    return [(each["surface"], each["severity"], each["kind"]) for each in answer.body["findings"]]


def test_M1_contact_is_blocked_in_place_with_rule_source_and_other_words(screen):
    body = screen("😀亲，加我薇❤聊聊").body

    assert body["verdict"] == "block"
    finding = next(each for each in body["findings"] if each["severity"] == "block")
    start, end = finding["span"]
    assert "😀亲，加我薇❤聊聊"[start:end] == finding["surface"] != ""
    assert finding["title"] and finding["title_en"] and finding["advice"] and finding["advice_en"]
    assert finding["confidence"] in ("official", "documented", "secondary")
    assert finding["source"]["document"] and finding["source"]["checked_on"]
    assert body["rewrite"].startswith("😀亲") and "薇" not in body["rewrite"]
    assert screen(body["rewrite"]).body["verdict"] == "pass"


def test_M1_an_allowed_product_name_passes_and_a_number_beside_it_does_not(screen, supervisor_api, shop):
    words = f"/shops/{shop.id}/words"
    before = screen("您要的微信绿礼盒有货的")
    supervisor_api.post(words, {"kind": "allow", "text": "微信绿礼盒", "reason": "商品名"})

    after = screen("您要的微信绿礼盒有货的")
    beside = screen("您要的微信绿礼盒有货的，打我电话13912345678")

    assert [(surface, kind) for surface, _, kind in places(before)] == [("微信", "contact")]
    assert (before.body["verdict"] != "pass", after.body["verdict"], after.body["findings"]) == (True, "pass", [])
    assert beside.body["verdict"] == "block"
    assert "13912345678" in "".join(surface for surface, _, _ in places(beside))
    word_id = supervisor_api.get(words).body["items"][0]["id"]
    supervisor_api.post(f"{words}/{word_id}/end")
    assert screen("您要的微信绿礼盒有货的").body == before.body


def test_M1_a_word_of_the_shop_is_found_through_disguises_with_its_own_advice(screen, supervisor_api, shop, other_shop):
    word = {"kind": "extra", "text": "包甜", "severity": "block", "advice": "说成熟度，不保证甜", "reason": "店铺约定"}
    supervisor_api.post(f"/shops/{shop.id}/words", word)

    body = screen("放心，包 甜的").body

    (finding,) = (each for each in body["findings"] if each["kind"] == "shop_word")
    assert (body["verdict"], finding["surface"], finding["advice"]) == ("block", "包 甜", "说成熟度，不保证甜")
    assert (finding["source"], finding["confidence"]) == (None, "merchant")


def test_a_shops_words_are_its_own(screen, stranger_api, other_shop, supervisor_api, shop):
    word = {"kind": "extra", "text": "包甜", "severity": "block", "advice": "说成熟度", "reason": "店铺约定"}
    supervisor_api.post(f"/shops/{shop.id}/words", word)

    theirs = stranger_api.post("/screen", {"shop_id": other_shop.id, "text": "放心，包甜的"})

    assert not [each for each in theirs.body["findings"] if each["kind"] == "shop_word"]
    assert stranger_api.post("/screen", {"shop_id": shop.id, "text": "放心，包甜的"}).code == "shop.none"


def test_M1_what_a_buyer_writes_is_noted_and_answered_never_blocked(screen):
    body = screen("加个微信吧，我的是fruit_888", direction="in").body

    assert (body["verdict"], body["rewrite"]) == ("pass", None)
    assert {each["severity"] for each in body["findings"]} == {"note"}


def test_M13_the_same_answer_again_is_found_with_the_talk_before_it(screen):
    answer = "我们家的芒果摘下来就是这个样子的"
    talk = [
        {"from": "buyer", "text": "芒果都发黑了"},
        {"from": "agent", "text": answer},
        {"from": "buyer", "text": "可是里面也黑了"},
    ]

    alone, again = screen(answer), screen(answer, context=talk)

    fresh = set(map(tuple, places(again))) - set(map(tuple, places(alone)))
    assert [kind for _, _, kind in fresh] == ["evasive"]


@pytest.mark.parametrize("text", ["", "  \n", "😀😀", "亲，在的，您稍等", "\x07\u202e", "\x00\u202e", "果" * 5_000])
def test_M1_ordinary_and_strange_texts_pass(screen, text):
    answer = screen(text)

    clean = {"verdict": "pass", "findings": [], "rewrite": None, "releasable": False}
    assert (answer.status, answer.body) == (200, clean)


@pytest.mark.parametrize(
    "change",
    [{"text": "果" * 5_001}, {"text": None}, {"text": "\ud83d"}, {"direction": "up"}, {"context": [{"text": "在吗"}]}],
)
def test_what_is_no_message_is_refused(screen, change):
    answer = screen(**{"text": "亲，在的", **change})

    assert (answer.status, answer.code) == (422, "request.invalid")


def test_M1_what_is_checked_is_neither_stored_nor_logged(agent_api, agent, shop):
    said = io.StringIO()
    handler, root = logging.StreamHandler(said), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        body = {"shop_id": shop.id, "text": "小鱼姐，加我微信 xiaoyu_0987"}
        answers = [agent_api.post("/screen", body, idempotency_key="screen-the-same-0001") for _ in range(2)]
    finally:
        root.removeHandler(handler)
        root.setLevel(level)

    assert [each.body["verdict"] for each in answers] == ["block", "block"]
    assert "Idempotent-Replay" not in answers[1].headers
    assert not KeptAnswer.objects.filter(staff_id=agent.id).exists()
    assert "xiaoyu" not in said.getvalue() and "小鱼姐" not in said.getvalue()
    assert not [each for each in entries_in([shop.id]) if "xiaoyu" in str(each.data)]


def test_M1_a_block_says_whether_a_supervisor_may_release_it(screen):
    name, number = screen("这款枇杷膏包治百病").body, screen("打我电话13912345678").body
    assert (name["verdict"], name["releasable"]) == ("block", True)
    assert (number["verdict"], number["releasable"]) == ("block", False)
    assert {each["releasable"] for each in number["findings"] if each["severity"] == "block"} == {False}
    assert screen("好的").body["releasable"] is False
