"""What would a changed rule have changed: a shop's cases decided both ways from their stored facts."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import orjson

from heqi.cases.access import cases_in, newest_verdicts
from heqi.cases.models import Case, Verdict
from heqi.cases.parameters import parameters_of
from heqi.core.cases.decide import decide
from heqi.core.cases.decision import Decision
from heqi.core.cases.facts_json import read_facts
from heqi.core.rulebook.book import Rulebook
from heqi.core.words import Outcome, Standing
from heqi.shops.contracts import ShopView

MOST_CASES = 5_000
EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class Side:
    """One way of deciding a case. `cost_fen`: expected cost of what is recommended, else None."""

    recommended: Outcome | None
    standings: dict[Outcome, Standing]
    cost_fen: int | None


@dataclass(frozen=True, slots=True)
class Example:
    """A case that comes out differently."""

    case_id: int
    number: str
    before: Side
    after: Side


@dataclass(slots=True)
class Backtest:
    """Counts of cases, sums in fen over the cases where both ways recommend something."""

    decided: int = 0
    recommendations: int = 0
    standings: int = 0
    costs: int = 0
    cost_before_fen: int = 0
    cost_after_fen: int = 0
    examples: list[Example] = field(default_factory=list)


def backtest(
    *, shop: ShopView, before: Rulebook, after: Rulebook, at: datetime | None = None, limit: int = 500
) -> Backtest:
    """Decide the newest `limit` cases by both books. `at` None: each as of its own last decision."""
    parameters = parameters_of(shop)
    found = Backtest()
    for case, verdict in _stored(shop.id, min(limit, MOST_CASES)):
        facts = read_facts(orjson.loads(zlib.decompress(verdict.facts)))
        moment = at or verdict.at
        one = decide(facts, at=moment, rulebook=before, parameters=parameters)
        other = decide(facts, at=moment, rulebook=after, parameters=parameters)
        _count(found, case, one, other)
    return found


def _stored(shop_id: int, limit: int) -> Iterator[tuple[Case, Verdict]]:
    """The newest cases with what they were last decided from."""
    cases = list(cases_in([shop_id]).order_by("-opened_at", "-id")[:limit])
    verdicts = newest_verdicts(shop_id, [case.id for case in cases])
    for case in cases:
        if case.id in verdicts:
            yield case, verdicts[case.id]


def _count(found: Backtest, case: Case, one: Decision, other: Decision) -> None:
    before, after = _side(one), _side(other)
    found.decided += 1
    found.recommendations += before.recommended is not after.recommended
    found.standings += before.standings != after.standings
    totals = [[option.cost.total for option in each.options] for each in (one, other)]
    found.costs += totals[0] != totals[1]
    if before.cost_fen is not None and after.cost_fen is not None:
        found.cost_before_fen += before.cost_fen
        found.cost_after_fen += after.cost_fen
    if (before != after or totals[0] != totals[1]) and len(found.examples) < EXAMPLES:
        found.examples.append(Example(case.id, case.after_sale_no or case.order_no, before, after))


def _side(decision: Decision) -> Side:
    standings = {option.outcome: option.standing for option in decision.options}
    costs = {option.outcome: option.cost.total for option in decision.options}
    chosen = decision.recommended
    return Side(chosen, standings, None if chosen is None else costs[chosen])
