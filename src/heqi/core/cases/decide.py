"""Facts and rules in, a decision out. Pure: the same facts, rules, figures and moment give the same bytes."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from heqi.core.cases.amounts import outcome_fen
from heqi.core.cases.clocks import promised_clock
from heqi.core.cases.decision import Cost, Decision, Option, RuleNote, Term, Unconfirmed
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.facts_json import hash_facts
from heqi.core.cases.flows.flow_case import FlowCase
from heqi.core.cases.flows.table import list_steps
from heqi.core.cases.playbook.chances import Learned
from heqi.core.cases.playbook.cost import Books, price_outcome
from heqi.core.cases.playbook.goods import Plan
from heqi.core.cases.playbook.parameters import ShopParameters
from heqi.core.cases.reading import Reading, read_case
from heqi.core.cases.recommend import mark_offers, recommend
from heqi.core.cases.satisfies import meets
from heqi.core.cases.scales import Scales
from heqi.core.cases.weighing import weigh
from heqi.core.rulebook.book import Rulebook
from heqi.core.words import Outcome

NOTHING_LEARNED = Learned()
NOTHING_SETTLED: Mapping[Outcome, int] = MappingProxyType({})


def decide(
    facts: CaseFacts,
    *,
    at: datetime,
    rulebook: Rulebook,
    parameters: ShopParameters,
    learned: Learned = NOTHING_LEARNED,
    settled_on: Mapping[Outcome, int] = NOTHING_SETTLED,
) -> Decision:
    """What the buyer is owed, what may be offered, what each way costs, which to put first, and what runs out when.

    `at` (aware) is the moment decided for: the rules of that day hold. Six options, in the order of Outcome.
    `settled_on`: fen that somebody names for an outcome in place of what would be proposed; words and cost follow it.
    """
    at = at.astimezone(UTC)
    reading = read_case(facts, at)
    scales = weigh(reading, rulebook.in_force(facts.platform, at))
    promised = promised_clock(reading, parameters.refund_hours)
    if promised is not None:
        scales.set_clock(promised, (Outcome.RETURN_REFUND,))
    books = Books(parameters, learned)
    options = mark_offers(
        [_weigh_option(outcome, reading, scales, books, settled_on) for outcome in Outcome],
        reading,
        scales,
        parameters,
    )
    return Decision(
        options=options,
        recommended=recommend(options, reading, scales),
        needs_human=tuple(scales.human),
        warnings=tuple(scales.warnings),
        clocks=tuple(sorted(scales.clocks, key=lambda clock: (clock.due_at, clock.name, clock.origin))),
        at=at,
        as_of=facts.as_of,
        facts_hash=hash_facts(facts),
        rulebook_hash=rulebook.hash,
        rules=_once(scales.spoken),
    )


def _weigh_option(
    outcome: Outcome, reading: Reading, scales: Scales, books: Books, settled_on: Mapping[Outcome, int]
) -> Option:
    standing, reasons = scales.standing(outcome)
    notes = (*reasons, *scales.remarks.get(outcome, ()))
    if outcome in scales.barred:
        return Option(outcome, standing, notes, (), (), Cost(), meets(outcome, reading.demand))
    amount = settled_on.get(outcome)
    if amount is None:
        amount = outcome_fen(outcome, reading, scales, books.parameters)
    back, out = scales.payer(outcome, "return"), scales.payer(outcome, "outbound")
    case = FlowCase(reading.facts, reading.derived, reading.at, amount, books.parameters, back[0], out[0])
    steps = list_steps(outcome, case)
    plan = Plan(outcome, reading.derived, amount, back, out)
    certain, doubtful = _penalties(outcome, scales)
    cost = price_outcome(reading.facts, plan, steps, books=books, penalties=certain, unconfirmed=doubtful)
    clocks = tuple(scales.clocks_of.get(outcome, ()))
    return Option(outcome, standing, notes, steps, clocks, cost, meets(outcome, reading.demand), amount)


def _penalties(outcome: Outcome, scales: Scales) -> tuple[list[Term], tuple[Unconfirmed, ...]]:
    """What rules attach to the outcome: added when the source carries it and the amount is known, else listed."""
    certain, doubtful = [], []
    for penalty in scales.penalties:
        if outcome not in penalty.effect.outcomes or penalty.effect.from_buyer:
            continue
        rule = penalty.rule
        if rule.confidence.counts and penalty.fen is not None:
            certain.append(Term("penalty", penalty.fen, rule.title, rule.title_en, f"rule:{rule.id}"))
        else:
            doubtful.append(Unconfirmed(rule.id, penalty.fen, penalty.note.text, penalty.note.text_en))
    return certain, tuple(doubtful)


def _once(notes: Iterable[RuleNote]) -> tuple[RuleNote, ...]:
    """Each rule once, in the order in which they spoke."""
    return tuple({note.rule: note for note in notes}.values())
