"""Which orders a talk is offered: those it names and those that are surely the buyer's, never a namesake's (T1, M1)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.core.masks import name_by_digest
from heqi.core.reception.incoming import Incoming
from tests.support.story import ORDER_NO

SECOND = "260525-111111111111111"
REF = name_by_digest("果果爱吃芒果")


@pytest.fixture
def hear(shop):
    """A buyer's message comes in, and what follows from it is done."""

    def say(key, conversation, *, buyer, order_no=""):
        from heqi.buyers.actions.tie import follow_batch, follow_message
        from heqi.journal.access import entries_in
        from heqi.reception.actions.take_in import take_in_messages

        now = timezone.now()
        said = Incoming(key, conversation, "buyer", now, text="坏果怎么处理？", buyer=buyer, order_no=order_no)
        (talk_id,) = take_in_messages(shop.id, [said], at=now).talks
        for entry in entries_in([shop.id]).filter(kind__in=("talk.message_came", "inbox.batch_applied")).order_by("id"):
            (follow_message if entry.kind == "talk.message_came" else follow_batch)(entry=entry.view(), now=now)
        return talk_id

    return say


def offered(api, talk_id):
    return [each["order_no"] for each in api.get(f"/talks/{talk_id}/orders").body]


def test_T1_a_namesake_behind_a_mask_is_not_offered_anothers_order(shop, agent_api, platform, hear):
    platform.state_order(timezone.now(), buyer="果***果")
    hear("m1", "c1", buyer="果***果", order_no=ORDER_NO)
    other = hear("m2", "c2", buyer="果***果")
    assert offered(agent_api, other) == []


def test_T1_a_whole_nickname_of_pinduoduo_is_no_identity_either(shop, agent_api, platform, hear):
    platform.state_order(timezone.now(), buyer="果友")
    hear("m1", "c1", buyer="果友", order_no=ORDER_NO)
    assert offered(agent_api, hear("m2", "c2", buyer="果友")) == []


def test_T1_an_order_that_the_talk_named_before_is_offered_again(shop, agent_api, platform, hear):
    platform.state_order(timezone.now())
    platform.state_order(timezone.now(), SECOND)
    hear("m1", "c1", buyer="果友", order_no=SECOND)
    talk_id = hear("m2", "c1", buyer="果友", order_no=ORDER_NO)
    assert offered(agent_api, talk_id) == [SECOND]


def test_T1_a_members_other_orders_are_offered_where_the_platform_says_whose_they_are(shop, agent_api, platform, hear):
    now = timezone.now()
    platform.state_order(now - timedelta(days=2), SECOND, buyer="果***果", buyer_ref=REF)
    platform.state_order(now, buyer="果***果", buyer_ref=REF)
    talk_id = hear("m1", "c1", buyer="果***果", order_no=ORDER_NO)
    assert offered(agent_api, talk_id) == [SECOND]


def test_T1_an_order_may_always_be_named_by_its_number(shop, agent_api, platform, hear):
    platform.state_order(timezone.now())
    talk_id = hear("m1", "c1", buyer="果***果")
    version = agent_api.get(f"/talks/{talk_id}").body["version"]
    linked = agent_api.post(f"/talks/{talk_id}/order", {"version": version, "order_no": ORDER_NO})
    assert (linked.status, linked.body["order_no"]) == (200, ORDER_NO)
