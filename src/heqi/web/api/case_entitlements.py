"""The eligibility and freight calculator of a case over HTTP."""

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from heqi.cases.access import case_of
from heqi.cases.entitlement_page import entitlement_page
from heqi.core.cases.entitlement.verdict import Entitled
from heqi.core.cases.triage.question import Whom
from heqi.core.words import Outcome
from heqi.web.api.decision_shapes import NoteShape
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
Payer = Literal["merchant", "buyer", "none"]


class MissingProof(Schema):
    """What would decide a claim: who can show it, and by what."""

    fact: str
    whom: Whom
    text: str
    text_en: str
    proof: str
    proof_en: str


class EntitlementShape(Schema):
    """One claim. `raised`: what the buyer complains of; `missing` would give the right, `doubts` would take it."""

    claim: str
    title: str
    title_en: str
    raised: bool
    entitled: Entitled
    outcome: Outcome | None
    why: list[NoteShape]
    freight_back: Payer | None
    freight_out: Payer | None
    freight_why: list[NoteShape]
    amount_fen: int | None
    missing: list[MissingProof]
    doubts: list[MissingProof]


class Entitlements(Schema):
    """All claims as of `at`, what the buyer raises first."""

    at: datetime
    items: list[EntitlementShape]


@router.get("/{int:case_id}/entitlements", response={200: Entitlements, frozenset({401, 404}): Problem})
def read(request: HttpRequest, case_id: int) -> dict[str, Any]:
    """What the buyer is entitled to, with its rule, who pays which way, and what is still to be shown by whom."""
    now = timezone.now()
    return {"at": now, "items": entitlement_page(case_of(staff_of(request), case_id), now=now)}
