"""Say the matter back to the buyer, and put their yes on record (T5)."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case, restatements_of
from heqi.cases.actions.edit import actor_of, save_edit
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case, Restatement
from heqi.core.errors import HeqiError


def restate_matter(*, staff: StaffView, case_id: int, version: int, words: str, now: datetime) -> Case:
    """What was said back, word for word; a yes to an earlier one no longer counts. Raises restate.empty."""
    if not words.strip():
        raise HeqiError("restate.empty", "请写下复述的内容。", "Write down what was said back.", 422)
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        row = Restatement.objects.create(
            shop_id=case.shop_id, case_id=case.id, at=now, by=staff.id, words=words.strip()
        )
        redecide(case, now=now)
        save_edit(case, kind="case.restated", actor=actor_of(staff), data={"restated": row.id}, now=now)
        return case


def confirm_restatement(*, staff: StaffView, case_id: int, version: int, now: datetime) -> Case:
    """The buyer said yes to the newest one. Raises lock_case's, restate.none, restate.confirmed."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        row = restatements_of(case).last()
        if row is None:
            raise HeqiError("restate.none", "先把问题复述给买家。", "Say the matter back to the buyer first.", 409)
        if row.confirmed_at is not None:
            raise HeqiError("restate.confirmed", "买家已经确认过了。", "The buyer has confirmed it already.", 409)
        row.confirmed_at, row.confirmed_by = now, staff.id
        row.save(update_fields=["confirmed_at", "confirmed_by"])
        redecide(case, now=now)
        save_edit(case, kind="case.restatement_confirmed", actor=actor_of(staff), data={"restated": row.id}, now=now)
        return case
