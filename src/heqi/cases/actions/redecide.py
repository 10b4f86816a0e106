"""Decide a case anew after something about it changed, inside the transaction of that change."""

import zlib
from datetime import datetime

import orjson

from heqi.cases.access import steps_of, subject_of
from heqi.cases.due import FINAL, closed_at, set_due, set_next
from heqi.cases.judge import Judged, judge_case
from heqi.cases.models import Case, FlowStep, Verdict
from heqi.cases.money.approval_clock import with_approval
from heqi.cases.progress import progress_of
from heqi.cases.step_clock import with_step
from heqi.clocks.actions import set_clocks_of_many
from heqi.clocks.contracts import ClockSpec
from heqi.core.cases.decision import CaseClock, Decision
from heqi.core.cases.decision_json import dump_decision
from heqi.core.cases.flows.progress import open_steps


def redecide(case: Case, *, now: datetime) -> Decision:
    """Judge, store the verdict when facts or rules are new, and copy what the list shows. Saves not the case."""
    judged = judge_case(case, now=now)
    apply_verdict(case, judged, now=now)
    return judged.decision


def apply_verdict(case: Case, judged: Judged, *, now: datetime) -> None:
    """Bring verdict, clocks and next verb of a saved case in step with a fresh judgement."""
    store_verdict(case, judged)
    copy_verdict(case, judged.decision, now=now)
    keep_clocks(case, judged.decision, now=now)


def copy_verdict(case: Case, decision: Decision, *, now: datetime) -> None:
    """What the list shows of a decision."""
    case.recommended = decision.recommended or ""
    case.needs_human = bool(decision.needs_human)
    case.done = case.stage in FINAL
    case.closed_at = closed_at(case, now)
    set_due(case, running_clocks(case, decision))
    set_next(case, decision, _pending(case))


def keep_clocks(case: Case, decision: Decision, *, now: datetime) -> None:
    """The clocks that warn; a finished case has none."""
    clocks = {subject_of(case.id): clock_specs(case, decision)}
    set_clocks_of_many(shop_id=case.shop_id, clocks=clocks, now=now)


def running_clocks(case: Case, decision: Decision) -> tuple[CaseClock, ...]:
    """The decision's clocks, and those of the desk's own work on the case: a colleague's yes, the flow's next step."""
    return with_step(case, with_approval(case, decision.clocks))


def clock_specs(case: Case, decision: Decision) -> list[ClockSpec]:
    """The clocks that warn: of those with one name the soonest, none on a finished case."""
    running = () if case.done else running_clocks(case, decision)
    latest_first = sorted(running, key=lambda each: each.due_at, reverse=True)
    soonest = {each.name: each for each in latest_first}
    return [ClockSpec(each.name, each.due_at, each.alarms, each.on_whom, each.origin) for each in soonest.values()]


def store_verdict(case: Case, judged: Judged) -> int | None:
    """Keep the decision when it was made from other facts or rules than the one in force; its id, or None."""
    if not is_new_verdict(case, judged.decision):
        return None
    verdict = new_verdict(case, judged)
    verdict.save()
    return verdict.id


def keep_chosen_verdict(case: Case, judged: Judged) -> int:
    """Keep the decision that somebody chose by, always: it is what they saw. Its id."""
    verdict = new_verdict(case, judged)
    verdict.save()
    return verdict.id


def is_new_verdict(case: Case, decision: Decision) -> bool:
    """Whether facts or rules differ from those in force; the case is told which are in force now."""
    before = (case.facts_hash, case.rulebook_hash)
    case.facts_hash, case.rulebook_hash = decision.facts_hash, decision.rulebook_hash
    return before != (decision.facts_hash, decision.rulebook_hash)


def new_verdict(case: Case, judged: Judged) -> Verdict:
    """The row of a decision, not saved yet."""
    return Verdict(
        shop_id=case.shop_id,
        case_id=case.id,
        at=judged.decision.at,
        facts_hash=judged.decision.facts_hash,
        rulebook_hash=judged.decision.rulebook_hash,
        packed=zlib.compress(dump_decision(judged.decision), 1),
        facts=zlib.compress(orjson.dumps(judged.facts, option=orjson.OPT_UTC_Z), 1),
    )


def _pending(case: Case) -> FlowStep | None:
    if case.flow_no == 0 or not case.outcome:
        return None
    steps = list(steps_of(case))
    left = open_steps(progress_of(steps))
    return next((step for step in steps if left and step.key == left[0].key), None)
