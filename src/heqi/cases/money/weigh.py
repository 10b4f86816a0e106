"""Everything that must hold of a choice before anybody may make it, whoever that is; limits of a person come after."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heqi.cases.choice import require_amount, require_choosable
from heqi.cases.freshness import require_fresh
from heqi.cases.judge import Judged, judge_case
from heqi.cases.models import Case
from heqi.cases.money.limits import cost_of
from heqi.cases.money.require_left import require_left
from heqi.core.cases.decision import Option
from heqi.core.words import Outcome


@dataclass(frozen=True, slots=True)
class Choice:
    """An outcome that may be chosen as of now. `amount`: what would move, `cost`: what limits are held against, fen."""

    judged: Judged
    option: Option
    amount: int | None
    cost: int

    def seen(self) -> dict[str, Any]:
        """By what a later look tells whether the case still looks the same."""
        standing, recommended = self.option.standing.value, self.judged.decision.recommended
        return {"standing": standing, "recommended": recommended, "cost_fen": self.cost}


def weigh_choice(
    case: Case,
    *,
    outcome: Outcome,
    amount_fen: int | None,
    reason: str,
    override: bool,
    looked: bool,
    above_paid: bool = False,
    now: datetime,
) -> Choice:
    """The choice as of now, the order's money held until the transaction ends. `override`: somebody may, and does.

    `above_paid`: somebody saw that with what was given beside it is more than was paid. Raises outcome.closed,
    refuse.owed, refuse.contact_first, money.missing, money.too_much, money.paid_before, money.payment_open,
    money.above_paid, facts.old.
    """
    judged = judge_case(case, now=now, offered_fen=amount_fen, chosen=outcome)
    option = next(each for each in judged.decision.options if each.outcome is outcome)
    require_choosable(judged, option, override=override, reason=reason)
    amount = require_amount(judged, option, amount_fen)
    require_left(case, judged, outcome, amount, above_paid=above_paid)
    if amount:
        require_fresh(judged.facts.as_of, looked=looked, now=now)
    return Choice(judged, option, amount, cost_of(option, amount))
