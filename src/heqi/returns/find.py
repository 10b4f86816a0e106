"""From a scanned or typed number to the cases that it belongs to, within the shops given."""

from collections.abc import Collection
from dataclasses import dataclass

from heqi.cases.access import cases_in
from heqi.cases.models import Case
from heqi.core.cases.arrival import Way
from heqi.core.scanned import case_id_in, read_scanned
from heqi.returns.access import arrivals_under
from heqi.returns.models import Arrival
from heqi.trade.numbers import Numbered, orders_numbered

MOST_CASES = 20
"""Of one number; a parcel with more orders in it is looked up by one of them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that a number leads to. `why`: return | outbound | order | after_sale | case; `carrier`: of the parcel."""

    case: Case
    why: str
    carrier: str

    @property
    def way(self) -> Way:
        """Our own parcel is recalled or refused; whatever else comes, the buyer sent."""
        return Way.RECALLED if self.why == "outbound" else Way.RETURN


@dataclass(frozen=True, slots=True)
class Found:
    """What a number leads to. `orders`: orders that are known and have no case; `arrivals`: scanned before."""

    number: str
    hits: list[Hit]
    orders: list[Numbered]
    arrivals: list[Arrival]


def find_number(shop_ids: Collection[int], scanned: str) -> Found:
    """Open cases first, the newest of each first. Nothing at all for a number that is empty."""
    number = read_scanned(scanned)
    if not number:
        return Found("", [], [], [])
    known = orders_numbered(shop_ids, number)
    hits = _hits(shop_ids, known, number)
    covered = {(hit.case.shop_id, hit.case.order_no) for hit in hits}
    orders = {(each.shop_id, each.order_no): each for each in reversed(known)}
    left = [each for place, each in orders.items() if place not in covered]
    return Found(number, hits, left, arrivals_under(shop_ids, number))


def _hits(shop_ids: Collection[int], known: list[Numbered], number: str) -> list[Hit]:
    by_order = {(each.shop_id, each.order_no): each for each in reversed(known)}
    rows = cases_in(shop_ids).filter(order_no__in=[order_no for _, order_no in by_order]) if by_order else ()
    hits = [
        Hit(case, by_order[place].why, by_order[place].carrier)
        for case in rows
        if (place := (case.shop_id, case.order_no)) in by_order and _fits(case, by_order[place])
    ]
    case_id = case_id_in(number)
    mine = cases_in(shop_ids).filter(id=case_id) if case_id is not None else ()
    hits += [Hit(case, "case", "") for case in mine]
    return sorted(hits, key=lambda hit: (hit.case.done, -hit.case.opened_at.timestamp()))[:MOST_CASES]


def _fits(case: Case, numbered: Numbered) -> bool:
    """The number of one request names one case, not all of its order."""
    return not numbered.after_sale_no or case.after_sale_no == numbered.after_sale_no
