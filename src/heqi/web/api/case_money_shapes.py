"""The shapes of a case's money: approval, what went out before."""

from datetime import datetime
from typing import Literal

from ninja import Schema

from heqi.core.words import Outcome
from heqi.web.api.person_shape import PersonShape


class ApprovalShape(Schema):
    """A choice that waits for a colleague's yes, or was declined. `changed`: the case looks different by now."""

    id: int
    state: Literal["open", "declined"]
    at: datetime
    by: PersonShape | None
    outcome: Outcome
    amount_fen: int | None
    cost_fen: int
    reason: str
    approvers: list[PersonShape]
    due_at: datetime | None
    changed: bool
    answered_at: datetime | None
    answered_by: PersonShape | None
    answer: str
    may_approve: bool
    may_decline: bool
    may_withdraw: bool


class SpentShape(Schema):
    """One sum that went out on the order, or may be on its way (`sure` false). `case_id` null: no case of ours."""

    case_id: int | None
    number: str | None
    way: Literal["small_payment", "refund"]
    amount_fen: int
    by: str
    at: datetime | None
    sure: bool


class MoneyShape(Schema):
    """Limits, the open request and what went out before. Null: no limit, no four-eyes sum."""

    approval: ApprovalShape | None
    limit_fen: int | None
    four_eyes_fen: int | None
    spent: list[SpentShape]
