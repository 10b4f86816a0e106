"""What policies did today in China, and what they left to people, newest first; and the same for one case."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from heqi.automation.access import acts_in, holds_in
from heqi.automation.actions.take_back import is_ours
from heqi.automation.found_page import guard_rows, rule_rows
from heqi.automation.models import PolicyAct, PolicyHold
from heqi.cases.access import cases_in
from heqi.cases.models import Case
from heqi.cases.rows import number_of
from heqi.core.cases.automation.kinds import TEMPLATES, PolicyKind
from heqi.core.cases.automation.policy import write_sentence
from heqi.core.time import end_of_day, shanghai_date

MOST = 100


def today_of(shop_id: int, *, now: datetime) -> dict[str, Any]:
    """`TodayShape` of the API: at most a hundred of each. A hold of a finished case is over and not shown."""
    since = end_of_day(shanghai_date(now) - timedelta(days=1))
    acts = list(acts_in([shop_id]).filter(at__gt=since).order_by("-at", "-id")[:MOST])
    holds = list(holds_in([shop_id]).filter(at__gt=since).order_by("-at", "-id")[:MOST])
    cases = _cases(shop_id, {each.case_id for each in acts} | {each.case_id for each in holds})
    return {
        "acts": [act_row(each, cases.get(each.case_id)) for each in acts],
        "holds": [hold_row(each, cases[each.case_id]) for each in holds if _waits(cases.get(each.case_id))],
    }


def automation_of(case: Case) -> dict[str, Any]:
    """`CaseAutomation` of the API: what policies did on this case, oldest first, and why those that are on hold."""
    acts = acts_in([case.shop_id]).filter(case_id=case.pk).order_by("at", "id")
    holds = holds_in([case.shop_id]).filter(case_id=case.pk).order_by("id") if _waits(case) else ()
    return {"acts": [act_row(each, case) for each in acts], "holds": [hold_row(each, case) for each in holds]}


def act_row(act: PolicyAct, case: Case | None) -> dict[str, Any]:
    """One thing that was done. One that a person has taken back reads as withdrawn before its wait is over."""
    gone = act.state == PolicyAct.State.WAITING and (case is None or not is_ours(act, case))
    says = write_sentence(PolicyKind(act.kind), act.figures)
    return {
        **_named(act.kind, act.version, act.case_id, case),
        "id": act.pk,
        "at": act.at,
        "outcome": act.outcome,
        "amount_fen": act.amount_fen,
        "sentence": says[0],
        "sentence_en": says[1],
        "hand_at": act.hand_at,
        "state": PolicyAct.State.WITHDRAWN if gone else act.state,
    }


def hold_row(hold: PolicyHold, case: Case) -> dict[str, Any]:
    """One case that was left to people, with every reason."""
    words = {"guards": guard_rows(hold.guards), "rules": rule_rows(hold.rules)}
    return {**_named(hold.kind, hold.version, hold.case_id, case), "at": hold.at, "outcome": hold.outcome, **words}


def _named(kind: str, version: int, case_id: int, case: Case | None) -> dict[str, Any]:
    template = TEMPLATES[PolicyKind(kind)]
    return {
        "kind": kind,
        "title": template.title,
        "title_en": template.title_en,
        "version": version,
        "case_id": case_id,
        "number": number_of(case_id),
        "goods": case.goods if case else "",
    }


def _cases(shop_id: int, ids: Iterable[int]) -> Mapping[int, Case]:
    return {case.pk: case for case in cases_in([shop_id]).filter(id__in=list(ids))}


def _waits(case: Case | None) -> bool:
    return case is not None and not case.done and not case.outcome
