"""How far incidents have come: by their orders and by the cases of these."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from heqi.cases.access import cases_in
from heqi.core.words import AfterSaleState
from heqi.incidents.access import orders_in
from heqi.incidents.models import IncidentOrder

State = IncidentOrder.State


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of orders that are in it. `settled`: their case is done; `open`: it is not; `no_case`: there is none;
    `overdue`: open with a deadline that has passed; `stuck`: could not be settled on by itself; `unplanned`: without
    the policy in force. `told`, `untold`, `answered` buyers; `proposed`, `excluded` orders. Fen: `chosen_fen` settled
    on so far, `spent_fen` of it in cases that are done.
    """

    orders: int
    phases: Mapping[str, int]
    settled: int
    open: int
    no_case: int
    overdue: int
    stuck: int
    unplanned: int
    told: int
    untold: int
    answered: int
    proposed: int
    excluded: int
    chosen_fen: int
    spent_fen: int


def progress_of(shop_id: int, incidents: Mapping[int, int], *, now: datetime) -> dict[int, Progress]:
    """By incident id. `incidents`: id → number of the policy in force."""
    rows = list(orders_in([shop_id]).filter(incident_id__in=list(incidents)))
    cases = _cases(shop_id, incidents)
    of_incident: dict[int, list[IncidentOrder]] = {incident_id: [] for incident_id in incidents}
    for row in rows:
        of_incident[row.incident_id].append(row)
    return {each: _progress(of_incident[each], cases, policy_no, now) for each, policy_no in incidents.items()}


@dataclass(frozen=True, slots=True)
class _Standing:
    """One case: whether it is done, when its nearest deadline passes, and fen that were settled on."""

    done: bool
    due_at: datetime
    chosen_fen: int | None


def _cases(shop_id: int, incident_ids: Collection[int]) -> dict[int, _Standing]:
    mine = orders_in([shop_id]).filter(incident_id__in=list(incident_ids), state=State.IN, case_id__isnull=False)
    rows = cases_in([shop_id]).filter(id__in=mine.values("case_id"))
    names = ("id", "done", "sort_at", "outcome", "amount_fen", "state", "stake_fen")
    return {
        case_id: _Standing(done, sort_at, _chosen(outcome, amount, state, stake))
        for case_id, done, sort_at, outcome, amount, state, stake in rows.values_list(*names)
    }


def _chosen(outcome: str, amount: int | None, state: str, stake: int | None) -> int | None:
    """What a case costs in money as far as it is settled on; a refund that the platform made counts by itself."""
    if outcome:
        return amount or 0
    return stake if state == AfterSaleState.SUCCEEDED else None


def _progress(rows: list[IncidentOrder], cases: Mapping[int, _Standing], policy_no: int, now: datetime) -> Progress:
    inside = [row for row in rows if row.state == State.IN]
    standing = [(row, cases.get(row.case_id or 0)) for row in inside]
    states = Counter(row.state for row in rows)
    costs = [
        (each.done, _cost(row, each)) for row, each in standing if each is not None and each.chosen_fen is not None
    ]
    return Progress(
        orders=len(inside),
        phases=Counter(row.phase for row in inside),
        settled=sum(each is not None and each.done for _, each in standing),
        open=sum(each is not None and not each.done for _, each in standing),
        no_case=sum(each is None for _, each in standing),
        overdue=sum(each is not None and not each.done and each.due_at < now for _, each in standing),
        stuck=sum(bool(row.stuck) for row in inside),
        unplanned=sum(row.policy_no != policy_no for row in inside) if policy_no else 0,
        told=sum(row.told_at is not None for row in inside),
        untold=sum(row.told_at is None for row in inside),
        answered=sum(row.answered_at is not None for row in inside),
        proposed=states[State.PROPOSED],
        excluded=states[State.EXCLUDED],
        chosen_fen=sum(cost for _, cost in costs),
        spent_fen=sum(cost for done, cost in costs if done),
    )


def _cost(row: IncidentOrder, case: _Standing) -> int:
    """What moves, or for goods that are sent anew what the plan reckoned."""
    return case.chosen_fen or (row.cost_fen if row.begun_on is not None else 0)
