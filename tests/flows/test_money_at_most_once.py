"""Whatever several people click in whatever order on the cases of one order, no more is refunded than was paid."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heqi.accounts.access import find_staff
from heqi.cases.access import case_of
from heqi.cases.spending.spent import spent_on, total_of
from heqi.core.errors import HeqiError
from heqi.core.words import Outcome
from heqi.journal.contracts import SYSTEM
from heqi.outbox.access import actions_in
from heqi.outbox.states import LIVE
from heqi.shops.actions.change_settings import change_settings
from tests.support.money_clicks import click

PAID = 120_00
MONEY = st.sampled_from([1_00, 40_00, 60_00, 80_00, 120_00])
WAYS = st.sampled_from([Outcome.SMALL_PAYMENT, Outcome.REFUND_ONLY])
CLICK = st.one_of(
    st.tuples(st.just("choose"), WAYS, MONEY),
    st.tuples(st.just("ask"), WAYS, MONEY),
    st.tuples(
        st.sampled_from(["approve", "take_back", "withdraw", "tick", "remedy", "hand_out"]), st.none(), st.none()
    ),
)
CLICKS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), CLICK, st.booleans()), min_size=4, max_size=14)


@pytest.fixture
def cases(platform, shop):
    """Two requests on one order of 120 yuan."""
    now = timezone.now()
    entry = {"on": True, "face_fen": 30_00, "cost_fen": 30_00}
    change_settings(shop_id=shop.id, group="remedies", changes={"small_payment": entry}, by=SYSTEM, now=now)
    platform.state_order(now - timedelta(minutes=9), paid_fen=PAID, goods_fen=PAID)
    return [
        platform.state_request(
            now - timedelta(minutes=8), after_sale_no=number, requested_fen=PAID, order_paid_fen=PAID
        ).id
        for number in ("61234567890123", "61234567890999")
    ]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(clicks=CLICKS)
def test_M9_no_order_of_clicks_refunds_more_than_was_paid_or_pays_one_thing_twice(
    cases, shop, agent, supervisor, owner, clicks
):
    people = [find_staff(each.id) for each in (agent, supervisor, owner)]
    with transaction.atomic():
        seen = False
        for who, which, (verb, outcome, fen), ticked in clicks:
            try:
                click(people[who], cases[which], verb, outcome, fen, above_paid=ticked)
                seen = seen or ticked
            except HeqiError as refusal:
                assert refusal.status in (403, 404, 409, 422), refusal
            out = spent_on(case_of(owner, cases[0]), with_own=True)
            assert total_of(each for each in out if not each.beside) <= PAID
            assert seen or total_of(out) <= PAID
            live = actions_in([shop.id]).filter(money=True, state__in=LIVE)
            at_work = list(live.values_list("subject_type", "subject_id", "kind"))
            assert len(at_work) == len(set(at_work))
        transaction.set_rollback(True)
