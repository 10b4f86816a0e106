"""Deadlines of a case: the platform's own first, a rule's where the platform says nothing."""

from datetime import datetime, timedelta

from heqi.core.cases.decision import CaseClock, RuleNote
from heqi.core.cases.reading import Reading
from heqi.core.rulebook.effects import ClockEffect
from heqi.core.time import days_from_next, end_of_day, shanghai_date, workdays_after

# The platform's own fields, the clock each is, and who it runs on.
PLATFORM_CLOCKS = (
    ("after_sale.expires_at", "answer_after_sale"),
    ("order.promised_ship_at", "ship_order"),
)
_OVER = ("received", "transit", "cancelled")


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
    for name, clock in PLATFORM_CLOCKS:
        due = reading.value(name)
        if due is None or (clock == "ship_order" and reading.derived.where in _OVER):
            continue
        alarms = tuple(due - timedelta(hours=hours) for hours in (12, 2))
        clocks.append(CaseClock(clock, due, "platform", "merchant", alarms))
    return clocks
