"""The channel protocol over HTTP: what a bridge brings is taken once, whoever does not sign gets nothing in."""

import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from heqi.channels.access import channels_in, nonces_of
from heqi.pictures.access import pictures_in
from heqi.platforms.channel.signing import make_nonce, make_secret
from heqi.reception.access import messages_in, talks_in
from heqi.reception.models import ServiceRating
from tests.support.channel import Bridge, message, open_channel

SECONDS = timedelta(seconds=1)


def texts(shop) -> list[str]:
    return list(messages_in([shop.id]).order_by("at").values_list("text", flat=True))


def picture() -> str:
    out = BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    return b64encode(out.getvalue()).decode()


def test_a_message_that_a_bridge_brings_is_a_talk_on_the_desk(shop, bridge):
    answer = bridge.bring(message(order_no="260525-111"))
    assert (answer.status, answer.body) == (200, {"taken": [{"key": "m1", "state": "new"}]})
    talk = talks_in([shop.id]).get()
    assert (talk.buyer, talk.order_no, talk.channel_id, talk.unread) == ("阿梅", "260525-111", bridge.channel.pk, 1)
    assert talk.key == f"c{bridge.channel.pk}.mei"
    assert texts(shop) == ["樱桃什么时候发货？"]


def test_every_kind_of_message_and_sender_comes_in(shop, bridge):
    answer = bridge.bring(
        message("m1", sender="robot", text="您好，客服马上就来"),
        message("m2", kind="goods", goods_id="g-7", text=""),
        message("m3", kind="order", order_no="260525-111", text=""),
        message("m4", kind="image", text="", picture=picture()),
        message("m5", sender="system", kind="note", text="买家申请了退款"),
        message("m6", sender="agent", sender_name="小林", text="在的"),
    )
    assert answer.status == 200
    rows = messages_in([shop.id]).order_by("at").values_list("form", "sender", "goods_id", "order_no")
    assert list(rows) == [
        ("text", "robot", "", ""),
        ("goods", "buyer", "g-7", ""),
        ("order", "buyer", "", "260525-111"),
        ("image", "buyer", "", ""),
        ("note", "system", "", ""),
        ("text", "agent", "", ""),
    ]
    kept = pictures_in([shop.id]).get()
    assert messages_in([shop.id]).get(form="image").picture_id == kept.pk


def test_the_same_message_twice_is_one_row(shop, bridge):
    said = message()
    bridge.bring(said)
    again = bridge.bring(said, message("m2", text="在吗"))
    assert again.body == {"taken": [{"key": "m1", "state": "known"}, {"key": "m2", "state": "new"}]}
    assert texts(shop) == ["樱桃什么时候发货？", "在吗"]


def test_another_content_under_the_same_key_is_refused_with_everything_beside_it(shop, bridge):
    bridge.bring(message())
    answer = bridge.bring(message("m2"), message("m1", text="退款"))
    assert (answer.status, answer.code, answer.body["detail"]) == (409, "channel.key_reused", {"keys": ["m1"]})
    assert "key" in answer.body["message"]
    assert texts(shop) == ["樱桃什么时候发货？"]
    twice = bridge.bring(message("m3"), message("m3", text="别的"))
    assert (twice.code, len(texts(shop))) == ("channel.key_reused", 1)


def test_two_channels_of_a_shop_may_use_the_same_keys(shop, bridge):
    other = open_channel(shop)
    bridge.bring(message())
    assert other.bring(message(text="别的店里的阿梅")).body["taken"][0]["state"] == "new"
    assert talks_in([shop.id]).count() == 2


def test_a_replayed_request_is_turned_away_whatever_became_of_the_first(shop, bridge):
    nonce = make_nonce()
    assert bridge.call("POST", "/messages", {"messages": [message()]}, nonce=nonce).status == 200
    again = bridge.call("POST", "/messages", {"messages": [message("m2")]}, nonce=nonce)
    assert (again.status, again.code) == (401, "channel.replayed")
    spoilt = make_nonce()
    assert bridge.call("POST", "/messages", {"messages": []}, nonce=spoilt).status == 422
    assert bridge.call("POST", "/messages", {"messages": [message("m3")]}, nonce=spoilt).code == "channel.replayed"
    assert texts(shop) == ["樱桃什么时候发货？"]
    assert nonces_of(shop.id).count() == 2


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"heqi_signature": "v1=" + "0" * 64}, "channel.bad_signature"),
        ({"heqi_signature": ""}, "channel.unsigned"),
        ({"heqi_timestamp": "soon"}, "channel.unsigned"),
        ({"heqi_timestamp": "1700000000"}, "channel.bad_signature"),
        ({"heqi_nonce": "a-nonce-of-my-own"}, "channel.bad_signature"),
        ({"heqi_nonce": "短"}, "channel.bad_nonce"),
    ],
)
def test_what_is_not_signed_as_it_stands_gets_in_nothing(shop, bridge, changed, code):
    changed = {name: value.encode().decode("latin-1") for name, value in changed.items()}
    answer = bridge.call("POST", "/messages", {"messages": [message()]}, **changed)
    assert (answer.status, answer.code) == (401, code)
    assert texts(shop) == []
    assert nonces_of(shop.id).count() == 0
    seen = channels_in([shop.id]).get().error
    assert (seen or {}).get("code") == (code if code == "channel.bad_signature" else None)


def test_a_clock_may_be_five_minutes_off_and_no_more(shop, bridge):
    for ahead, status in ((-301, 401), (-290, 200), (290, 200), (310, 401)):
        bridge.ahead = timedelta(seconds=ahead)
        answer = bridge.call("POST", "/hello")
        assert answer.status == status
    assert answer.code == "channel.out_of_time"
    assert abs(answer.body["detail"]["server_time"] - datetime.now(UTC).timestamp()) < 60


def test_hello_tells_whose_channel_it_is(shop, bridge):
    answer = bridge.call("POST", "/hello")
    assert (answer.body["channel"], answer.body["shop"], answer.body["state"]) == ("自建商城", "果然鲜", "on")
    assert channels_in([shop.id]).get().seen_at is not None


def test_no_channel_no_page_and_an_ended_channel_look_alike(shop, bridge, owner):
    from heqi.channels.actions.change_channel import end_channel

    page = open_channel(shop, "page")
    end_channel(staff=owner, channel_id=bridge.channel.pk, version=bridge.channel.version, now=datetime.now(UTC))
    unknown = Bridge(type(bridge.channel)(public_id="0" * 16), bridge.secret)
    for door in (page, bridge, unknown):
        answer = door.bring(message())
        assert (answer.status, answer.code) == (404, "channel.none")
    assert texts(shop) == []


def test_a_paused_channel_takes_nothing(shop, bridge, owner):
    from heqi.channels.actions.change_channel import pause_channel

    pause_channel(staff=owner, channel_id=bridge.channel.pk, version=bridge.channel.version, now=datetime.now(UTC))
    answer = bridge.bring(message())
    assert (answer.status, answer.code, texts(shop)) == (409, "channel.paused", [])


def test_both_secrets_live_while_one_is_replaced_and_then_only_the_new_one(shop, bridge, owner):
    from heqi.channels.actions.change_channel import give_new_secret

    new, now = Bridge(bridge.channel, make_secret()), datetime.now(UTC)
    row = give_new_secret(
        staff=owner, channel_id=bridge.channel.pk, version=1, secret=new.secret, at_once=False, now=now
    )
    assert [bridge.bring(message("a")).status, new.bring(message("b")).status] == [200, 200]
    give_new_secret(
        staff=owner, channel_id=row.pk, version=row.version, secret=(last := make_secret()), at_once=True, now=now
    )
    answers = [bridge.bring(message("c")), new.bring(message("d")), Bridge(row, last).bring(message("e"))]
    assert [answer.status for answer in answers] == [401, 401, 200]


def test_what_is_wrong_with_a_message_is_said_by_its_place(shop, bridge):
    answer = bridge.bring(message(), message("m2", text=" "))
    assert (answer.status, answer.code) == (422, "channel.invalid")
    assert answer.body["message"].startswith("第 2 条不能接收")
    assert answer.body["detail"]["fields"][0]["at"] == "messages.1.text"
    assert texts(shop) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"sender": "friend"},
        {"at": "2026-05-01T09:00:00"},
        {"at": "2199-05-01T09:00:00+08:00"},
        {"text": "字" * 5001},
        {"text": "a\x00b"},
        {"text": "\ud800"},
        {"key": "k" * 101},
        {"key": "有空格 的"},
        {"tezt": "misspelt"},
        {"kind": "image", "picture": "no base64!"},
        {"kind": "image", "picture": b64encode(b"%PDF-1.7").decode()},
        {"kind": "goods"},
        {"picture": picture()},
    ],
)
def test_a_malformed_message_is_refused_and_nothing_of_its_batch_is_taken(shop, bridge, wrong):
    answer = bridge.bring(message("good"), message(**wrong))
    assert answer.status == 422
    assert answer.code in ("request.invalid", "channel.invalid")
    assert texts(shop) == []


def test_a_batch_has_its_size(shop, bridge):
    assert bridge.bring(*(message(f"m{each}") for each in range(100))).status == 200
    assert bridge.bring(*(message(f"n{each}") for each in range(101))).code == "request.invalid"
    assert bridge.bring(message("big", text="字", picture="A" * (8 * 1024 * 1024))).code == "request.too_big"
    assert talks_in([shop.id]).get().unread == 100


def test_a_bridge_that_runs_wild_is_asked_to_wait_and_others_are_not(shop, bridge, monkeypatch):
    from heqi.web.allowance import Allowance
    from heqi.web.channel import door

    monkeypatch.setattr(door, "REQUESTS", Allowance(most=3, per=60))
    other = open_channel(shop)
    answers = [bridge.call("POST", "/hello") for _ in range(4)]
    assert [answer.status for answer in answers] == [200, 200, 200, 429]
    assert (answers[3].code, answers[3].headers["Retry-After"]) == ("channel.busy", "60")
    assert other.call("POST", "/hello").status == 200


def test_who_guesses_at_signatures_is_slowed_down(shop, bridge, monkeypatch):
    from heqi.web.allowance import Allowance
    from heqi.web.channel import door

    monkeypatch.setattr(door, "WRONG", Allowance(most=2, per=60))
    guess = Bridge(bridge.channel, make_secret())
    assert [guess.call("POST", "/hello").status for _ in range(3)] == [401, 401, 429]
    assert bridge.call("POST", "/hello").status == 200


def test_a_buyers_read_mark_is_noted_and_an_older_one_changes_nothing(shop, bridge):
    written = datetime.now(UTC) - timedelta(minutes=5)
    bridge.bring(message(at=(written - SECONDS).isoformat()), message("a1", sender="agent", at=written.isoformat()))
    late = {"conversation": "mei", "upto": "a1", "at": datetime.now(UTC).isoformat()}
    assert bridge.call("POST", "/reads", {"reads": [late]}).body == {"taken": 1}
    assert talks_in([shop.id]).get().buyer_read_at == written
    bridge.call("POST", "/reads", {"reads": [{**late, "upto": "m1"}]})
    assert talks_in([shop.id]).get().buyer_read_at == written


def test_X5b_a_rating_is_kept_once(shop, bridge):
    bridge.bring(message())
    rating = {"key": "r1", "conversation": "mei", "score": 2, "at": datetime.now(UTC).isoformat(), "buyer": "阿梅"}
    sent = {"ratings": [{**rating, "label": "回复太慢", "staff": "小林"}]}
    assert bridge.call("POST", "/ratings", sent).body == {"taken": [{"key": "r1", "state": "new"}]}
    assert bridge.call("POST", "/ratings", sent).body == {"taken": [{"key": "r1", "state": "known"}]}
    kept = ServiceRating.objects.in_shop(shop.id).get()
    assert (kept.score, kept.label, kept.staff, kept.buyer, kept.source) == (2, "回复太慢", "小林", "阿梅", "buyer")
    assert bridge.call("POST", "/ratings", {"ratings": [{**rating, "score": 5}]}).code == "channel.key_reused"
    assert bridge.call("POST", "/ratings", {"ratings": [{**rating, "key": "r2", "score": 6}]}).status == 422


def test_no_secret_is_told_in_any_answer_or_kept_in_clear(shop, bridge):
    told = json.dumps([bridge.call("POST", "/hello").body, bridge.bring(message()).body, bridge.fetch()])
    row = channels_in([shop.id]).get()
    assert bridge.secret not in told
    assert bridge.secret.encode() not in bytes(row.secret)
