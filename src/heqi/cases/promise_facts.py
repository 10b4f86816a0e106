"""What the promises of a case mean for its decision: the next one due, what was promised, whether one was broken."""

from heqi.cases.access import promises_of
from heqi.cases.models import Case, Promise
from heqi.core.cases.recorded import FactValue

NAMES = ("talk.promise_due_at", "talk.promised_outcome", "talk.promise_broken", "talk.promised_penalty_fen")


def record_promises(case: Case) -> None:
    """Bring `Case.recorded` in step with the promises. Saves nothing."""
    rest = {name: value for name, value in case.recorded.items() if name not in NAMES}
    case.recorded = {**rest, **_facts(list(promises_of(case).exclude(state=Promise.State.WITHDRAWN)))}


def _facts(promises: list[Promise]) -> dict[str, FactValue]:
    waiting = sorted((each for each in promises if each.state == Promise.State.OPEN), key=lambda each: each.due_at)
    unkept = [each for each in promises if each.state != Promise.State.KEPT]
    facts: dict[str, FactValue] = {}
    if waiting:
        facts["talk.promise_due_at"] = waiting[0].due_at.isoformat()
    for each in reversed(unkept):
        if each.outcome:
            facts["talk.promised_outcome"] = each.outcome
            break
    broken = [each for each in promises if each.broken_at is not None]
    if broken:
        facts["talk.promise_broken"] = True
        owed = [each.penalty_fen for each in broken if each.penalty_fen]
        if owed:
            facts["talk.promised_penalty_fen"] = max(owed)
    return facts
