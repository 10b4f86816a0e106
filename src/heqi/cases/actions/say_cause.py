"""Say where a case began, so that its cause can be mended at the source (P5)."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case
from heqi.cases.actions.edit import actor_of, keep_note, save_edit
from heqi.cases.judge import judge_case
from heqi.cases.models import Case
from heqi.core.cases.causes import Link, propose_cause
from heqi.core.cases.reading import read_case


def say_cause(*, staff: StaffView, case_id: int, version: int, cause: Link, note: str = "", now: datetime) -> Case:
    """The link of the chain, by a person; it may be said again. The proposal stands beside it in the journal."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        proposed = propose_cause(read_case(judge_case(case, now=now).facts, now))
        before, case.cause = case.cause, cause
        data = {
            "from": before or None,
            "to": cause,
            "proposed": proposed.link if proposed else None,
            "note": keep_note(case, staff, note, now),
        }
        save_edit(case, kind="case.cause_said", actor=actor_of(staff), data=data, now=now)
        return case
