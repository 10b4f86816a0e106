"""Bring cases in step with what the platform states now: open new ones, move, confirm and decide old ones."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from heqi.cases.access import lock_cases
from heqi.cases.actions.follow_platform import follow_platform
from heqi.cases.actions.redecide import copy_verdict, is_new_verdict
from heqi.cases.actions.save_brought import Brought, save_brought
from heqi.cases.judge import judge
from heqi.cases.models import Case
from heqi.cases.spending.paid_before import paid_before
from heqi.cases.statements import statements_for
from heqi.core.words import AfterSaleState, FirstChannel
from heqi.rules.queries import rulebook_of
from heqi.shops.access import get_shop
from heqi.shops.contracts import ShopView

AT_ONCE = 200
"""Cases in one transaction: short enough that a person's click never waits long for the write lock."""

Requests = Mapping[str, str]


def refresh_cases(*, shop_id: int, requests: Requests, now: datetime, cause: int | None = None) -> int:
    """Refresh the cases of these after-sales numbers (number → order number); how many changed or were opened.

    Safe to run again: what is in step already is left alone, without a journal entry.
    """
    shop = get_shop(shop_id)
    numbers = sorted(requests)
    parts = (numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE))
    return sum(_refresh_some(shop, {number: requests[number] for number in part}, now, cause) for part in parts)


def refresh_by_hand_cases(*, shop_id: int, order_nos: Collection[str], now: datetime, cause: int | None = None) -> int:
    """Refresh cases without an after-sales number whose order is among these; how many changed."""
    shop = get_shop(shop_id)
    with transaction.atomic():
        held = lock_cases(shop_id, after_sale_no="", order_no__in=list(order_nos), done=False)
        return bring_in_step(shop, [], held, now, cause)


def _refresh_some(shop: ShopView, requests: Requests, now: datetime, cause: int | None) -> int:
    with transaction.atomic():
        held = {case.after_sale_no: case for case in lock_cases(shop.id, after_sale_no__in=list(requests))}
        missing = {number: order_no for number, order_no in requests.items() if number not in held}
        adopted = _adopt(shop.id, missing)
        new = [_new_case(shop, order_no, number, now) for number, order_no in missing.items() if number not in adopted]
        return bring_in_step(shop, new, [*held.values(), *adopted.values()], now, cause)


def _adopt(shop_id: int, missing: Requests) -> dict[str, Case]:
    """Cases that were opened by hand for an order whose buyer has now filled in the form: the same case."""
    by_hand = {
        case.order_no: case
        for case in lock_cases(shop_id, after_sale_no="", order_no__in=list(missing.values()), done=False)
    }
    adopted = {}
    for number, order_no in missing.items():
        case = by_hand.pop(order_no, None)
        if case is not None:
            case.after_sale_no = number
            adopted[number] = case
    return adopted


def _new_case(shop: ShopView, order_no: str, number: str, now: datetime) -> Case:
    return Case(
        shop_id=shop.id,
        order_no=order_no,
        after_sale_no=number,
        first_channel=FirstChannel.FORM,
        state=AfterSaleState.NONE,
        opened_at=now,
    )


def bring_in_step(shop: ShopView, new: list[Case], held: list[Case], now: datetime, cause: int | None) -> int:
    """Follow the platform, judge and save these cases inside the caller's transaction; how many show a difference."""
    cases = [*new, *held]
    stated = statements_for(shop.id, [(case.order_no, case.after_sale_no) for case in cases])
    rulebook = rulebook_of(shop.id)
    before = paid_before(cases, shop_id=shop.id)
    brought = []
    for case in cases:
        mine = stated[case.order_no, case.after_sale_no]
        followed = follow_platform(case, mine, now=now)
        gone = before.get((case.order_no, case.after_sale_no))
        judged = judge(case, mine, shop=shop, now=now, rulebook=rulebook, refunded_fen=gone)
        fresh = is_new_verdict(case, judged.decision)
        copy_verdict(case, judged.decision, now=now)
        brought.append(Brought(case, followed, judged, fresh))
    return save_brought(shop.id, brought, now=now, cause=cause)
