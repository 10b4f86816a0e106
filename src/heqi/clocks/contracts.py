"""What the clocks show to others."""

from dataclasses import dataclass
from datetime import datetime

from heqi.journal.contracts import Subject


@dataclass(frozen=True, slots=True)
class ClockSpec:
    """A deadline to keep. `alarms`: moments to warn before it; `on_whom`: merchant | buyer | platform.

    `origin`: `platform` for the platform's own field, else the id of the rule that sets it. All times aware UTC.
    """

    name: str
    due_at: datetime
    alarms: tuple[datetime, ...]
    on_whom: str
    origin: str


@dataclass(frozen=True, slots=True)
class ClockView:
    """A running or elapsed clock. `fired_until`: alarms and deadline up to this moment have been told."""

    id: int
    shop_id: int
    subject: Subject
    spec: ClockSpec
    fired_until: datetime | None
    next_at: datetime | None
