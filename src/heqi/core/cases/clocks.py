"""Deadlines of a case: the platform's own first, a rule's where the platform says nothing."""

from datetime import datetime, timedelta

from heqi.core.cases.decision import CaseClock, RuleNote
from heqi.core.cases.reading import Reading
from heqi.core.rulebook.effects import ClockEffect
from heqi.core.time import days_from_next, end_of_day, shanghai_date, workdays_after
from heqi.core.words import AfterSaleState

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
_SHIPPED_ALREADY = ("received", "transit", "cancelled")
_WARN_HOURS = (12, 2)


def clock_due(effect: ClockEffect, start: datetime) -> datetime:
    """When a rule's clock ends."""
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


def _platform_clock(due: datetime, name: str, on_whom: str) -> CaseClock:
    alarms = tuple(due - timedelta(hours=hours) for hours in _WARN_HOURS)
    return CaseClock(name, due, "platform", on_whom, alarms)
