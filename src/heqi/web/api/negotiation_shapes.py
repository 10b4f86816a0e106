"""The shapes of a negotiation: checklist, restatement, offers, promises, ladder."""

from datetime import datetime
from typing import Literal

from ninja import Schema

from heqi.core.words import Outcome
from heqi.web.api.person_shape import PersonShape


class CheckShape(Schema):
    """One item of the complaint's checklist."""

    key: str
    text: str
    text_en: str
    done: bool


class RestatedShape(Schema):
    """What was said back to the buyer, and when they said yes."""

    at: datetime
    words: str
    confirmed_at: datetime | None


class CaseOfferShape(Schema):
    """One offer or counter-offer."""

    id: int
    at: datetime
    by: PersonShape | None
    side: Literal["shop", "buyer"]
    outcome: Outcome
    amount_fen: int | None
    words: str
    state: Literal["open", "accepted", "declined", "lapsed"]


class PromiseShape(Schema):
    """What the buyer was told, by when, and what became of it."""

    id: int
    at: datetime
    by: PersonShape | None
    what: str
    due_at: datetime
    outcome: Outcome | None
    penalty_fen: int | None
    state: Literal["open", "kept", "broken", "withdrawn"]
    ended_at: datetime | None


class RungName(Schema):
    """A rank."""

    name: str
    name_en: str


class LadderShape(RungName):
    """With whom the case is; `above`: whom this person may call in; `may_lower`: may hand it back to the agents."""

    rung: int
    above: RungName | None
    may_lower: bool


class NegotiationShape(Schema):
    """Everything between the complaint and the choice."""

    checklist: list[CheckShape]
    draft: str
    restated: RestatedShape | None
    offers: list[CaseOfferShape]
    promises: list[PromiseShape]
    ladder: LadderShape
