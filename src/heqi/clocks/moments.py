"""When a clock has to speak next. Pure."""

from collections.abc import Iterable
from datetime import datetime


def next_moment(*, due_at: datetime, alarms: Iterable[datetime], fired_until: datetime | None) -> datetime | None:
    """The first alarm, or the deadline, not told yet; None when all have. Alarms behind the due time are void."""
    moments = {moment for moment in alarms if moment < due_at} | {due_at}
    return min((moment for moment in moments if fired_until is None or moment > fired_until), default=None)


def latest_alarm(*, alarms: Iterable[datetime], now: datetime) -> datetime | None:
    """The last alarm that has passed. After a long sleep one warning is enough, so earlier ones are not told."""
    return max((moment for moment in alarms if moment <= now), default=None)
