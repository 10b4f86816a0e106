"""What a policy comes to over the orders that it would touch."""

from collections.abc import Mapping
from dataclasses import dataclass

from heqi.cases.access import cases_in
from heqi.core.incidents.phase import Phase
from heqi.core.incidents.policy import Policy, Share, reckon
from heqi.incidents.access import orders_of
from heqi.incidents.models import Incident, IncidentOrder


@dataclass(frozen=True, slots=True)
class Estimate:
    """`orders` that the policy touches, by phase too; `sum_fen`: what it comes to, `by_phase` fen of it."""

    orders: int
    sum_fen: int
    counts: Mapping[Phase, int]
    by_phase: Mapping[Phase, int]


def estimate_policy(incident: Incident, policy: Policy) -> Estimate:
    """Over orders that are in it and whose case nobody has settled on: those are left as they are."""
    rows = list(orders_of(incident).filter(state=IncidentOrder.State.IN).values_list("phase", "paid_fen", "case_id"))
    decided = decided_cases(incident)
    shares = [Share(Phase(phase), paid_fen) for phase, paid_fen, case_id in rows if case_id not in decided]
    touched = [share for share in shares if share.phase in policy]
    by_phase = {phase: reckon(policy, [each for each in touched if each.phase is phase]) for phase in Phase}
    counts = {phase: sum(each.phase is phase for each in shares) for phase in Phase}
    return Estimate(len(touched), sum(by_phase.values()), counts, by_phase)


def decided_cases(incident: Incident) -> set[int]:
    """Ids of its cases that are done, or for which an outcome was chosen without the incident."""
    mine = orders_of(incident).filter(case_id__isnull=False)
    rows = cases_in([incident.shop_id]).filter(id__in=mine.values("case_id"))
    return {case_id for case_id, done, outcome in rows.values_list("id", "done", "outcome") if done or outcome}
