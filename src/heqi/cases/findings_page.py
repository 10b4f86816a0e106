"""What is still to be found out, what was found out, and the evidence, as the case page shows it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names
from heqi.assets.loader import load_notes, load_questions
from heqi.cases.access import answers_of, evidence_of
from heqi.cases.judge import Judged, decide_again
from heqi.cases.models import Answer, Case, Evidence
from heqi.cases.progress import is_undecided
from heqi.cases.question_words import answer_words
from heqi.cases.rows import person
from heqi.core.cases.reading import read_case
from heqi.core.cases.risk_signs import RiskSign, risk_signs
from heqi.core.cases.triage.ask import Asked, Branch, next_questions
from heqi.core.cases.triage.note import NoteField, open_notes
from heqi.core.words import Stage

MOST_QUESTIONS = 6
"""More at once is a form; the rest come up as these are answered, when they still matter."""
DECISIVE = 20
"""Weight from which an answer changes what is recommended or owed; lighter ones only change sums."""


def findings_page(case: Case, judged: Judged, *, now: datetime) -> dict[str, Any]:
    """`FindingsShape` of the API."""
    answers, evidence = list(answers_of(case)), list(evidence_of(case))
    names = staff_names({*(each.by for each in answers), *(each.by for each in evidence)})
    return {
        "questions": [_question(each) for each in _open_questions(case, judged, answers, now)],
        "notes": [_note(each) for each in _open_notes(case, judged, answers, now)],
        "answers": [_answer(each, names) for each in answers],
        "evidence": [_evidence(each, names) for each in evidence],
        "signs": [_sign(sign) for sign in risk_signs(read_case(judged.facts, now))],
    }


def _open_questions(case: Case, judged: Judged, answers: Iterable[Answer], now: datetime) -> tuple[Asked, ...]:
    """None while a flow runs: from then on the flow asks, and the verdict is no longer open."""
    if case.stage in (Stage.SETTLED, Stage.CLOSED) or not is_undecided(case):
        return ()
    found = next_questions(
        read_case(judged.facts, now),
        load_questions(),
        decide_again(judged, case.shop_id, now),
        answered={each.fact for each in answers},
    )
    return found[:MOST_QUESTIONS]


def _open_notes(case: Case, judged: Judged, answers: Iterable[Answer], now: datetime) -> tuple[NoteField, ...]:
    """None once the case is finished. What was heard may still be looked into, so that a person has the last word."""
    if case.stage in (Stage.SETTLED, Stage.CLOSED):
        return ()
    answered = {each.fact for each in answers}
    heard = replace(judged.facts, talk=replace(judged.facts.talk, legal_signs=()))
    return open_notes(read_case(heard, now), load_notes(), answered=answered)


def _note(note: NoteField) -> dict[str, Any]:
    return {
        "fact": note.fact,
        "group": note.group,
        "kind": note.kind,
        "text": note.text,
        "text_en": note.text_en,
        "answers": [{"value": each.value, "label": each.label, "label_en": each.label_en} for each in note.answers],
    }


def _question(asked: Asked) -> dict[str, Any]:
    question = asked.question
    return {
        "fact": question.fact,
        "whom": question.whom,
        "text": question.text,
        "text_en": question.text_en,
        "script": question.script,
        "proof": question.proof,
        "proof_en": question.proof_en,
        "decisive": asked.weight >= DECISIVE,
        "answers": [_branch(branch) for branch in asked.branches],
    }


def _branch(branch: Branch) -> dict[str, Any]:
    return {
        "value": branch.answer.value,
        "label": branch.answer.label,
        "label_en": branch.answer.label_en,
        "recommended": branch.recommended,
        "owed": list(branch.owed),
        "needs_human": branch.needs_human,
    }


def _sign(sign: RiskSign) -> dict[str, Any]:
    return {"key": sign.key, "text": sign.text, "text_en": sign.text_en}


def _answer(answer: Answer, names: dict[int, str]) -> dict[str, Any]:
    question, words = answer_words(answer.fact, answer.value)
    return {
        "fact": answer.fact,
        "text": question[0],
        "text_en": question[1],
        "value": answer.value,
        "label": words[0],
        "label_en": words[1],
        "note": answer.note,
        "by": person(answer.by, names),
        "at": answer.at,
    }


def _evidence(evidence: Evidence, names: dict[int, str]) -> dict[str, Any]:
    return {
        "id": evidence.id,
        "whose": evidence.whose,
        "kind": evidence.kind,
        "name": evidence.name,
        "media_type": evidence.media_type,
        "size": evidence.size,
        "sha256": evidence.sha256,
        "width": evidence.width,
        "height": evidence.height,
        "note": evidence.note,
        "by": person(evidence.by, names),
        "at": evidence.at,
    }
