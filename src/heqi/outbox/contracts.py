"""What the outbox shows to others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heqi.journal.contracts import Actor, Subject
from heqi.outbox.states import ActionState


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action. `payload` is what has to be done (amounts in fen, text to copy, link) and may hold personal data.

    `handed_at` (to a person or a connector), `ticked_at`, `sent_at`, `confirmed_at` are None until it came to that;
    `ticked_by` is a staff id; `note` is what the last person wrote about it; `confirmed_version` the version of the
    fact that proved it; `due_at` is set while a connector has it; `reference` is the platform's, `error` of the last
    failure {code, message, message_en}.
    """

    id: int
    shop_id: int
    kind: str
    subject: Subject
    key: str
    money: bool
    state: ActionState
    state_at: datetime
    payload: Mapping[str, Any]
    proposed_by: Actor
    proposed_at: datetime
    handed_at: datetime | None
    ticked_at: datetime | None
    ticked_by: int | None
    confirmed_at: datetime | None
    confirmed_version: datetime | None
    note: str
    due_at: datetime | None = None
    attempts: int = 0
    sent_at: datetime | None = None
    reference: str = ""
    error: Mapping[str, str] | None = None
