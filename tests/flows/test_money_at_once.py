"""Several people at the same moment, each in a connection of their own: once, and never more than was paid.

Runs on whichever database the run uses; CI runs both.
"""

from datetime import timedelta
from random import Random

import pytest
from django.db import OperationalError
from django.utils import timezone

from heqi.accounts.access import find_staff
from heqi.cases.access import case_of
from heqi.cases.actions import choose_outcome, give_remedy, tick_step
from heqi.cases.money.catalogue import RemedyKind
from heqi.cases.spending.spent import spent_on, total_of
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


def spent(people, shop, cases):
    """What went out on the order, or may: over both cases, with what each of them has agreed to and not seen yet."""
    return spent_on(case_of(people[0], cases[0]), with_own=True)


def money_out(people, shop, cases):
    """All of it, in fen."""
    return total_of(spent(people, shop, cases))


def settled(people, shop, cases):
    """What of it settles a claim, in fen; the rest was given beside."""
    return total_of(each for each in spent(people, shop, cases) if not each.beside)


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


def test_M9_of_a_remedy_and_a_refund_at_once_one_sees_that_it_is_more_than_was_paid(people, shop, cases):
    """50 yuan beside a refund of 80: whoever is second is asked to look, whichever case each is on."""

    def spend(number):
        case = case_of(people[0], cases[number])
        seen = {"staff": people[0], "case_id": case.id, "version": case.version, "now": timezone.now()}
        if number:
            give_remedy(**seen, kind=RemedyKind.SMALL_PAYMENT)
        else:
            choose_outcome(**seen, outcome=Outcome.REFUND_ONLY, amount_fen=80_00)

    results = at_once(2, spend)
    assert done(results) == 1
    assert [each.code for each in results if each is not None] == ["money.above_paid"]
    assert money_out(people, shop, cases) <= PAID


def test_M9_beside_a_refund_that_is_chosen_more_than_was_paid_is_given_only_once_seen(people, shop, cases):
    case = case_of(people[0], cases[0])
    seen = {"staff": people[0], "case_id": case.id, "now": timezone.now()}
    chosen = choose_outcome(**seen, version=case.version, outcome=Outcome.REFUND_ONLY, amount_fen=60_00)
    with pytest.raises(HeqiError) as refused:
        give_remedy(**seen, version=chosen.version, kind=RemedyKind.SMALL_PAYMENT)
    assert (refused.value.code, refused.value.detail["total_fen"]) == ("money.above_paid", 110_00)
    assert money_out(people, shop, cases) == 60_00
    give_remedy(**seen, version=chosen.version, kind=RemedyKind.SMALL_PAYMENT, above_paid=True)
    assert (money_out(people, shop, cases), settled(people, shop, cases)) == (110_00, 60_00)


def test_M9_two_cases_that_both_saw_the_sum_still_refund_no_more_than_was_paid(people, shop, cases):
    case = case_of(people[0], cases[0])
    give_remedy(
        staff=people[0], case_id=case.id, version=case.version, kind=RemedyKind.SMALL_PAYMENT, now=timezone.now()
    )

    def choose(number):
        case = case_of(people[0], cases[number])
        choose_outcome(
            staff=people[0], case_id=case.id, version=case.version, outcome=Outcome.REFUND_ONLY, amount_fen=PAID,
            above_paid=True, now=timezone.now(),
        )  # fmt: skip

    results = at_once(2, choose)
    assert done(results) == 1
    assert [each.code for each in results if each is not None] == ["money.paid_before"]
    assert (money_out(people, shop, cases), settled(people, shop, cases)) == (140_00, PAID)


@pytest.mark.parametrize("ticked", [False, True])
@pytest.mark.parametrize("seed", range(2))
def test_M9_whatever_four_people_click_at_once_no_more_is_refunded_than_was_paid(people, shop, cases, seed, ticked):
    """Nor goes out at all, unless somebody has ticked that they saw it."""

    def clicks(number):
        random = Random(f"{seed}.{number}")
        for _ in range(6):
            verb = random.choice(["choose", "choose", "ask", "approve", "take_back", "withdraw", "tick", "remedy"])
            way, fen = random.choice([Outcome.SMALL_PAYMENT, Outcome.REFUND_ONLY]), random.choice([30_00, 60_00, PAID])
            try:
                click(people[number], random.choice(cases), verb, way, fen, above_paid=ticked)
            except HeqiError as refusal:
                assert refusal.status in (403, 404, 409, 422), refusal

    results = at_once(4, clicks)
    assert not [each for each in results if isinstance(each, OperationalError | AssertionError)], results
    assert not [each for each in results if isinstance(each, Exception)], results
    assert settled(people, shop, cases) <= PAID
    assert ticked or money_out(people, shop, cases) <= PAID
    at_work = live_money(shop)
    assert len(at_work) == len(set(at_work))
