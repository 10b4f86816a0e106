"""What the buyer of a case is entitled to, claim by claim, as the page shows it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from heqi.assets.loader import load_claims, load_questions
from heqi.cases.access import answers_of
from heqi.cases.judge import judge_case
from heqi.cases.models import Case
from heqi.core.cases.decision import RuleNote
from heqi.core.cases.entitlement.reckon import Calculator, Entitlement, Missing


def entitlement_page(case: Case, *, now: datetime) -> list[dict[str, Any]]:
    """`EntitlementShape` of the API, what the buyer raises first."""
    judged = judge_case(case, now=now)
    calculator = Calculator(
        at=now,
        rules=judged.rulebook.in_force(judged.facts.platform, now),
        claims=load_claims(),
        questions=load_questions(),
        answered=[answer.fact for answer in answers_of(case)],
    )
    return [_line(each) for each in calculator.reckon(judged.facts)]


def _line(each: Entitlement) -> dict[str, Any]:
    return {
        "claim": each.claim,
        "title": each.title,
        "title_en": each.title_en,
        "raised": each.raised,
        "entitled": each.entitled,
        "outcome": each.outcome,
        "why": _notes(each.why),
        "freight_back": each.freight_back,
        "freight_out": each.freight_out,
        "freight_why": _notes(each.freight_why),
        "amount_fen": each.amount_fen,
        "missing": [_missing(one) for one in each.missing],
        "doubts": [_missing(one) for one in each.doubts],
    }


def _notes(notes: Iterable[RuleNote]) -> list[dict[str, Any]]:
    return [
        {"rule": n.rule, "text": n.text, "text_en": n.text_en, "confidence": n.confidence, "source": n.source}
        for n in notes
    ]


def _missing(one: Missing) -> dict[str, Any]:
    return {
        "fact": one.fact,
        "whom": one.whom,
        "text": one.text,
        "text_en": one.text_en,
        "proof": one.proof,
        "proof_en": one.proof_en,
    }
