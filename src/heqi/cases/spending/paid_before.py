"""What was paid back on an order before what is decided now, so that nobody is offered it a second time."""

from collections.abc import Collection, Iterable

from heqi.cases.access import cases_in
from heqi.cases.models import Case
from heqi.cases.progress import is_undecided
from heqi.cases.spending.spent import Spending, spent_on, total_of
from heqi.db.lookup import Lookup
from heqi.trade.queries import after_sales_of

_numbers = Lookup(lambda shop_id, no: cases_in([shop_id]).filter(order_no=no).values_list("order_no", "id"), int, str)


def paid_before(cases: Collection[Case], *, shop_id: int) -> dict[tuple[str, str], int]:
    """Fen by (order number, after-sales number) of a case; cases before which nothing was paid are left out.

    Most orders have one case with one flow: that is told by two queries for all of them together.
    """
    if not cases:
        return {}
    order_nos = {case.order_no for case in cases if case.order_no}
    others = set(_cases_on(shop_id, list(order_nos)))
    requests = after_sales_of(shop_id, order_nos) if order_nos else {}
    found = {}
    for case in cases:
        more = any(order_no == case.order_no and case_id != case.pk for order_no, case_id in others)
        more = more or any(each.after_sale_no != case.after_sale_no for each in requests.get(case.order_no, ()))
        if (more or _has_come_round(case)) and (fen := _sum(case)):
            found[case.order_no, case.after_sale_no] = fen
    return found


def paid_before_case(case: Case) -> int | None:
    """Fen, or None where nothing was paid before."""
    return paid_before([case], shop_id=case.shop_id).get((case.order_no, case.after_sale_no))


def _cases_on(shop_id: int, order_nos: list[str]) -> Iterable[tuple[str, int]]:
    """(order number, id) of every case."""
    if len(order_nos) == 1:
        return _numbers.rows(shop_id, order_nos[0])
    return cases_in([shop_id]).filter(order_no__in=order_nos).values_list("order_no", "id")


def _has_come_round(case: Case) -> bool:
    """Whether the case had a flow before the one that runs, or needs a new one."""
    return case.flow_no > 1 or (bool(case.outcome) and not case.done and is_undecided(case))


def _sum(case: Case) -> int:
    again = _has_come_round(case)
    return total_of(each for each in spent_on(case) if each.sure and _is_before(each, case, again=again))


def _is_before(spent: Spending, case: Case, *, again: bool) -> bool:
    """What the flow at work pays itself is no money of before; a remedy was given beside what is owed, not for it."""
    if spent.beside:
        return False
    if spent.case_id != case.pk or case.pk is None:
        return True
    if spent.flow_no is None:
        return again
    return spent.flow_no < case.flow_no or (not case.done and is_undecided(case))
