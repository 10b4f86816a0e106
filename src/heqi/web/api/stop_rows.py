"""Stops as the page shows them: with their shop, goods, case, and how far the platform has been told."""

from collections.abc import Mapping, Sequence
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.cases.access import cases_in
from heqi.outbox.queries import action_in
from heqi.outbox.states import ActionState
from heqi.shops.access import shops_by_id
from heqi.stops.actions.answer_platform import may_answer
from heqi.stops.actions.save import due_at
from heqi.stops.models import Stop
from heqi.stops.states import TICKED, StopState
from heqi.trade.queries import lines_of

COLUMNS = ("id", "shop_id", "order_no", "after_sale_no", "state", "amount_fen", "partial", "rounds", "asked_at",
           "applied_at", "done_at", "left_at", "version")  # fmt: skip


def shown_stops(stops: Sequence[Stop], staff: StaffView) -> list[dict[str, Any]]:
    """Rows of `ShipmentStop`, in the order given."""
    shops = shops_by_id({stop.shop_id for stop in stops})
    names = staff_names({stop.done_by for stop in stops if stop.done_by is not None})
    goods, cases = goods_of(stops), _cases_of(stops)
    return [
        {
            **{name: getattr(stop, name) for name in COLUMNS},
            "shop_name": shops[stop.shop_id].name,
            "platform": shops[stop.shop_id].platform,
            "goods": goods.get((stop.shop_id, stop.order_no), ""),
            "case_id": cases.get((stop.shop_id, stop.after_sale_no)),
            "due_at": due_at(stop) if stop.state == StopState.ASKED else None,
            "done_by": _person(stop.done_by, names),
            "answer": _answer_of(stop),
            "may_answer": stop.state in TICKED and may_answer(stop, staff),
            "may_tick": staff.handles(stop.shop_id),
        }
        for stop in stops
    ]


def goods_of(stops: Sequence[Stop]) -> dict[tuple[int, str], str]:
    """What is in each order, in few words."""
    found = {}
    for shop_id in {stop.shop_id for stop in stops}:
        numbers = {stop.order_no for stop in stops if stop.shop_id == shop_id}
        for order_no, lines in lines_of(shop_id, numbers).items():
            named = (" ".join(filter(None, (line.goods, line.sku))) for line in lines)
            counts = (f" ×{line.quantity}" if line.quantity else "" for line in lines)
            found[shop_id, order_no] = "；".join(f"{name}{count}" for name, count in zip(named, counts, strict=True))
    return found


def _cases_of(stops: Sequence[Stop]) -> dict[tuple[int, str], int]:
    numbers = {stop.after_sale_no for stop in stops}
    rows = cases_in({stop.shop_id for stop in stops}).filter(after_sale_no__in=list(numbers))
    return {(shop_id, no): case_id for shop_id, no, case_id in rows.values_list("shop_id", "after_sale_no", "id")}


def _person(staff_id: int | None, names: Mapping[int, str]) -> dict[str, Any] | None:
    return None if staff_id is None else {"id": staff_id, "name": names.get(staff_id, "")}


def _answer_of(stop: Stop) -> ActionState | None:
    return None if stop.action_id is None else action_in([stop.shop_id], stop.action_id).state
