"""Whether the buyer asked within a window, also where the exact start is not on record."""

from datetime import datetime, timedelta

from heqi.core.cases.facts import CaseFacts
from heqi.core.rulebook.effects import GuardEffect, WindowEffect
from heqi.core.time import days_from_next


def window_days(effect: WindowEffect, promised: int | None) -> int:
    """The rule's days, or the shop's longer promise."""
    return max(effect.days, promised or 0)


def window_end(effect: WindowEffect, start: datetime, days: int) -> datetime:
    """The last moment of the window."""
    return days_from_next(start, days) if effect.count == "next_day" else start + timedelta(days=days)


def bounds(facts: CaseFacts, name: str, exact: datetime | None) -> tuple[datetime | None, datetime | None]:
    """(no earlier than, no later than) for a start. A signature lies between dispatch (or payment) and completion."""
    if exact is not None or name != "order.signed_at":
        return exact, exact
    order = facts.order
    sent = order.shipped_at or order.collected_at or order.grouped_at or order.paid_at or order.created_at
    return sent, order.completed_at


def window_guard(
    effect: WindowEffect, *, asked_at: datetime, earliest: datetime | None, latest: datetime | None, days: int
) -> GuardEffect | None:
    """What holds: inside when even the earliest start says so, outside when even the latest does, else unknown."""
    if earliest is not None and asked_at <= window_end(effect, earliest, days):
        return effect.inside
    if latest is not None and asked_at > window_end(effect, latest, days):
        return effect.outside
    return effect.unknown
