"""Choose how a case is settled; the outcome's flow becomes the checklist."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case, steps_of
from heqi.cases.actions.assign_case import require_free_or_supervisor
from heqi.cases.actions.edit import actor_of, keep_note, save_edit
from heqi.cases.actions.redecide import keep_chosen_verdict, redecide
from heqi.cases.actions.start_flow import start_flow
from heqi.cases.choice import require_amount, require_choosable, require_within_limit
from heqi.cases.freshness import require_fresh
from heqi.cases.judge import judge_case
from heqi.cases.models import Case
from heqi.cases.money.require_left import require_left
from heqi.core.cases.states import CaseEvent, next_stage
from heqi.core.errors import HeqiError
from heqi.core.words import Outcome, Stage


def choose_outcome(
    *,
    staff: StaffView,
    case_id: int,
    version: int,
    outcome: Outcome,
    amount_fen: int | None = None,
    reason: str = "",
    override: bool = False,
    looked: bool = False,
    now: datetime,
) -> Case:
    """Settle on an outcome that the decision as of now does not close, and lay out its steps.

    `amount_fen` defaults to what the decision proposes. Raises case.none, case.stale, case.taken, flow.chosen,
    outcome.closed, refuse.owed, refuse.contact_first, money.missing, money.too_much, money.paid_before,
    money.payment_open, money.limit, facts.old.
    """
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        _require_no_flow(case)
        judged = judge_case(case, now=now, offered_fen=amount_fen)
        option = next(each for each in judged.decision.options if each.outcome is outcome)
        override = override and staff.supervises(case.shop_id)
        require_choosable(judged, option, override=override, reason=reason)
        amount = require_amount(judged, option, amount_fen)
        require_left(case, judged, outcome, amount)
        require_within_limit(case, staff, option, amount)
        if amount:
            require_fresh(judged.facts.as_of, looked=looked, now=now)
        case.stage = next_stage(Stage(case.stage), CaseEvent.CHOOSE)
        case.owner_id = case.owner_id or staff.id
        case.outcome, case.amount_fen, case.choice_reason = outcome, amount, reason.strip()
        case.chosen_by, case.chosen_at = staff.id, now
        verdict_id = keep_chosen_verdict(case, judged)
        start_flow(case, option, by=actor_of(staff), now=now)
        redecide(case, now=now)
        data = {
            "outcome": outcome,
            "amount_fen": amount,
            "verdict": verdict_id,
            "recommended": judged.decision.recommended,
            "override": override,
            "looked": looked,
            "stage": case.stage,
            "note": keep_note(case, staff, reason, now),
        }
        save_edit(case, kind="case.outcome_chosen", actor=actor_of(staff), data=data, now=now)
        return case


def _require_no_flow(case: Case) -> None:
    if case.outcome and steps_of(case).exists():
        raise HeqiError(
            "flow.chosen",
            "已选定处理结果。要改选，请先撤回。",
            "An outcome is chosen already; withdraw it first to choose another.",
            409,
            {"outcome": case.outcome},
        )
