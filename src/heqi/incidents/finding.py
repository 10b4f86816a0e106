"""The orders that a selection means, with what is known of each: phase, price, case, refund, other incident."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from heqi.cases.access import cases_in
from heqi.core.errors import HeqiError
from heqi.core.incidents.phase import Phase, phase_of
from heqi.core.incidents.selection import Candidate, Selection, pick
from heqi.core.words import AfterSaleState, Demand
from heqi.incidents.access import live_orders_in
from heqi.trade.queries import after_sales_of
from heqi.trade.selecting import OrderGist, Sought, find_gists, gists_of

MOST_ORDERS = 20_000
"""Of one incident. More than that is no batch, and no list that people can look over."""
_CHUNK = 5_000
_KEEPS_GOODS = (Demand.EXCHANGE, Demand.RESHIP, Demand.REPAIR)


@dataclass(frozen=True, slots=True)
class FoundOrder:
    """One order that fits. `phase` None: unpaid or cancelled, so that it is none of an incident's.

    `case_id`: its newest case, an open one first; `elsewhere`: the id of another open incident that it belongs to.
    """

    gist: OrderGist
    phase: Phase | None
    case_id: int | None
    case_open: bool
    refunded: bool
    elsewhere: int | None

    @property
    def may_join(self) -> bool:
        """Goods change hands by it, and it belongs to no other open incident."""
        return self.phase is not None and self.elsewhere is None


@dataclass(frozen=True, slots=True)
class Found:
    """What a selection means. `unknown`: listed numbers of which the shop has no order; orders are by number."""

    orders: tuple[FoundOrder, ...]
    unknown: tuple[str, ...]

    @property
    def joining(self) -> list[FoundOrder]:
        """Those that can belong to the incident."""
        return [each for each in self.orders if each.may_join]


def find_orders(shop_id: int, selection: Selection, *, own: int | None = None) -> Found:
    """Every order of the shop that fits. `own`: the incident that asks, which is no other one.

    Raises incident.many past MOST_ORDERS.
    """
    gists = {gist.order_no: gist for gist in gists_of(shop_id, selection.order_nos)}
    unknown = tuple(no for no in selection.order_nos if no not in gists)
    if selection.describes:
        gists |= {gist.order_no: gist for gist in find_gists(shop_id, _sought(selection), most=MOST_ORDERS + 1)}
    return Found(_look_up(shop_id, selection, gists, own), unknown)


def find_among(
    shop_id: int, selection: Selection, order_nos: Collection[str], held: Collection[str], *, own: int
) -> Found:
    """Those of these orders that fit, for what came after the search; `held` are in it whether they fit or not."""
    gists = {gist.order_no: gist for gist in gists_of(shop_id, order_nos)}
    kept = replace(selection, order_nos=(*selection.order_nos, *held))
    return Found(_look_up(shop_id, kept, gists, own), ())


def count_found(found: Found, excluded: Collection[str] = ()) -> Mapping[str, int]:
    """What the preview says: joining orders by phase, with a case open, refunded; and who stays out, and why."""
    joining = [each for each in found.joining if each.gist.order_no not in excluded]
    phases = Counter(each.phase for each in joining)
    return {
        "found": len(found.orders),
        "joining": len(joining),
        **{phase.value: phases[phase] for phase in Phase},
        "case_open": sum(each.case_open for each in joining),
        "refunded": sum(each.refunded for each in joining),
        "excluded": sum(each.gist.order_no in set(excluded) for each in found.joining),
        "elsewhere": sum(each.elsewhere is not None for each in found.orders),
        "no_goods": sum(each.phase is None for each in found.orders),
        "unknown": len(found.unknown),
    }


def _sought(selection: Selection) -> Sought:
    return Sought(
        goods=selection.goods,
        shipped=(selection.shipped_from, selection.shipped_to),
        ordered=(selection.ordered_from, selection.ordered_to),
        carrier=selection.carrier,
        note=selection.note,
        provinces=selection.provinces,
    )


def _look_up(
    shop_id: int, selection: Selection, gists: Mapping[str, OrderGist], own: int | None
) -> tuple[FoundOrder, ...]:
    fitting = [each.order_no for each in pick(selection, map(_candidate, gists.values()))]
    if len(fitting) > MOST_ORDERS:
        raise HeqiError(
            "incident.many",
            f"超过 {MOST_ORDERS} 个订单，请缩小范围。",
            f"More than {MOST_ORDERS} orders; narrow it down.",
            422,
        )
    cases, refunded, elsewhere = _cases(shop_id, fitting), _refunded(shop_id, fitting), _elsewhere(shop_id, own)
    return tuple(
        FoundOrder(
            gist=gists[no],
            phase=phase_of(gists[no].state, gists[no].shipped_at, gists[no].signed_at),
            case_id=cases[no][0] if no in cases else None,
            case_open=no in cases and cases[no][1],
            refunded=no in refunded,
            elsewhere=elsewhere.get(no),
        )
        for no in fitting
    )


def _candidate(gist: OrderGist) -> Candidate:
    return Candidate(
        order_no=gist.order_no,
        goods=tuple(word for line in gist.goods for word in line if word),
        carriers=gist.carriers,
        shipped_at=gist.shipped_at,
        ordered_at=gist.ordered_at,
        note=gist.note,
        province=gist.province,
    )


def _cases(shop_id: int, order_nos: list[str]) -> dict[str, tuple[int, bool]]:
    """Order number → (case id, whether it is open): of several the newest, an open one first."""
    found: dict[str, tuple[int, bool]] = {}
    for start in range(0, len(order_nos), _CHUNK):
        rows = cases_in([shop_id]).filter(order_no__in=order_nos[start : start + _CHUNK]).order_by("-done", "id")
        found |= {
            order_no: (case_id, not done) for order_no, case_id, done in rows.values_list("order_no", "id", "done")
        }
    return found


def _refunded(shop_id: int, order_nos: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(order_nos), _CHUNK):
        for order_no, requests in after_sales_of(shop_id, order_nos[start : start + _CHUNK]).items():
            if any(each.state is AfterSaleState.SUCCEEDED and each.demand not in _KEEPS_GOODS for each in requests):
                found.add(order_no)
    return found


def _elsewhere(shop_id: int, own: int | None) -> dict[str, int]:
    rows = live_orders_in(shop_id).exclude(incident_id=own) if own is not None else live_orders_in(shop_id)
    return dict(rows.values_list("order_no", "incident_id"))
