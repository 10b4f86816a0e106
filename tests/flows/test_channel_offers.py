"""Replies on their way to a bridge: offered until they are acknowledged, in order, and never lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.outbox.access import actions_in, find_action
from heqi.outbox.actions import claim_next, send_again
from heqi.outbox.actions.offer import Offer, give_up_offers, offer_actions, offer_next
from heqi.outbox.actions.settle_offer import Word, settle_offer
from heqi.outbox.states import ActionState
from heqi.reception.access import talks_in
from heqi.reception.actions.send_message import Written, send_message
from tests.support.channel import message, open_channel
from tests.support.threads import at_once

MINUTE = timedelta(minutes=1)


@pytest.fixture
def answer(shop, agent, bridge):
    """`answer(text)`: 小林 answers 阿梅; the action's id."""
    bridge.bring(message())

    def answer(text: str) -> int:
        talk = talks_in([shop.id]).first()
        written = Written(f"answer-{actions_in([shop.id]).count():04}", text)
        return send_message(staff=agent, talk_id=talk.pk, written=written, now=timezone.now()).action_id

    return answer


@pytest.fixture
def offer(shop, bridge):
    return Offer(shop.id, bridge.channel.pk)


def test_a_reply_is_fetched_and_acknowledged(bridge, answer):
    action_id = answer("亲，今天发出")
    outbox = bridge.fetch()
    item = outbox["items"][0]
    assert (item["id"], item["key"], item["conversation"], item["kind"]) == (action_id, "answer-0000", "mei", "text")
    assert (item["text"], outbox["cursor"]) == ("亲，今天发出", action_id)
    assert find_action(action_id).state == ActionState.SENDING
    assert bridge.ack(action_id, "delivered", reference="wx-99") == "sent"
    assert bridge.fetch()["items"] == []
    assert bridge.ack(action_id, "confirmed") == "confirmed"
    row = find_action(action_id)
    assert (row.reference, row.confirmed_at is not None, row.error) == ("wx-99", True, None)


def test_what_is_not_acknowledged_comes_again_after_a_minute_or_when_the_bridge_begins_anew(offer, answer):
    first, second = answer("一"), answer("二")
    now = timezone.now()
    assert [each.id for each in offer_actions(offer, now=now, most=20)] == [first, second]
    assert offer_actions(offer, now=now + MINUTE / 2, most=20, after=second) == []
    third = answer("三")
    assert [each.id for each in offer_actions(offer, now=timezone.now(), most=20, after=second)] == [third]
    again = offer_actions(offer, now=now + 3 * MINUTE, most=20, after=third)
    assert [each.id for each in again] == [first, second, third]
    assert [each.id for each in offer_actions(offer, now=now + 3 * MINUTE, most=20)] == [first, second, third]
    assert find_action(first).attempts == 3


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        (["delivered", "delivered"], "sent"),
        (["confirmed", "delivered"], "confirmed"),
        (["delivered", "failed"], "failed"),
        (["failed", "delivered"], "failed"),
        (["later", "delivered"], "sent"),
        (["later", "later"], "approved"),
        (["confirmed", "failed"], "confirmed"),
    ],
)
def test_acknowledgements_may_come_twice_late_and_in_any_order(offer, answer, words, ends):
    action_id, now = answer("一"), timezone.now()
    offer_actions(offer, now=now, most=20)
    for word in words:
        settle_offer(offer, action_id=action_id, word=Word(word), now=now)
    assert find_action(action_id).state == ends


def test_a_refusal_carries_the_bridges_reason_to_the_agent(bridge, answer):
    action_id = answer("一")
    bridge.fetch()
    assert bridge.ack(action_id, "failed", reason="买家已把店铺拉黑") == "failed"
    assert find_action(action_id).error["message"] == "渠道没有发出这条消息：买家已把店铺拉黑"
    assert bridge.fetch()["items"] == []


def test_a_failed_one_that_is_sent_again_is_offered_again(offer, bridge, agent, answer):
    from heqi.journal.contracts import Actor

    action_id = answer("一")
    bridge.fetch()
    bridge.ack(action_id, "failed")
    send_again(action_id=action_id, by=Actor.staff(agent.id), now=timezone.now())
    assert [item["id"] for item in bridge.fetch()["items"]] == [action_id]


def test_another_channel_neither_gets_nor_settles_it(shop, other_shop, bridge, answer):
    action_id = answer("一")
    for other in (open_channel(shop), open_channel(other_shop)):
        assert other.fetch()["items"] == []
        assert other.ack(action_id, "delivered") == "unknown"
    assert find_action(action_id).state == ActionState.APPROVED


def test_later_is_kept_for_later_and_nothing_overtakes_it_where_messages_are_pushed(offer, answer):
    first, second = answer("一"), answer("二")
    now = timezone.now()
    assert offer_next(offer, now=now).id == first
    settle_offer(offer, action_id=first, word=Word.LATER, now=now)
    assert offer_next(offer, now=now) is None
    assert offer_next(offer, now=now + timedelta(seconds=3)).id == first
    settle_offer(offer, action_id=first, word=Word.DELIVERED, now=now)
    assert offer_next(offer, now=now + timedelta(seconds=3)).id == second


def test_what_nobody_fetches_for_half_an_hour_fails_and_what_nobody_acknowledges_is_in_doubt(shop, offer, answer):
    taken = answer("一")
    now = timezone.now()
    offer_actions(offer, now=now, most=20)
    left = answer("二")
    assert give_up_offers([shop.id], now=now + 29 * MINUTE) == 0
    assert give_up_offers([shop.id], now=now + 31 * MINUTE) == 2
    assert find_action(taken).state == ActionState.UNKNOWN
    assert find_action(left).state == ActionState.FAILED
    assert "30 分钟没有取走" in find_action(left).error["message"]
    settle_offer(offer, action_id=taken, word=Word.DELIVERED, now=now + 40 * MINUTE)
    assert find_action(taken).state == ActionState.CONFIRMED
    settle_offer(offer, action_id=left, word=Word.DELIVERED, now=now + 40 * MINUTE)
    assert find_action(left).state == ActionState.FAILED


def test_no_platforms_connector_takes_a_message_of_a_channel(shop, answer):
    answer("一")
    assert claim_next(now=timezone.now() + MINUTE, shop_ids=[shop.id]) is None


@pytest.mark.django_db(transaction=True)
def test_of_two_that_fetch_at_once_one_gets_it(offer, answer):
    action_id = answer("一")
    found = at_once(4, lambda _: offer_actions(offer, now=timezone.now(), most=20, after=0))
    assert [error for error in found if isinstance(error, Exception)] == []
    assert sorted(each.id for some in found for each in some) == [action_id]


@pytest.mark.django_db(transaction=True)
def test_the_same_request_ten_times_at_once_is_let_in_once(shop, bridge):
    from heqi.platforms.channel.signing import make_nonce
    from heqi.reception.access import messages_in

    nonce, said = make_nonce(), message()
    answers = at_once(10, lambda _: bridge.call("POST", "/messages", {"messages": [said]}, nonce=nonce).status)
    assert sorted(answers) == [200] + [401] * 9
    assert messages_in([shop.id]).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_message_in_ten_requests_at_once_is_one_row(shop, bridge):
    from heqi.reception.access import messages_in

    said = message()
    answers = at_once(10, lambda _: bridge.bring(said).body["taken"][0]["state"])
    assert sorted(answers) == ["known"] * 9 + ["new"]
    assert messages_in([shop.id]).count() == 1
    assert talks_in([shop.id]).get().unread == 1
