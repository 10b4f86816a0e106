"""What a connector is asked to do outside, and what it can say of it. Shared by the outbox and the platforms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class SendOrder:
    """One thing to do. `payload`: what has to be done, amounts in fen; `key`: the same for every try of this one.

    `files`: the bytes of pictures and invoices that the payload speaks of, by the names that docs/platforms.md gives.
    """

    kind: str
    payload: Mapping[str, Any]
    key: str
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)


class AnswerState(StrEnum):
    """How it went. Only `done` and `not_done` are certain of what the platform holds.

    not_done: it certainly did not happen and may be sent; temporary: it certainly did not happen, try later;
    permanent: it certainly did not happen and will not; doubtful: sent, and nobody knows; needs_code: it certainly did
    not happen, and the platform has sent a code to the shop's phone: send again with it as the payload's `code`.
    """

    DONE = "done"
    NOT_DONE = "not_done"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"
    DOUBTFUL = "doubtful"
    NEEDS_CODE = "needs_code"


@dataclass(frozen=True, slots=True)
class SendError:
    """Why not. `code` as the platform gave it; the sentences are for the owner and hold nobody's data.

    `retry_after`: seconds that the platform asks to wait; None leaves it to the ladder.
    """

    code: str
    message: str
    message_en: str
    retry_after: float | None = None

    def body(self) -> dict[str, str]:
        """As the outbox keeps it."""
        return {"code": self.code, "message": self.message, "message_en": self.message_en}


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an order. `reference`: the platform's own number or word for it."""

    state: AnswerState
    reference: str = ""
    error: SendError | None = None
