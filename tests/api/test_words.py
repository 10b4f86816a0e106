"""The shop's own words: added, seen at once by the check, ended, kept as history."""

from importlib import import_module

import pytest
from django.utils import timezone

from heqi.assets.loader import load_screener
from heqi.core.language.screen.phrase import KINDS
from heqi.journal.access import entries_in
from heqi.language.access import ended_words, words_in_force
from heqi.language.actions import add_word
from heqi.language.contracts import MOST_WORDS, WordKind
from heqi.language.harmless import IN_NAMES, NAMES_AN_APP
from heqi.language.queries import words_of

ALLOW = {"kind": "allow", "text": "微信绿礼盒", "reason": "商品名"}
EXTRA = {"kind": "extra", "text": "包甜", "severity": "caution", "advice": "说成熟度，不保证甜", "reason": "店铺约定"}


@pytest.fixture
def words_path(shop):
    return f"/shops/{shop.id}/words"


def journal_of(shop):
    return [(each.kind, each.data) for each in entries_in([shop.id]).filter(kind__startswith="word.").order_by("id")]


def test_M1_a_supervisor_allows_a_product_name_and_everybody_reads_it(supervisor_api, agent_api, words_path, shop):
    answer = supervisor_api.post(words_path, ALLOW)

    row = answer.body["items"][0]
    assert (answer.status, answer.body["may_edit"], answer.body["most"]) == (200, True, 500)
    assert (row["kind"], row["text"], row["reason"], row["by"]) == ("allow", "微信绿礼盒", "商品名", "阿敏")
    assert (row["severity"], row["advice"], row["ended_at"]) == (None, "", None)
    read = agent_api.get(words_path).body
    assert (read["items"], read["may_edit"]) == ([row], False)
    assert words_of(shop.id).allow == ("微信绿礼盒",)


def test_M1_an_extra_word_carries_what_to_say_instead(supervisor_api, words_path, shop):
    row = supervisor_api.post(words_path, EXTRA).body["items"][0]

    assert (row["kind"], row["severity"], row["advice"]) == ("extra", "caution", "说成熟度，不保证甜")
    (extra,) = words_of(shop.id).extra
    assert (extra.text, extra.severity, extra.advice) == ("包甜", "caution", "说成熟度，不保证甜")
    assert words_of(shop.id).platform == "pinduoduo"


def test_M1_an_ended_word_holds_no_more_and_stays_in_the_history(supervisor_api, owner_api, words_path, shop):
    word_id = supervisor_api.post(words_path, ALLOW).body["items"][0]["id"]
    before = words_of(shop.id)

    answer = owner_api.post(f"{words_path}/{word_id}/end")

    assert (answer.status, answer.body["items"]) == (200, [])
    (ended,) = answer.body["ended"]
    assert (ended["text"], ended["by"], ended["ended_by"]) == ("微信绿礼盒", "阿敏", "王老板")
    assert (before.allow, words_of(shop.id).allow) == (("微信绿礼盒",), ())
    again = owner_api.post(f"{words_path}/{word_id}/end")
    assert (again.status, again.code) == (409, "word.ended")
    assert len(ended_words(shop.id, most=10)) == 1
    back = supervisor_api.post(words_path, ALLOW)
    assert (back.status, len(back.body["items"]), len(back.body["ended"])) == (200, 1, 1)


def test_the_journal_tells_of_words_by_number_and_never_by_their_text(supervisor_api, words_path, shop):
    supervisor_api.post(words_path, EXTRA)
    word_id = words_in_force(shop.id)[0].id
    supervisor_api.post(f"{words_path}/{word_id}/end")

    assert journal_of(shop) == [
        ("word.added", {"word": word_id, "kind": "extra", "severity": "caution"}),
        ("word.ended", {"word": word_id, "kind": "extra"}),
    ]
    told = supervisor_api.get("/audit", shop=shop.id).body["items"][:2]
    assert [each["text"] for each in told] == [f"停用用语（编号 {word_id}）", f"添加用语：提醒（编号 {word_id}）"]


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"text": "  "}, 422, "word.empty"),
        ({"text": "。。、!"}, 422, "word.empty"),
        ({"text": "\u200b\u202e"}, 422, "word.empty"),
        ({"text": "壳"}, 422, "word.too_short"),
        ({"text": "果" * 61}, 422, "word.too_long"),
        ({"text": "㌀" * 30}, 422, "word.too_long"),
        ({"text": "果" * 241}, 422, "request.invalid"),
        ({"reason": " \u200b "}, 422, "word.reason_missing"),
        ({"reason": " \x00 "}, 400, "request.nul"),
        ({"reason": "因" * 201}, 422, "word.too_long"),
        ({"kind": "ban"}, 422, "request.invalid"),
        ({"kind": "extra"}, 422, "word.severity_missing"),
        ({"kind": "extra", "severity": "note"}, 422, "request.invalid"),
        ({"kind": "extra", "severity": "block"}, 422, "word.advice_missing"),
        ({"kind": "extra", "severity": "block", "advice": "好" * 201}, 422, "word.too_long"),
    ],
)
def test_a_word_that_cannot_be_meant_is_refused_and_nothing_changes(
    supervisor_api, words_path, shop, change, status, code
):
    answer = supervisor_api.post(words_path, {**ALLOW, **change})

    assert (answer.status, answer.code) == (status, code)
    assert words_in_force(shop.id) == [] and journal_of(shop) == []


@pytest.mark.parametrize("text", ["微信绿礼盒", "微信 绿礼盒", "微信绿礼盒\u200b", "  微信绿礼盒 "])
def test_the_same_word_is_not_there_twice_whatever_its_blanks(supervisor_api, words_path, shop, text):
    supervisor_api.post(words_path, ALLOW)

    allowed = supervisor_api.post(words_path, {**ALLOW, "text": text})
    wanted = supervisor_api.post(words_path, {**EXTRA, "text": text})

    assert (allowed.status, allowed.code, wanted.code) == (409, "word.duplicate", "word.duplicate")
    assert len(words_in_force(shop.id)) == 1


def test_of_two_supervisors_who_add_a_word_at_once_the_second_is_told(supervisor_api, words_path, shop, monkeypatch):
    supervisor_api.post(words_path, ALLOW)
    # The second looked before the first had written.
    action = import_module("heqi.language.actions.add_word")
    monkeypatch.setattr(action, "find_word_in_force", lambda shop_id, key: None)

    answer = supervisor_api.post(words_path, ALLOW)

    assert (answer.status, answer.code) == (409, "word.duplicate")
    assert len(words_in_force(shop.id)) == 1 and len(journal_of(shop)) == 1


def test_width_and_case_make_no_other_word(supervisor_api, words_path):
    supervisor_api.post(words_path, {**EXTRA, "text": "VIP群"})

    assert supervisor_api.post(words_path, {**EXTRA, "text": "ｖｉｐ 群"}).code == "word.duplicate"


def test_a_shop_has_at_most_500_words_in_force(supervisor_api, supervisor, words_path, shop):
    now = timezone.now()
    for number in range(MOST_WORDS):
        add_word(staff=supervisor, shop_id=shop.id, kind=WordKind.ALLOW, text=f"商品{number}", reason="商品名", now=now)

    answer = supervisor_api.post(words_path, ALLOW)

    assert (answer.status, answer.code, answer.body["detail"]) == (409, "word.too_many", {"most": 500})
    assert len(words_in_force(shop.id)) == MOST_WORDS
    first = words_in_force(shop.id)[0]
    supervisor_api.post(f"{words_path}/{first.id}/end")
    assert supervisor_api.post(words_path, ALLOW).status == 200


def test_only_supervisors_and_the_owner_change_words(
    agent_api, stranger_api, owner_api, sign_in, hire, words_path, shop
):
    operator_api = sign_in(hire("yunying", "小运", shop, "operator"))
    word_id = owner_api.post(words_path, ALLOW).body["items"][0]["id"]
    for api, refusal in ((agent_api, "role.words"), (operator_api, "role.words"), (stranger_api, "shop.none")):
        assert api.post(words_path, EXTRA).code == refusal
        assert api.post(f"{words_path}/{word_id}/end").code == refusal
    assert stranger_api.get(words_path).code == "shop.none"
    assert [each.text for each in words_in_force(shop.id)] == ["微信绿礼盒"]


def test_a_word_of_one_shop_is_none_of_another(owner_api, stranger_api, words_path, shop, other_shop):
    word_id = owner_api.post(words_path, ALLOW).body["items"][0]["id"]

    foreign = stranger_api.post(f"/shops/{other_shop.id}/words/{word_id}/end")

    assert (foreign.status, foreign.code) == (404, "word.none")
    assert stranger_api.get(f"/shops/{other_shop.id}/words").body["items"] == []
    assert words_of(other_shop.id).allow == ()
    assert len(words_in_force(shop.id)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "13912345678",
        "手机壳 一三九一二三四五六七八",
        "芒果干13912345678礼盒",
        "微信fruit_8866",
        "加我微信",
        "微信群",
        "https://fruit.example.com/a",
    ],
)
def test_M1_an_allowed_text_may_not_let_real_contact_through(supervisor_api, words_path, shop, text):
    answer = supervisor_api.post(words_path, {**ALLOW, "text": text})

    assert (answer.status, answer.code) == (422, "word.contact")
    assert "只写商品名" in answer.body["message"]
    assert words_in_force(shop.id) == [] and journal_of(shop) == []


@pytest.mark.parametrize("text", ["好评返现5元红包", "不开发票", "本店最终解释权归本店礼盒"])
def test_M1_a_sentence_that_must_not_be_said_is_no_product_name(supervisor_api, words_path, shop, text):
    answer = supervisor_api.post(words_path, {**ALLOW, "text": text})

    assert (answer.status, answer.code) == (422, "word.forbidden")
    assert load_screener().rules[answer.body["detail"]["rule"]].title in answer.body["message"]
    assert words_in_force(shop.id) == []


def test_M1_the_rules_that_find_an_apps_name_are_shipped():
    assert {load_screener().rules[name].found_by for name in NAMES_AN_APP} == {"channel"}
    assert IN_NAMES < KINDS


@pytest.mark.parametrize("text", ["微信", " 薇 信！", "支付宝", "加微信", "微信联系"])
def test_M1_the_bare_word_cannot_be_allowed_away(supervisor_api, words_path, shop, text):
    answer = supervisor_api.post(words_path, {**ALLOW, "text": text})

    assert (answer.status, answer.code) == (422, "word.bare")
    assert words_in_force(shop.id) == []
