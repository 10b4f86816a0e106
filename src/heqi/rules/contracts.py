"""One override as others see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class OverrideView:
    """A shop's change to a rule. `withdrawn_at` None: in force. `by`, `withdrawn_by`: staff ids."""

    id: int
    shop_id: int
    rule_id: str
    changes: Mapping[str, Any]
    note: str
    by: int
    at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: int | None

    def held_at(self, moment: datetime) -> bool:
        """Whether it was in force then."""
        return self.at <= moment and (self.withdrawn_at is None or moment < self.withdrawn_at)
