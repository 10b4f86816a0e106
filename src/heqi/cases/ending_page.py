"""How a finished case ended, for its page: decided by whom, what was paid, what it cost against what was expected."""

from typing import Any

from heqi.accounts.access import staff_names
from heqi.cases.access import approvals_of, cases_in, decided_at, remedies_of, steps_of, verdicts_by_id
from heqi.cases.models import Approval, Case, FlowStep, Remedy
from heqi.cases.money.earlier import earlier_sums
from heqi.cases.progress import FINISHED
from heqi.cases.rows import number_of, person
from heqi.cases.spending.spent import spent_on, total_of
from heqi.core.cases.outturn import Actual, Expected, reckon
from heqi.core.words import Outcome

_PAY_FREIGHT = "pay_freight"


def ending_page(case: Case) -> dict[str, Any] | None:
    """`EndingShape` of the API; None while the case is open."""
    if not case.done:
        return None
    paid = [each for each in spent_on(case) if each.case_id == case.pk]
    seen = _seen(case)
    option = None if seen is None else next(each for each in seen["options"] if each["outcome"] == case.outcome)
    settled = total_of(each for each in paid if not each.beside)
    return {
        "at": case.closed_at,
        "approved_by": _approver(case),
        "recommended": None if seen is None else seen["recommended"],
        "standing": None if option is None else option["standing"],
        "cost": None if option is None else option["cost"],
        "paid": earlier_sums(paid),
        "outturn": None if option is None else _outturn(case, option, settled),
        "opened_since": _opened_since(case),
    }


def _seen(case: Case) -> dict[str, Any] | None:
    """The decision that somebody chose by: the first stored at that moment; what came of the choice is behind it."""
    if not case.outcome or case.chosen_at is None:
        return None
    before = [(at, -verdict_id) for _, verdict_id, at in decided_at(case.shop_id, [case.pk]) if at <= case.chosen_at]
    if not before:
        return None
    verdict_id = -max(before)[1]
    return verdicts_by_id(case.shop_id, [verdict_id])[verdict_id].body()


def _approver(case: Case) -> dict[str, Any] | None:
    asked = approvals_of(case).filter(state=Approval.State.APPROVED, answered_at=case.chosen_at).last()
    if asked is None or asked.answered_by is None:
        return None
    return person(asked.answered_by, staff_names([asked.answered_by]))


def _outturn(case: Case, option: dict[str, Any], settled: int) -> dict[str, Any]:
    cost, buyer = option["cost"], option["amount_fen"] or 0
    expected = Expected(buyer, cost["goods"] - buyer + cost["packaging"], cost["logistics"])
    given = remedies_of(case).exclude(state=Remedy.State.WITHDRAWN)
    actual = Actual(settled, sum(each.cost_fen for each in given), _freight(case, expected.freight))
    found = reckon(expected, actual)
    return {
        "lines": [
            {"part": line.part.value, "expected_fen": line.expected, "actual_fen": line.actual} for line in found.lines
        ],
        "expected_fen": found.expected,
        "actual_fen": found.actual,
    }


def _freight(case: Case, expected: int) -> int | None:
    """What the way back was paid with, where a sum is on record; a way out is on the courier's bill, not on ours."""
    paid = [step for step in steps_of(case) if step.key == _PAY_FREIGHT and step.state in FINISHED]
    if case.outcome == Outcome.RETURN_REFUND and paid:
        return _sum(paid)
    return None if expected else 0


def _sum(steps: list[FlowStep]) -> int | None:
    amounts = [step.body["amount_fen"] for step in steps]
    return None if None in amounts else sum(amounts)


def _opened_since(case: Case) -> dict[str, Any] | None:
    """The open case of the same order, where there is one."""
    if not case.order_no:
        return None
    other = cases_in([case.shop_id]).filter(order_no=case.order_no, done=False).order_by("-id").first()
    return None if other is None else {"id": other.pk, "number": number_of(other.pk)}
