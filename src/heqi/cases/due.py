"""The clock that a case is sorted by, and the verb that comes next."""

from datetime import datetime
from typing import Any

from heqi.cases.models import Case, FlowStep
from heqi.cases.models.case import FINISHED, NO_CLOCK
from heqi.core.cases.decision import CaseClock, Decision
from heqi.core.words import Outcome, Stage

FINAL = (Stage.SETTLED, Stage.CLOSED)
DECIDE_VERBS: dict[Outcome | None, tuple[str, str]] = {
    Outcome.SMALL_PAYMENT: ("协商打款", "agree a payment"),
    Outcome.REFUND_ONLY: ("同意退款", "agree to refund"),
    Outcome.RETURN_REFUND: ("同意退货", "agree to the return"),
    Outcome.EXCHANGE: ("同意换货", "agree to exchange"),
    Outcome.RESHIP: ("安排补寄", "arrange the re-ship"),
    Outcome.REFUSE: ("说明并拒绝", "explain and refuse"),
    None: ("了解情况", "find out more"),
}
STAGE_VERBS: dict[Stage, tuple[str, str]] = {
    Stage.WAITING_BUYER: ("等买家", "wait for the buyer"),
    Stage.WAITING_GOODS: ("验收退货", "check the return"),
    Stage.WAITING_PLATFORM: ("等平台确认", "wait for the platform"),
    Stage.INTERVENTION: ("提交举证", "hand in evidence"),
}


def set_due(case: Case, clocks: tuple[CaseClock, ...]) -> None:
    """Copy the nearest clock to the row: ours first, else whoever's we wait for; none on a finished case."""
    ours = [clock for clock in clocks if clock.on_whom == "merchant"]
    nearest = min(ours or clocks, key=lambda clock: (clock.due_at, clock.name), default=None)
    if nearest is None or case.stage in FINAL:
        case.due, case.sort_at = None, FINISHED if case.stage in FINAL else NO_CLOCK
        return
    case.sort_at = nearest.due_at
    case.due = {
        "name": nearest.name,
        "at": nearest.due_at.isoformat(),
        "origin": nearest.origin,
        "on_whom": nearest.on_whom,
        "alarms": [moment.isoformat() for moment in nearest.alarms],
    }


def set_next(case: Case, decision: Decision, pending: FlowStep | None) -> None:
    """Copy the verb of what comes next: the flow's first open step, else the decision to make, else the waiting."""
    if case.stage in FINAL:
        case.next = None
    elif pending is not None:
        case.next = _verb(pending.key, pending.body["verb"], pending.body["verb_en"])
    elif case.stage in STAGE_VERBS:
        case.next = _verb(str(case.stage), *STAGE_VERBS[Stage(case.stage)])
    elif case.asked_at is not None:
        case.next = _verb("await_approval", "待审批", "waits for approval")
    elif decision.needs_human:
        case.next = _verb("judge", "人工判断", "a person must judge")
    else:
        case.next = _verb("decide", *_decide_verb(case, decision))


def _decide_verb(case: Case, decision: Decision) -> tuple[str, str]:
    """Once the goods are back, agreeing to the return is behind us: what the recommended outcome begins with now."""
    option = next((each for each in decision.options if each.outcome == decision.recommended), None)
    if option is not None and option.steps and "after_sale.return_received_at" in case.recorded:
        return option.steps[0].verb, option.steps[0].verb_en
    return DECIDE_VERBS[decision.recommended]


def closed_at(case: Case, now: datetime) -> datetime | None:
    """When the case was finished: kept when it already was, empty again when it was reopened."""
    return (case.closed_at or now) if case.stage in FINAL else None


def _verb(key: str, verb: str, verb_en: str) -> dict[str, Any]:
    return {"key": key, "verb": verb, "verb_en": verb_en}
