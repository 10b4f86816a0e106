"""Several people at the same moment, each in a connection of their own: once, and never more than was paid.

Runs on whichever database the run uses; CI runs both.
"""

from datetime import timedelta
from random import Random

import pytest
from django.db import OperationalError
from django.utils import timezone

from heqi.accounts.access import find_staff
from heqi.cases.access import case_of, cases_in
from heqi.cases.actions import choose_outcome, give_remedy, tick_step, withdraw_outcome
from heqi.cases.money.catalogue import RemedyKind
from heqi.cases.spending.spent import Way, spent_on
from heqi.core.errors import HeqiError
from heqi.core.words import Outcome
from heqi.journal.contracts import SYSTEM
from heqi.outbox.access import actions_in
from heqi.outbox.states import LIVE
from heqi.shops.actions.change_settings import change_settings
from tests.support.money_clicks import click
from tests.support.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
PAID = 90_00
NUMBERS = ("61234567890123", "61234567890999")
REFUNDS = (Outcome.REFUND_ONLY, Outcome.RETURN_REFUND)


@pytest.fixture
def cases(transactional_db, platform, shop):
    """Two requests on one order of 90 yuan."""
    now = timezone.now()
    entry = {"on": True, "face_fen": 50_00, "cost_fen": 50_00}
    change_settings(shop_id=shop.id, group="remedies", changes={"small_payment": entry}, by=SYSTEM, now=now)
    platform.state_order(now - timedelta(minutes=9), paid_fen=PAID, goods_fen=PAID)
    said = {"requested_fen": PAID, "order_paid_fen": PAID}
    return [platform.state_request(now - timedelta(minutes=8), after_sale_no=each, **said).id for each in NUMBERS]


@pytest.fixture
def people(agent, supervisor, owner):
    return [find_staff(each.id) for each in (owner, supervisor, agent, owner)]


def done(results):
    """How many went through; everybody else was refused with a sentence, and nothing else happened."""
    others = [each for each in results if isinstance(each, Exception)]
    assert all(isinstance(each, HeqiError) and each.status in (403, 404, 409, 422) for each in others), others
    return len(results) - len(others)


def money_out(people, shop, cases):
    """What went out on the order, or may: over both cases, with what each of them has agreed to and not seen yet."""
    own, spent = cases_in([shop.id]).get(id=cases[0]), spent_on(case_of(people[0], cases[0]))
    told = any(each.way is Way.REFUND and (each.case_id, each.flow_no) == (own.id, own.flow_no) for each in spent)
    agreed = own.amount_fen or 0 if own.outcome in REFUNDS and not own.done and not told else 0
    return agreed + sum(each.amount_fen for each in spent)


def live_money(shop):
    rows = actions_in([shop.id]).filter(money=True, state__in=LIVE)
    return list(rows.values_list("subject_type", "subject_id", "kind"))


def test_M9_four_people_choose_the_same_payment_at_once_and_it_is_made_once(people, shop, cases):
    version = case_of(people[0], cases[0]).version

    def choose(number):
        choose_outcome(
            staff=people[number % 2], case_id=cases[0], version=version, outcome=Outcome.SMALL_PAYMENT,
            amount_fen=40_00, now=timezone.now(),
        )  # fmt: skip

    assert done(at_once(4, choose)) == 1
    assert [each.amount_fen for each in spent_on(case_of(people[0], cases[0]))] == [40_00]
    assert len(live_money(shop)) == 1


def test_M9_two_cases_of_one_order_paid_at_once_never_exceed_what_was_paid(people, shop, cases):
    def choose(number):
        case = case_of(people[0], cases[number])
        choose_outcome(
            staff=people[0], case_id=case.id, version=case.version, outcome=Outcome.REFUND_ONLY, amount_fen=80_00,
            now=timezone.now(),
        )  # fmt: skip

    assert done(at_once(2, choose)) == 1
    assert money_out(people, shop, cases) == 80_00


def test_M9_four_people_tick_the_same_payment_at_once_and_it_counts_once(people, shop, cases):
    case = case_of(people[0], cases[0])
    chosen = choose_outcome(
        staff=people[0], case_id=case.id, version=case.version, outcome=Outcome.SMALL_PAYMENT, amount_fen=40_00,
        now=timezone.now(),
    )  # fmt: skip
    tick_step(staff=people[0], case_id=case.id, key="agree_amount", version=chosen.version, now=timezone.now())
    version = case_of(people[0], case.id).version

    def tick(_):
        tick_step(staff=people[0], case_id=case.id, key="small_payment", version=version, now=timezone.now())

    assert done(at_once(4, tick)) == 1
    assert money_out(people, shop, cases) == 40_00


def test_M9_a_remedy_and_a_refund_at_once_leave_no_fen_to_spare(people, shop, cases):
    """50 yuan beside a refund of 80: one of the two has to wait, whichever case each is on."""

    def spend(number):
        case = case_of(people[0], cases[number])
        seen = {"staff": people[0], "case_id": case.id, "version": case.version, "now": timezone.now()}
        if number:
            give_remedy(**seen, kind=RemedyKind.SMALL_PAYMENT)
        else:
            choose_outcome(**seen, outcome=Outcome.REFUND_ONLY, amount_fen=80_00)

    assert done(at_once(2, spend)) == 1
    assert money_out(people, shop, cases) <= PAID


def test_M9_beside_a_refund_that_is_chosen_only_what_is_left_may_be_given(people, shop, cases):
    case = case_of(people[0], cases[0])
    seen = {"staff": people[0], "case_id": case.id, "now": timezone.now()}
    chosen = choose_outcome(**seen, version=case.version, outcome=Outcome.REFUND_ONLY, amount_fen=60_00)
    with pytest.raises(HeqiError) as refused:
        give_remedy(**seen, version=chosen.version, kind=RemedyKind.SMALL_PAYMENT)
    assert (refused.value.code, refused.value.detail["left_fen"]) == ("money.paid_before", 30_00)
    withdrawn = withdraw_outcome(**seen, version=chosen.version, reason="改选")
    give_remedy(**seen, version=withdrawn.version, kind=RemedyKind.SMALL_PAYMENT)
    assert money_out(people, shop, cases) == 50_00


@pytest.mark.parametrize("seed", range(3))
def test_M9_whatever_four_people_click_at_once_no_more_goes_out_than_was_paid(people, shop, cases, seed):
    def clicks(number):
        random = Random(f"{seed}.{number}")
        for _ in range(6):
            verb = random.choice(["choose", "choose", "ask", "approve", "take_back", "withdraw", "tick", "remedy"])
            way, fen = random.choice([Outcome.SMALL_PAYMENT, Outcome.REFUND_ONLY]), random.choice([30_00, 60_00, PAID])
            try:
                click(people[number], random.choice(cases), verb, way, fen)
            except HeqiError as refusal:
                assert refusal.status in (403, 404, 409, 422), refusal

    results = at_once(4, clicks)
    assert not [each for each in results if isinstance(each, OperationalError | AssertionError)], results
    assert not [each for each in results if isinstance(each, Exception)], results
    assert money_out(people, shop, cases) <= PAID
    at_work = live_money(shop)
    assert len(at_work) == len(set(at_work))
