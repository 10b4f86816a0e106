"""Deadlines of a case: the platform's own first, a rule's where the platform says nothing."""

from datetime import datetime, timedelta

from heqi.core.cases.decision import CaseClock, RuleNote
from heqi.core.cases.reading import Reading
from heqi.core.rulebook.effects import ClockEffect
from heqi.core.shifts import open_minutes_after
from heqi.core.time import days_from_next, end_of_day, shanghai_date, workdays_after
from heqi.core.words import AfterSaleState, Demand

# The platform states one deadline for a request; whose turn it is tells what it is for and on whom it runs.
REQUEST_CLOCKS = {
    AfterSaleState.AWAITING_MERCHANT: ("answer_after_sale", "merchant"),
    AfterSaleState.AWAITING_BUYER_ANSWER: ("buyer_answer", "buyer"),
    AfterSaleState.AWAITING_BUYER_RETURN: ("buyer_return", "buyer"),
    AfterSaleState.AWAITING_BUYER_REFUSAL: ("buyer_refusal", "buyer"),
    AfterSaleState.AWAITING_BUYER_CONFIRM: ("buyer_confirm", "buyer"),
    AfterSaleState.AWAITING_MERCHANT_RECEIPT: ("confirm_return", "merchant"),
    AfterSaleState.AWAITING_MERCHANT_SHIPMENT: ("ship_replacement", "merchant"),
    AfterSaleState.AWAITING_RECALL: ("recall_parcel", "merchant"),
    AfterSaleState.PLATFORM_HANDLING: ("hand_in_evidence", "merchant"),
    AfterSaleState.NONE: ("answer_after_sale", "merchant"),
    AfterSaleState.UNKNOWN: ("answer_after_sale", "merchant"),
}
_GOODS_WANTED = (Demand.EXCHANGE, Demand.REPAIR, Demand.RESHIP)
_SHIPPED_ALREADY = ("received", "transit", "cancelled")
_WARN_HOURS = (12, 2)
STATUTORY_DAYS = 7
"""Days from the arrival of a return within which the law wants it refunded (消法 25, 七日办法 13)."""


def clock_due(effect: ClockEffect, start: datetime) -> datetime:
    """When a rule's clock ends."""
    if effect.minutes is not None:
        whole = effect.shifts or ("00:00-24:00",)
        return open_minutes_after(start, effect.minutes, whole)
    if effect.hours is not None:
        return start + timedelta(hours=effect.hours)
    if effect.days is not None:
        return days_from_next(start, effect.days)
    if effect.workdays is not None:
        return workdays_after(start, effect.workdays)
    return end_of_day(shanghai_date(start))


def clock_alarms(effect: ClockEffect, start: datetime, due: datetime) -> tuple[datetime, ...]:
    """When to warn before it ends, earliest first."""
    moments = {days_from_next(start, day) for day in effect.alarm_days}
    moments |= {due - timedelta(hours=hours) for hours in effect.alarm_hours}
    return tuple(sorted(moment for moment in moments if moment < due))


def rule_clock(effect: ClockEffect, origin: str, start: datetime, note: RuleNote) -> CaseClock:
    """The clock that a rule sets."""
    due = clock_due(effect, start)
    return CaseClock(effect.name, due, origin, effect.on_whom, clock_alarms(effect, start, due), note)


def platform_clocks(reading: Reading) -> list[CaseClock]:
    """The deadlines that the platform itself states, while they matter."""
    clocks = []
    request, order = reading.facts.after_sale, reading.facts.order
    if request.expires_at is not None and request.state in REQUEST_CLOCKS:
        clocks.append(_platform_clock(request.expires_at, *REQUEST_CLOCKS[request.state]))
    if order.promised_ship_at is not None and reading.derived.where not in _SHIPPED_ALREADY:
        clocks.append(_platform_clock(order.promised_ship_at, "ship_order", "merchant"))
    return clocks


def promised_clock(reading: Reading, hours: int) -> CaseClock | None:
    """The shop's own word on a return that is here: refunded within so many hours, never later than the law has it."""
    after_sale = reading.facts.after_sale
    arrived = after_sale.return_received_at
    if arrived is None or reading.demand in _GOODS_WANTED:
        return None
    if after_sale.return_accepted is False or reading.derived.settled:
        return None
    due = min(arrived + timedelta(hours=hours), days_from_next(arrived, STATUTORY_DAYS))
    return CaseClock("refund_promised", due, "shop", "merchant", _warn_before(due))


def _platform_clock(due: datetime, name: str, on_whom: str) -> CaseClock:
    return CaseClock(name, due, "platform", on_whom, _warn_before(due))


def _warn_before(due: datetime) -> tuple[datetime, ...]:
    return tuple(due - timedelta(hours=hours) for hours in _WARN_HOURS)
