"""How soon a shop answers (M7): minutes within hours of service, and the share of a day that must keep them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from heqi.core.shifts import open_minutes_after

WARN = timedelta(seconds=60)
"""A minute before the deadline is still time to write."""


@dataclass(frozen=True, slots=True)
class ReplyStandard:
    """`minutes` of the `shifts` ('08:00-23:00') may pass; `rate`: percent of a day's waits to be answered in time.

    `origin`: the rule that says so, or 'shop' where the owner set it.
    """

    minutes: int
    rate: int
    shifts: tuple[str, ...]
    origin: str

    def due(self, since: datetime) -> datetime:
        """Until when a buyer who began to wait then must be answered. Outside of the shifts the clock stands still."""
        return open_minutes_after(since, self.minutes, self.shifts)

    def alarms(self, since: datetime) -> tuple[datetime, ...]:
        """When to warn: a minute before, where there is more than that."""
        alarm = self.due(since) - WARN
        return (alarm,) if alarm > since else ()

    def is_late(self, since: datetime, answered_at: datetime) -> bool:
        """Whether the answer came behind the deadline; on the second is in time."""
        return answered_at > self.due(since)
