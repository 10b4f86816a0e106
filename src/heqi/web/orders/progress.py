"""How far an order is: 付款 → 成团 → 发货 → 揽收 → 签收, and the clock of the step that is waited for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heqi.core.cases.decision import CaseClock
from heqi.core.words import OrderState, Platform
from heqi.trade.contracts import OrderView

PAID, GROUPED, SHIPPED, COLLECTED, SIGNED = "paid", "grouped", "shipped", "collected", "signed"
CLOCKS = {GROUPED: ("group_ends",), SHIPPED: ("ship_order",), COLLECTED: ("first_track",), SIGNED: ("first_track",)}
"""Which deadline belongs to which step."""
_REACHED = {
    OrderState.GROUPING: PAID,
    OrderState.UNSHIPPED: GROUPED,
    OrderState.SHIPPED: SHIPPED,
    OrderState.SIGNED: SIGNED,
    OrderState.COMPLETED: SIGNED,
}
"""The last step that a state of the order proves."""


@dataclass(frozen=True, slots=True)
class OrderStep:
    """`state`: done | current | todo | off (the order is cancelled). `at`: when, where that is stated."""

    name: str
    state: str
    at: datetime | None
    clock: CaseClock | None = None


def order_steps(order: OrderView, platform: Platform, clocks: Sequence[CaseClock]) -> list[OrderStep]:
    """The steps in their order; only Pinduoduo has groups, and single purchases pass that step with the payment."""
    times = {
        PAID: order.paid_at,
        GROUPED: order.grouped_at,
        SHIPPED: order.shipped_at,
        COLLECTED: None,
        SIGNED: order.signed_at or order.completed_at,
    }
    names = [name for name in times if name != GROUPED or platform is Platform.PINDUODUO]
    last = max((place for place, name in enumerate(names) if _is_reached(name, order, times[name], names)), default=-1)
    return [_step(place, last, name, times[name], order, clocks) for place, name in enumerate(names)]


def _is_reached(name: str, order: OrderView, at: datetime | None, names: Sequence[str]) -> bool:
    proven = _REACHED.get(order.state)
    if proven == GROUPED and GROUPED not in names:
        proven = PAID
    return at is not None or name == proven


def _step(
    place: int, last: int, name: str, at: datetime | None, order: OrderView, clocks: Sequence[CaseClock]
) -> OrderStep:
    if place <= last:
        return OrderStep(name, "done", at)
    if order.state is OrderState.CANCELLED:
        return OrderStep(name, "off", None)
    if place > last + 1:
        return OrderStep(name, "todo", None)
    clock = next((each for each in clocks if each.name in CLOCKS.get(name, ())), None)
    return OrderStep(name, "current", None, clock)


def tell_step(step: OrderStep) -> dict[str, Any]:
    """A step as the API tells it."""
    clock = step.clock
    return {
        "name": step.name,
        "state": step.state,
        "at": step.at,
        "clock": None
        if clock is None
        else {
            "name": clock.name,
            "at": clock.due_at,
            "origin": clock.origin,
            "on_whom": clock.on_whom,
            "alarms": list(clock.alarms),
        },
    }
