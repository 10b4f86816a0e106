"""One word of a shop as others see it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MOST_WORDS = 500
"""Words that a shop may have in force at once."""
TEXT_LENGTH = 60
ADVICE_LENGTH = 200
REASON_LENGTH = 200


class WordKind(StrEnum):
    """`allow`: nothing is found inside this text. `extra`: this text is found like a word of the shipped lists."""

    ALLOW = "allow"
    EXTRA = "extra"


class WordSeverity(StrEnum):
    """What finding an extra word does to the message."""

    BLOCK = "block"
    CAUTION = "caution"


@dataclass(frozen=True, slots=True)
class WordView:
    """A word of a shop. `severity` and `advice` belong to extra words: None and "" else. `by`, `ended_by`: staff ids.

    `ended_at` None: in force.
    """

    id: int
    shop_id: int
    kind: WordKind
    text: str
    severity: WordSeverity | None
    advice: str
    reason: str
    by: int
    at: datetime
    ended_at: datetime | None
    ended_by: int | None
