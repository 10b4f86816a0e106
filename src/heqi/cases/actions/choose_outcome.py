"""Choose how a case is settled; the outcome's flow becomes the checklist."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case
from heqi.cases.actions.assign_case import require_free_or_supervisor
from heqi.cases.actions.begin_outcome import begin_outcome
from heqi.cases.actions.edit import actor_of, keep_note, save_edit
from heqi.cases.models import Case
from heqi.cases.money.limits import require_one_is_enough, require_spending
from heqi.cases.money.weigh import weigh_choice
from heqi.cases.progress import is_undecided
from heqi.core.errors import HeqiError
from heqi.core.words import Outcome


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
    above_paid: bool = False,
    now: datetime,
) -> Case:
    """Settle on an outcome that the decision as of now does not close, and lay out its steps.

    `amount_fen` defaults to what the decision proposes. Raises case.none, case.stale, case.taken, flow.chosen,
    what weigh_choice raises, money.limit, money.four_eyes.
    """
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        require_no_flow(case)
        override = override and staff.supervises(case.shop_id)
        choice = weigh_choice(
            case, outcome=outcome, amount_fen=amount_fen, reason=reason, override=override, looked=looked,
            above_paid=above_paid, now=now,
        )  # fmt: skip
        require_spending(case, staff, choice.cost)
        require_one_is_enough(case, choice.cost)
        begun = begin_outcome(case, choice, by=actor_of(staff), reason=reason, now=now)
        ticks = {"looked": looked, "above_paid": above_paid}
        data = {**begun, "override": override, **ticks, "note": keep_note(case, staff, reason, now)}
        save_edit(case, kind="case.outcome_chosen", actor=actor_of(staff), data=data, now=now)
        return case


def require_no_flow(case: Case) -> None:
    """Raises flow.chosen while a flow runs. What it paid is counted against whatever is chosen after it."""
    if not is_undecided(case):
        raise HeqiError(
            "flow.chosen",
            "已选定处理结果。要改选，请先撤回。",
            "An outcome is chosen already; withdraw it first to choose another.",
            409,
            {"outcome": case.outcome},
        )
