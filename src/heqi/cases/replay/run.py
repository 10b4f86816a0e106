"""Decide the closed cases of a period both ways, and count what changes."""

from heqi.cases.money.limits import cost_of
from heqi.cases.replay.found import Replayed, ReplayedCase, Side
from heqi.cases.replay.past import PastCase, Period, closed_in, past_cases
from heqi.cases.replay.terms import Terms
from heqi.cases.rows import number_of
from heqi.core.cases.decide import decide
from heqi.core.words import Outcome

MOST_CASES = 5_000
"""In one replay: some seconds of work, which a person can wait for."""


def replay_closed(shop_id: int, *, before: Terms, after: Terms, period: Period) -> Replayed:
    """Each case as of the moment at which it was settled on. Reads only."""
    found = Replayed(closed=closed_in(shop_id, period).count())
    for past in past_cases(shop_id, period):
        found.count(_compare(past, _side(past, before), _side(past, after)))
    found.close()
    return found


def _side(past: PastCase, terms: Terms) -> Side:
    decision = decide(past.facts, at=past.at, rulebook=terms.book, parameters=terms.parameters)
    option = next((each for each in decision.options if each.outcome is decision.recommended), None)
    if option is None:
        return Side(None, None, asks=False)
    return Side(option.outcome, option.cost.total, asks=terms.asks(cost_of(option, option.amount_fen)))


def _compare(past: PastCase, before: Side, after: Side) -> ReplayedCase:
    case = past.case
    known = before.cost_fen is not None and after.cost_fen is not None
    return ReplayedCase(
        case_id=case.pk,
        number=case.after_sale_no or number_of(case.pk),
        goods=case.goods,
        closed_at=case.closed_at or past.at,
        chosen=Outcome(case.outcome) if case.outcome else None,
        before=before,
        after=after,
        difference_fen=(after.cost_fen or 0) - (before.cost_fen or 0) if known else None,
    )
