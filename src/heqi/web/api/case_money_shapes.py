"""The shapes of a case's money: approval, what went out before."""

from datetime import datetime
from typing import Literal

from ninja import Schema

from heqi.cases.money.catalogue import RemedyKind
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
    """One sum that went out on the order, or may be on its way (`sure` false). `case_id` null: no case of ours.

    `beside`: given beside what is owed, so that it takes nothing off that.
    """

    case_id: int | None
    number: str | None
    way: Literal["small_payment", "red_packet", "refund"]
    amount_fen: int
    by: str
    at: datetime | None
    sure: bool
    beside: bool


class RemedyEntry(Schema):
    """One kind of the shop's catalogue, with what this month has used of its budget (null: none)."""

    kind: RemedyKind
    name: str
    name_en: str
    on: bool
    face_fen: int
    cost_fen: int
    words: str
    budget_fen: int | None
    used_fen: int


class RemedyShape(Schema):
    """One remedy of a case. `words`: the script to copy."""

    id: int
    kind: RemedyKind
    face_fen: int
    cost_fen: int
    words: str
    reason: str
    over_budget: bool
    state: Literal["given", "done", "withdrawn"]
    at: datetime
    by: PersonShape | None


class RemediesShape(Schema):
    """What may be given, what was, and what that cost the shop. `may_exceed`: the owner may give beyond a budget."""

    offered: list[RemedyEntry]
    given: list[RemedyShape]
    cost_fen: int
    total_budget_fen: int | None
    total_used_fen: int
    may_exceed: bool


class MoneySettings(Schema):
    """A shop's remedies and sums. `month` in China, as 2026-05."""

    month: str
    entries: list[RemedyEntry]
    budget_fen: int | None
    used_fen: int
    four_eyes_fen: int | None


class MoneyShape(Schema):
    """Limits, the open request and what went out before. Null: no limit, no four-eyes sum.

    `above_paid_fen`: by how much what went out and the refund chosen here are more than the buyer paid; 0: not.
    """

    approval: ApprovalShape | None
    limit_fen: int | None
    four_eyes_fen: int | None
    remedies: RemediesShape
    spent: list[SpentShape]
    above_paid_fen: int
