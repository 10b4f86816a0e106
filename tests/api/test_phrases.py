"""Phrases over HTTP: written within one's layer, screened, arranged, imported, exported, suggested, learnt from."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.core.language.talk import Turn
from heqi.journal.access import entries_in
from heqi.phrases.access import counts_in, phrases_in
from heqi.phrases.actions import note_outcome, note_sent
from heqi.phrases.contracts import Asked, NextScript, Sign
from heqi.phrases.order_facts import order_facts
from heqi.phrases.queries import suggest_for
from tests.support.story import ORDER_NO

TEXT = "亲，单号 {运单号}，{快递}在路上了。"
SENT = {"layer": "team", "group": "发货", "text": TEXT, "title": "报单号", "code": "dh"}


@pytest.fixture
def path(shop):
    return f"/shops/{shop.id}/phrases"


def told(shop, kind):
    return [entry.data for entry in entries_in([shop.id]).filter(kind=kind).order_by("id")]


def own(answer):
    return [each for each in answer.body["items"] if each["id"] is not None]


def upload(api, path, content, *, layer="team", look=False, name="短语.csv"):
    file = io.BytesIO(content)
    file.name = name
    return api.post(f"{path}/import", {"layer": layer, "look": look}, files={"file": [file]})


def test_T2_a_supervisor_writes_for_the_team_and_an_agent_finds_it(supervisor_api, agent_api, path, shop):
    answer = supervisor_api.post(path, SENT)

    (row,) = answer.body["items"]
    assert (answer.status, row["layer"], row["group"], row["code"], row["version"]) == (200, "team", "发货", "dh", 1)
    for typed in ("/dh", "bdh", "在路上"):
        assert agent_api.get(path, q=typed).body["items"][0]["key"] == row["key"], typed
    assert told(shop, "phrase.added") == [{"phrase": row["id"], "layer": "team", "version": 1}]


def test_T2_each_writes_in_the_own_layer_alone(agent_api, supervisor_api, owner_api, sign_in, hire, shop, path):
    operator_api = sign_in(hire("yunying", "小运", shop, "operator"))
    people = {"agent": agent_api, "supervisor": supervisor_api, "operator": operator_api, "owner": owner_api}
    may = {
        name: [
            layer
            for layer in ("personal", "team", "shop")
            if api.post(path, {**SENT, "layer": layer, "code": ""}).status == 200
        ]
        for name, api in people.items()
    }
    assert may == {
        "agent": ["personal"],
        "supervisor": ["personal", "team"],
        "operator": ["personal", "shop"],
        "owner": ["personal", "team", "shop"],
    }
    assert agent_api.post(path, {**SENT, "layer": "starter"}).status == 422
    assert people["agent"].get(path).body["writes"] == ["personal"]


def test_T2_a_personal_phrase_is_nobody_elses(agent_api, owner_api, path):
    (mine,) = agent_api.post(path, {**SENT, "layer": "personal"}).body["items"]

    assert own(owner_api.get(path)) == []
    edit = {"version": 1, "group_id": mine["group_id"], "text": "改掉"}
    assert owner_api.post(f"{path}/{mine['id']}", edit).code == "phrase.none"
    assert owner_api.post(f"{path}/{mine['id']}/end", {"version": 1}).code == "phrase.none"
    assert own(agent_api.get(path))[0]["text"] == SENT["text"]


def test_M1_a_phrase_that_would_be_stopped_is_not_kept_and_the_place_is_named(supervisor_api, path, shop):
    answer = supervisor_api.post(path, {**SENT, "text": "亲，加我微信 guoguo88 说"})

    assert (answer.status, answer.code) == (422, "phrase.blocked")
    assert answer.body["detail"]["findings"][0]["severity"] == "block"
    assert phrases_in([shop.id]).count() == 0 and told(shop, "phrase.added") == []
    assert supervisor_api.get(path, layer="team").body["groups"] == []


def test_T6_a_caution_is_shown_and_does_not_forbid(supervisor_api, path):
    written = {"text": "亲，这款全网最低价，放心拍"}
    check = supervisor_api.post(f"{path}/check", written).body

    assert (check["verdict"], check["problem"]) != ("pass", "") and check["findings"]
    caution = {"text": "亲，申请退款时选“不想要了”就行"}
    assert supervisor_api.post(f"{path}/check", caution).body["verdict"] == "caution"
    assert supervisor_api.post(path, {**SENT, **caution}).status == 200


def test_T2_a_check_shows_how_it_reads_and_keeps_nothing(agent_api, path, shop):
    check = agent_api.post(f"{path}/check", {"text": "单号 {运单号}"}).body
    wrong = agent_api.post(f"{path}/check", {"text": "单号 {运单}"}).body

    assert (check["preview"], check["problem"], check["verdict"]) == ("单号 YT2233445566778", "", "pass")
    assert "没有变量" in wrong["problem"] and wrong["preview"] == ""
    assert phrases_in([shop.id]).count() == 0


def test_T2_two_who_change_a_phrase_at_once_do_not_overwrite_each_other(supervisor_api, owner_api, path):
    (row,) = supervisor_api.post(path, SENT).body["items"]
    edit = {"version": 1, "group_id": row["group_id"], "text": "亲，已经发出了。"}

    assert supervisor_api.post(f"{path}/{row['id']}", edit).body["items"][0]["version"] == 2
    late = owner_api.post(f"{path}/{row['id']}", {**edit, "text": "别的话"})
    assert (late.status, late.code, late.body["detail"]) == (409, "phrase.stale", {"version": 2})
    assert own(owner_api.get(path))[0]["text"] == "亲，已经发出了。"


def test_T2_a_code_names_one_phrase_of_a_layer(supervisor_api, path):
    supervisor_api.post(path, SENT)
    again = supervisor_api.post(path, {**SENT, "code": "DH", "text": "另一句"})
    assert (again.status, again.code) == (409, "phrase.code_taken")


def test_T2_phrases_are_dragged_into_order_and_a_stale_order_is_refused(supervisor_api, path, shop):
    for text in ("一", "二", "三"):
        page = supervisor_api.post(path, {**SENT, "text": f"亲，{text}", "code": ""})
    ids, group = [each["id"] for each in page.body["items"]], page.body["items"][0]["group_id"]
    order = f"/shops/{shop.id}/phrase-groups/{group}"

    moved = supervisor_api.put(order, {"phrase_ids": [ids[2], ids[0], ids[1]]})

    assert [each["text"] for each in moved.body["items"]] == ["亲，三", "亲，一", "亲，二"]
    assert supervisor_api.put(order, {"phrase_ids": ids[:2]}).code == "phrase.stale"
    assert told(shop, "phrase_group.arranged") == [{"group": group, "layer": "team", "phrases": 3}]


def test_T2_groups_are_made_renamed_arranged_and_ended_when_empty(supervisor_api, path, shop):
    groups = f"/shops/{shop.id}/phrase-groups"
    supervisor_api.post(path, SENT)
    made = supervisor_api.post(groups, {"layer": "team", "name": "售后"}).body["groups"]
    first, second = made

    assert supervisor_api.post(groups, {"layer": "team", "name": " 售后 "}).code == "phrase.group_exists"
    named = supervisor_api.post(f"{groups}/{second['id']}", {"version": 1, "name": "退换"})
    assert named.body["groups"][1]["name"] == "退换"
    turned = supervisor_api.put(groups, {"layer": "team", "group_ids": [second["id"], first["id"]]})
    assert [each["name"] for each in turned.body["groups"]] == ["退换", "发货"]
    assert supervisor_api.delete(f"{groups}/{first['id']}").code == "phrase.group_full"
    assert [each["name"] for each in supervisor_api.delete(f"{groups}/{second['id']}").body["groups"]] == ["发货"]


def test_T2_a_shipped_phrase_is_there_at_once_is_replaced_and_is_put_away(owner_api, agent_api, path, shop):
    keys = [each["key"] for each in agent_api.get(path).body["items"]]
    assert keys[0] == "s:hello" and len(keys) == 79

    owner_api.post(path, {**SENT, "layer": "shop", "text": "您好，我是小果", "code": "nh", "starter": "hello"})
    owner_api.post(f"{path}/shipped/thanks/put-away")

    shown = agent_api.get(path).body
    assert shown["items"][0]["text"] == "您好，我是小果"
    assert {"s:hello", "s:thanks"} & {each["key"] for each in shown["items"]} == set()
    owner_api.post(f"{path}/{shown['items'][0]['id']}/end", {"version": 1})
    assert "s:hello" not in {each["key"] for each in agent_api.get(path).body["items"]}
    assert owner_api.post(f"{path}/shipped/hello/put-away").code == "phrase.none"


def test_T2_beside_an_order_the_variables_are_filled_and_other_goods_are_silent(supervisor_api, path, platform):
    platform.state_order(timezone.now())
    supervisor_api.post(path, {**SENT, "text": "订单 {订单号}，{成团截止时间}"})
    supervisor_api.post(path, {**SENT, "text": "别的商品", "code": "", "goods_id": "999"})

    (row,) = own(supervisor_api.get(path, order_no=ORDER_NO))

    assert row["filled"] == f"订单 {ORDER_NO}，【成团截止时间】" and row["missing"] == ["成团截止时间"]
    assert len(own(supervisor_api.get(path))) == 2


GBK = (
    "快捷编码,快捷短语,快捷短语分组\r\nzt,亲&#44;自提在楼下&#13;二楼也行,物流\r\n"
    "wx,加我微信guo88,接待\r\n,,\r\nzt,重复编码,物流\r\n"
)


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "utf-8-sig", "utf-16"])
def test_T2_a_file_of_qianniu_comes_in_and_bad_rows_are_listed(supervisor_api, path, shop, encoding):
    looked = upload(supervisor_api, path, GBK.encode(encoding), look=True).body
    assert (looked["added"], looked["kept"], phrases_in([shop.id]).count()) == (1, False, 0)

    taken = upload(supervisor_api, path, GBK.encode(encoding)).body

    assert (taken["added"], taken["same"], taken["kept"]) == (1, 0, True)
    assert [(each["row"], each["code"]) for each in taken["bad"]] == [(3, "phrase.blocked"), (5, "phrase.code_taken")]
    (row,) = own(supervisor_api.get(path))
    assert (row["text"], row["group"], row["code"]) == ("亲,自提在楼下\n二楼也行", "物流", "zt")
    again = upload(supervisor_api, path, GBK.encode(encoding)).body
    assert (again["added"], again["same"]) == (0, 1)
    assert len(told(shop, "phrase_group.imported")) == 1


@pytest.mark.parametrize("form", ["csv", "gbk", "xlsx"])
def test_T2_what_is_exported_comes_back_the_same(supervisor_api, owner_api, path, shop, form):
    for text in ("亲,在的\n请说", "=1+1 先算一下", "单号 {运单号}"):
        supervisor_api.post(path, {**SENT, "text": text, "code": ""})
    file = supervisor_api.get(f"{path}/export", layer="team", form=form)

    assert file.status == 200 and "filename*=UTF-8''" in file.headers["Content-Disposition"]
    taken = upload(owner_api, path, file.body, layer="personal", name="短语.csv").body
    assert (taken["added"], taken["bad"]) == (3, [])
    mine = [each["text"] for each in own(owner_api.get(path, layer="personal"))]
    assert mine == ["亲,在的\n请说", "=1+1 先算一下", "单号 {运单号}"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 broken", "phrase.unreadable"),
        (b"a\0b,c", "phrase.unreadable"),
        ("订单号,金额\n1,2\n".encode(), "phrase.not_a_table"),
        (b"x" * (5 * 1024 * 1024 + 1), "phrase.file_too_big"),
        (b"", "phrase.not_a_table"),
        (b"\xff\xff\xff", "phrase.unreadable"),
    ],
)
def test_T2_a_file_that_is_no_table_of_phrases_is_refused(supervisor_api, path, shop, content, code):
    answer = upload(supervisor_api, path, content)
    assert answer.code == code and phrases_in([shop.id]).count() == 0


def ask(api, shop, text, **more):
    return api.post("/phrases/suggest", {"shop_id": shop.id, "turns": [{"from": "buyer", "text": text}], **more})


def test_T2_the_buyers_words_bring_up_to_three_phrases_and_why(agent_api, shop, platform):
    platform.state_order(timezone.now(), state="shipped", signed_at=None)
    answer = ask(agent_api, shop, "物流好几天不动了", order_no=ORDER_NO)

    assert answer.status == 200 and 1 <= len(answer.body) <= 3
    first = answer.body[0]
    assert (first["key"], first["layer"], first["phrase_id"]) == ("s:stalled", "starter", None)
    signs = [each["sign"] for each in first["reasons"]]
    assert signs[0] == "meant" and "state" in signs
    assert "{" not in first["text"] and ("【" in first["text"]) == bool(first["missing"])


def test_T2_only_what_the_buyer_said_last_is_answered(agent_api, shop):
    turns = [
        {"from": "buyer", "text": "可以开发票吗"},
        {"from": "agent", "text": "可以的"},
        {"from": "buyer", "text": "那退货"},
        {"from": "buyer", "text": "运费谁出"},
    ]
    answer = agent_api.post("/phrases/suggest", {"shop_id": shop.id, "turns": turns})
    assert answer.body[0]["key"] == "s:return_freight"
    assert agent_api.post("/phrases/suggest", {"shop_id": shop.id, "turns": turns[:2]}).body == []


def test_M10_a_foreign_link_brings_the_uniform_answer(agent_api, shop):
    answer = ask(agent_api, shop, "https://shop-abc.example.net/p/88 你看看")
    assert answer.body[0]["key"] == "s:link"


def test_T2_a_merchants_own_answer_is_found_by_the_questions_that_stand_beside_it(
    supervisor_api, agent_api, shop, path
):
    asks = ["菠萝蜜籽怎么吃", "籽能吃吗"]
    supervisor_api.post(path, {**SENT, "text": "亲，籽洗净加盐煮二十分钟就能吃", "asks": asks, "code": ""})
    first = ask(agent_api, shop, "菠萝蜜里面的籽可以吃吗").body[0]
    assert first["text"] == "亲，籽洗净加盐煮二十分钟就能吃" and first["layer"] == "team"


SCRIPT = NextScript("send_address", "退货地址与运费说明", "亲，您的退货申请已经同意了，请按【退货地址】寄回。")


def suggest(agent, shop, text):
    asked = Asked([Turn("buyer", text)], order_facts(agent, shop.id), SCRIPT)
    return suggest_for(staff=agent, shop_id=shop.id, asked=asked)


def test_P4_the_script_of_the_cases_next_step_competes_with_the_phrases(agent, shop):
    plain = suggest(agent, shop, "嗯嗯 那我等你")
    assert (plain[0].key, plain[0].reasons[0].sign, plain[0].missing) == ("c:send_address", Sign.CASE, ("退货地址",))
    other = suggest(agent, shop, "可以给我开发票吗 怎么开发票")
    assert other[0].key == "s:invoice" and "c:send_address" in [each.key for each in other]


def test_T2_what_is_taken_sent_and_settled_is_counted_and_learnt_from(agent, agent_api, supervisor_api, shop, path):
    for text in ("亲，大约三天", "亲，大约四天"):
        supervisor_api.post(path, {**SENT, "text": text, "code": "", "title": "路上几天", "asks": ["要几天才到"]})
    before = ask(agent_api, shop, "要几天才到").body
    later = [each for each in before if each["title"] == "路上几天"][-1]
    assert later["key"] != before[0]["key"]

    for number in range(3):
        body = {"shop_id": shop.id, "key": later["key"], "text": later["text"], "intent": later["intent"], "talk_id": 7}
        use = agent_api.post("/phrases/take", body).body["use_id"]
        text = later["text"] if number else "亲，几天就到"
        assert agent_api.post(f"/phrases/uses/{use}/sent", {"shop_id": shop.id, "text": text}).status == 204
        agent_api.post(f"/phrases/uses/{use}/sent", {"shop_id": shop.id, "text": text})
    since = timezone.now() - timedelta(hours=1)
    assert note_outcome(shop_id=shop.id, talk_id=7, good=True, since=since) == 3
    assert note_outcome(shop_id=shop.id, talk_id=7, good=False, since=since) == 0

    row = counts_in([shop.id]).get()
    assert (row.taken, row.sent, row.edited, row.good, row.bad) == (3, 3, 1, 3, 0)
    assert ask(agent_api, shop, "要几天才到").body[0]["key"] == later["key"]
    listed = next(each for each in own(agent_api.get(path)) if each["key"] == later["key"])
    assert (listed["sent"], listed["edited"], listed["good"], listed["bad"]) == (3, 1, 3, 0)


def test_T2_nobody_counts_what_somebody_else_took(agent_api, supervisor, shop):
    body = {"shop_id": shop.id, "key": "s:hello", "text": "在的"}
    use = agent_api.post("/phrases/take", body).body["use_id"]
    now = timezone.now()
    assert note_sent(shop_id=shop.id, use_id=use, text="在的", by=supervisor.id, now=now) is False
    assert counts_in([shop.id]).get().sent == 0


@pytest.mark.parametrize("key", ["p999", "s:nothing", "c:没有这一步", "x", "p", "p9999999999999999999999"])
def test_T2_only_what_is_there_can_be_taken(agent_api, shop, key):
    answer = agent_api.post("/phrases/take", {"shop_id": shop.id, "key": key, "text": "在的"})
    assert answer.code == "phrase.none" and counts_in([shop.id]).count() == 0
