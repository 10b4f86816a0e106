"""Put an answer of triage on record: what the desk found out counts as a fact from then on."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_notes, load_questions
from heqi.cases.access import answers_of, lock_case
from heqi.cases.actions.edit import actor_of, keep_note, save_edit
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Answer, Case
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.recorded import FactValue, put_fact
from heqi.core.errors import HeqiError
from heqi.core.words import Platform


def record_answer(
    *, staff: StaffView, case_id: int, version: int, fact: str, value: FactValue, note: str = "", now: datetime
) -> Case:
    """Answer one question of triage, or note what came up; an earlier answer ends. The buyer's wish has its own verb.

    Raises case.none, role.cases, case.stale, answer.unknown, facts.invalid.
    """
    _require_question(fact)
    put_fact(CaseFacts(Platform.PINDUODUO), fact, value)
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        answers_of(case).filter(fact=fact).update(ended_at=now)
        answer = Answer.objects.create(
            shop_id=case.shop_id, case_id=case.id, at=now, by=staff.id, fact=fact, value=value, note=note.strip()
        )
        case.recorded = {**case.recorded, fact: value}
        redecide(case, now=now)
        data = {"answer": answer.id, "fact": fact, "value": value}
        save_edit(case, kind="case.answered", actor=actor_of(staff), data=data, now=now)
        return case


def withdraw_answer(*, staff: StaffView, case_id: int, version: int, fact: str, reason: str, now: datetime) -> Case:
    """Take an answer back, with the reason: the question is open again. Raises answer.none beside lock_case's."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        if not answers_of(case).filter(fact=fact).update(ended_at=now):
            raise HeqiError("answer.none", "这个问题还没有记录过答案。", "There is no answer on record.", 404)
        case.recorded = {name: value for name, value in case.recorded.items() if name != fact}
        redecide(case, now=now)
        data = {"fact": fact, "note": keep_note(case, staff, reason, now)}
        save_edit(case, kind="case.answer_withdrawn", actor=actor_of(staff), data=data, now=now)
        return case


def _require_question(fact: str) -> None:
    known = {each.fact for each in load_questions()} | {each.fact for each in load_notes()}
    if fact == "demand" or fact not in known:
        raise HeqiError("answer.unknown", "没有这个问题。", "There is no such question.", 422, {"fact": fact})
