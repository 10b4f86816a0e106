"""Expected cost of an outcome against 'no case', part by part, each term with where it came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from heqi.core.cases.decision import Cost, Step, Term, Unconfirmed
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.playbook.chances import Learned, cause_of, chance
from heqi.core.cases.playbook.goods import Plan, price_goods
from heqi.core.cases.playbook.parameters import ShopParameters
from heqi.core.cases.satisfies import meets
from heqi.core.words import Outcome

OURS = frozenset({"agent", "supervisor", "warehouse"})


@dataclass(frozen=True, slots=True)
class Books:
    """What a price is reckoned with: the shop's figures with the prior table, and what the shop's cases taught."""

    parameters: ShopParameters
    learned: Learned


def price_outcome(
    facts: CaseFacts,
    plan: Plan,
    steps: Iterable[Step],
    *,
    books: Books,
    penalties: Iterable[Term] = (),
    unconfirmed: tuple[Unconfirmed, ...] = (),
) -> Cost:
    """The expected cost of one outcome, with every term and where it came from."""
    terms = [
        *price_goods(facts, plan, books.parameters),
        *_price_labour(steps, books.parameters),
        *penalties,
        _price_review(facts, plan.outcome, books),
        *_price_repeat(facts, plan.outcome, books),
    ]
    return add_up(terms, unconfirmed)


def add_up(terms: list[Term], unconfirmed: tuple[Unconfirmed, ...] = ()) -> Cost:
    """The seven parts and their total from the terms."""
    parts = dict.fromkeys(("goods", "packaging", "logistics", "labour", "penalty", "review_risk", "repeat_value"), 0)
    for term in terms:
        parts[term.part] += term.fen
    return Cost(**parts, total=sum(parts.values()), terms=tuple(terms), unconfirmed=unconfirmed)


def share(fen: int, thousandths: int) -> int:
    """That many thousandths of a sum, rounded half up."""
    return (2 * fen * thousandths + 1000) // 2000


def _price_labour(steps: Iterable[Step], parameters: ShopParameters) -> list[Term]:
    minutes = sum(step.minutes for step in steps if step.who in OURS)
    if not minutes:
        return []
    fen = (2 * minutes * parameters.wage_fen_per_hour + 60) // 120
    origin = parameters.origin("wage_fen_per_hour")
    return [Term("labour", fen, f"人工 {minutes} 分钟", f"{minutes} minutes of work", origin)]


def _price_review(facts: CaseFacts, outcome: Outcome, books: Books) -> Term:
    key = (outcome, meets(outcome, facts.demand), cause_of(facts.after_sale.family))
    odds, origin = chance(
        books.parameters.priors.bad[key], books.parameters.priors.strength, books.learned.bad.get(key)
    )
    fen = share(books.parameters.bad_review_fen, odds)
    label, label_en = f"差评或介入的概率 {odds / 10:g}%", f"{odds / 10:g}% chance of a bad review or intervention"
    return Term("review_risk", fen, label, label_en, origin)


def _price_repeat(facts: CaseFacts, outcome: Outcome, books: Books) -> list[Term]:
    """What keeping the buyer is worth. Earlier orders raise it; earlier cases count for nothing."""
    if facts.order.paid_fen is None:
        return []
    parameters = books.parameters
    odds, origin = chance(
        books.parameters.priors.again[outcome], books.parameters.priors.strength, books.learned.again.get(outcome)
    )
    margin = facts.order.paid_fen * parameters.margin_percent // 100 * parameters.horizon_orders
    loyal = 100 + parameters.loyalty_percent * min(max((facts.buyer.orders or 1) - 1, 0), 4)
    fen = -share(margin * loyal // 100, odds)
    return [
        Term(
            "repeat_value", fen, f"留住买家：复购概率 {odds / 10:g}%", f"{odds / 10:g}% chance of a next order", origin
        )
    ]
