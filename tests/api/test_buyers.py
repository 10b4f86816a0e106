"""T1, T4.8 over HTTP: who comes back is shown, notes have a purpose and an end, and a buyer may be forgotten."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from heqi.core.masks import name_by_digest
from tests.support.story import ORDER_NO

SECOND = "260525-111111111111111"
REF = name_by_digest("果果爱吃芒果")


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HEQI_HOME = tmp_path
    return Path(tmp_path)


@pytest.fixture
def comes_back(platform, now):
    """果果 bought twice; the platform's data names her by a digest, as Taobao's does."""
    platform.state_order(now - timedelta(minutes=9), buyer="果***果", buyer_ref=REF, buyer_note="电话13800138000")
    platform.state_order(now - timedelta(minutes=9), SECOND, buyer="果***果", buyer_ref=REF)
    tie_all()


def tie_all():
    """What the worker does with what has come in."""
    from heqi.buyers.actions.tie import follow_batch
    from heqi.journal.access import all_entries

    for entry in all_entries(why="every batch of the story").filter(kind="inbox.batch_applied").order_by("id"):
        follow_batch(entry=entry.view(), now=timezone.now())


def preference(shop, **more):
    until = (timezone.now() + timedelta(days=30)).isoformat()
    given = {"kind": "preference", "words": "要硬一点的芒果", "purpose": "发货前挑选", "until": until}
    return {"shop_id": shop.id, "order_no": ORDER_NO, **given, **more}


def test_T1_a_buyer_who_comes_back_is_shown_at_once_with_orders_and_value(shop, agent_api, comes_back):
    seen = agent_api.get("/buyers", shop=shop.id, order_no=ORDER_NO).body

    assert (seen["known"], seen["orders_count"], seen["loyalty"]) == (True, 2, "returning")
    assert {each["order_no"] for each in seen["orders"]} == {ORDER_NO, SECOND}
    assert seen["paid_total_fen"] == sum(each["paid_fen"] for each in seen["orders"])
    assert seen["name"] == "果***果" and "13800138000" not in json.dumps(seen, ensure_ascii=False)


def test_T1_a_masked_buyer_cannot_be_told_and_nothing_is_guessed(shop, agent_api, platform, now):
    platform.state_order(now, buyer="果***果")
    platform.state_order(now, SECOND, buyer="果***果")
    tie_all()

    seen = agent_api.get("/buyers", shop=shop.id, order_no=ORDER_NO).body

    assert (seen["known"], seen["orders_count"], seen["loyalty"]) == (False, None, None)
    assert "无法判断" in seen["why"] and [each["order_no"] for each in seen["orders"]] == [ORDER_NO]


def test_T1_T7_the_history_becomes_a_fact_of_the_case_and_only_betters_its_offer(shop, agent_api, platform, now):
    from heqi.cases.access import cases_in

    platform.state_order(now - timedelta(minutes=9), buyer_ref=REF)
    case = platform.state_request(now - timedelta(minutes=5))
    before = agent_api.get(f"/cases/{case.id}").body["decision"]["options"]
    platform.state_order(now, SECOND, buyer_ref=REF)
    tie_all()

    told = cases_in([shop.id]).get(id=case.id)
    assert (told.recorded["buyer.orders"], told.recorded["buyer.cases"]) == (2, 1)
    after = agent_api.get(f"/cases/{case.id}").body["decision"]["options"]
    assert [(each["outcome"], each["standing"]) for each in after] == [
        (each["outcome"], each["standing"]) for each in before
    ]


def test_T1_orders_named_in_a_talk_of_a_channel_are_one_buyers(shop, agent_api, platform, now):
    from heqi.buyers.actions.tie import follow_message
    from heqi.core.reception.incoming import Incoming
    from heqi.journal.access import entries_in
    from heqi.reception.actions.take_in import take_in_messages
    from heqi.reception.models import Talk

    platform.state_order(now)
    platform.state_order(now, SECOND)
    said = [
        Incoming("m1", "c1", "buyer", now - timedelta(minutes=2), text="上次的很甜", buyer="果友", order_no=SECOND),
        Incoming("m2", "c1", "buyer", now, text="这次的坏了", buyer="果友", order_no=ORDER_NO),
    ]
    take_in_messages(shop.id, said, at=now)
    assert Talk.objects.in_shop(shop.id).get().source == "channel"
    for entry in entries_in([shop.id]).filter(kind="talk.message_came"):
        follow_message(entry=entry.view(), now=now)

    seen = agent_api.get("/buyers", shop=shop.id, conversation="c1").body

    assert (seen["known"], seen["orders_count"]) == (True, 2)
    assert [(each["conversation"], each["talk_id"]) for each in seen["talks"]] == [
        ("c1", Talk.objects.in_shop(shop.id).get().pk)
    ]


def test_T4_8_a_preference_is_kept_for_a_purpose_until_its_day_and_then_gone(shop, agent_api, comes_back):
    from heqi.buyers.actions.note import forget_expired_notes
    from heqi.buyers.models import BuyerNote

    kept = agent_api.post("/buyers/notes", preference(shop))
    assert kept.status == 200
    shown = agent_api.get("/buyers", shop=shop.id, order_no=SECOND).body["notes"]
    assert [(each["words"], each["purpose"], each["by"]) for each in shown] == [
        ("要硬一点的芒果", "发货前挑选", "小林")
    ], "on the buyer's other order too"

    assert forget_expired_notes(timezone.now() + timedelta(days=29)) == 0
    assert forget_expired_notes(timezone.now() + timedelta(days=31)) == 1
    assert BuyerNote.objects.in_shop(shop.id).count() == 0


def test_T4_8_a_note_that_judges_a_person_is_refused_and_nothing_is_kept(shop, agent_api, comes_back):
    refused = agent_api.post("/buyers/notes", preference(shop, kind="tag", words="难缠"))

    assert (refused.status, refused.code) == (422, "note.verdict")
    assert "请写事实" in refused.body["message"] and refused.body["detail"] == {"word": "难缠"}
    assert agent_api.get("/buyers", shop=shop.id, order_no=ORDER_NO).body["notes"] == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"words": " "}, "note.empty"),
        ({"purpose": " "}, "note.purpose"),
        ({"until": "2020-01-01T00:00:00Z"}, "note.until"),
        ({"until": "2099-01-01T00:00:00Z"}, "note.until"),
        ({"words": "有糖尿病"}, "note.sensitive"),
        ({"order_no": ""}, "buyer.nobody"),
    ],
)
def test_T4_8_a_note_needs_words_a_purpose_an_end_and_a_buyer(shop, agent_api, comes_back, change, code):
    assert agent_api.post("/buyers/notes", preference(shop, **change)).code == code


def test_T4_8_a_note_that_is_taken_back_leaves_no_words(shop, agent_api, comes_back):
    from heqi.buyers.models import BuyerNote

    kept = agent_api.post("/buyers/notes", preference(shop)).body
    assert agent_api.post(f"/buyers/notes/{kept['id']}/end").status == 200

    row = BuyerNote.objects.in_shop(shop.id).get()
    assert (row.words, row.purpose) == ("", "") and row.ended_at is not None


def test_T4_8_a_hidden_field_is_shown_for_a_reason_that_is_on_record(shop, agent_api, comes_back):
    from heqi.buyers.models import BuyerReveal
    from heqi.journal.access import entries_in

    asked = {"shop_id": shop.id, "order_no": ORDER_NO, "field": "buyer_note"}
    assert agent_api.post("/buyers/reveal", {**asked, "reason": " "}).code == "reveal.no_reason"
    shown = agent_api.post("/buyers/reveal", {**asked, "reason": "核对送货时间"})

    assert shown.body == {"field": "buyer_note", "value": "电话13800138000"}
    entry = entries_in([shop.id]).get(kind="data.revealed")
    assert entry.data["field"] == "buyer_note" and "13800138000" not in str(entry.data)
    assert BuyerReveal.objects.in_shop(shop.id).get().reason == "核对送货时间"


def test_T4_8_the_owner_hands_a_buyer_all_that_is_kept_of_them(shop, agent_api, owner_api, comes_back):
    agent_api.post("/buyers/notes", preference(shop))
    asked = {"shop_id": shop.id, "order_no": ORDER_NO}
    assert agent_api.post("/buyers/export", asked).code == "role.owner"

    answer = owner_api.post("/buyers/export", asked)

    assert answer.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        tables = {each["table"]: each["rows"] for each in json.loads(archive.read("buyer.json"))["tables"]}
    assert {row["order_no"] for row in tables["trade.Order"]} == {ORDER_NO, SECOND}
    assert [row["words"] for row in tables["buyers.BuyerNote"]] == ["要硬一点的芒果"]
    assert "13800138000" in json.dumps(tables, ensure_ascii=False), "their own words are theirs to have"


@pytest.mark.parametrize(("words", "abnormal"), [("哦", True), ("亲，马上为您看一下，请稍等片刻。", False)])
def test_T1_a_cold_reply_to_a_buyer_who_comes_back_raises_an_alert(shop, agent, comes_back, words, abnormal):
    from heqi.buyers.actions.watch_tone import watch_tone
    from heqi.core.reception.incoming import Incoming
    from heqi.journal.access import entries_in
    from heqi.reception.access import talks_in
    from heqi.reception.actions.send_message import Written, send_message
    from heqi.reception.actions.take_in import take_in_messages

    now = timezone.now()
    question = Incoming("m1", "t1", "buyer", now, text="芒果烂了三个，怎么办", order_no=ORDER_NO)
    take_in_messages(shop.id, [question], at=now, channel_id=5)
    talk = talks_in([shop.id]).get()
    talks_in([shop.id]).update(abnormal=False)
    send_message(staff=agent, talk_id=talk.id, written=Written("answer-1", words), now=now)
    for _ in range(2):
        watch_tone(entry=entries_in([shop.id]).get(kind="talk.answered").view(), now=now)
    assert talks_in([shop.id]).get().abnormal is abnormal
    assert entries_in([shop.id]).filter(kind="talk.cold_reply").count() == int(abnormal)
