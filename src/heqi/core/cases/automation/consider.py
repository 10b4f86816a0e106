"""May this policy act on this case? Pure: the same facts, decision, desk and figures give the same answer."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from heqi.core.cases.automation.desk import Desk
from heqi.core.cases.automation.fits import Facing
from heqi.core.cases.automation.guards import Guard
from heqi.core.cases.automation.policy import Policy
from heqi.core.cases.automation.shortfall import read_shortfall
from heqi.core.cases.decision import Decision, Option
from heqi.core.cases.derived import Where
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.reading import Reading, read_case
from heqi.core.cases.risk_signs import risk_signs
from heqi.core.words import AfterSaleState, Outcome, ReasonFamily, Standing


@dataclass(frozen=True, slots=True)
class Act:
    """Choose this outcome. `cost_fen`: what limits are held against, the larger of what moves and what goods cost."""

    outcome: Outcome
    amount_fen: int | None
    cost_fen: int


@dataclass(frozen=True, slots=True)
class Hold:
    """The case is of the policy's kind and is left to people. `guards`: all reasons, in the order of Guard.

    `rules`: the rules that are not confirmed, where that is a reason.
    """

    outcome: Outcome
    guards: tuple[Guard, ...]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _View:
    policy: Policy
    reading: Reading
    decision: Decision
    option: Option
    desk: Desk
    grounds: Collection[str]

    @property
    def cost(self) -> int:
        return max(self.option.amount_fen or 0, self.option.cost.goods)

    def figure(self, name: str) -> int | None:
        return self.policy.figures.get(name)

    def deciding(self) -> list[str]:
        """Rules that give the outcome its standing and do not count; empty when one that counts gives it too."""
        notes = [note for note in self.option.reasons if note.rule in self.grounds]
        return [] if any(note.confidence.counts for note in notes) else [note.rule for note in notes]


def consider(
    policy: Policy, facts: CaseFacts, decision: Decision, desk: Desk, *, grounds: Collection[str]
) -> Act | Hold | None:
    """Act, hold with every reason, or None when the policy is not about such a case or nothing is left to choose.

    `grounds`: ids of the rules that can decide an outcome's standing (guards and windows), beside those that only
    remark on it. A `closed` outcome is never taken, nor one that the decision does not put first.
    """
    reading = read_case(facts, decision.at)
    outcome = None if desk.settled else policy.template.fits(Facing(reading, decision, policy.figures))
    if outcome is None:
        return None
    option = next(each for each in decision.options if each.outcome is outcome)
    view = _View(policy, reading, decision, option, desk, grounds)
    guards = tuple(guard for guard, holds in _TABLE.items() if holds(view))
    if not guards:
        return Act(outcome, option.amount_fen, view.cost)
    rules = tuple(view.deciding()) if Guard.RULE_UNCONFIRMED in guards else ()
    return Hold(outcome, guards, rules)


_LEGAL_FAMILIES = (ReasonFamily.FOOD_SAFETY, ReasonFamily.COUNTERFEIT)
_NO_REASON_GIVEN = (ReasonFamily.UNKNOWN, ReasonFamily.OTHER)
_MONEY = (Outcome.SMALL_PAYMENT, Outcome.REFUND_ONLY, Outcome.RETURN_REFUND)


def _is_legal(view: _View) -> bool:
    facts = view.reading.facts
    return bool(facts.talk.legal_signs) or view.desk.legal_words or facts.after_sale.family in _LEGAL_FAMILIES


def _intervened(view: _View) -> bool:
    after_sale = view.reading.facts.after_sale
    return after_sale.intervened or after_sale.state is AfterSaleState.PLATFORM_HANDLING


def _stock_out(view: _View) -> bool:
    facts = view.reading.facts
    return facts.after_sale.family is ReasonFamily.OUT_OF_STOCK or facts.order.stock_out is True


def _late(view: _View) -> bool:
    """By the reason, or because the promised hour has passed and nothing was sent, whatever the reason says."""
    derived = view.reading.derived
    overdue = derived.where is Where.UNSHIPPED and derived.ship_late is True
    return overdue or view.reading.facts.after_sale.family is ReasonFamily.LATE_DISPATCH


def _packed(view: _View) -> bool:
    """Being made ready, or with the courier and not back yet: a refund alone would let the goods go."""
    if view.reading.derived.where is Where.TRANSIT:
        return view.option.outcome is Outcome.REFUND_ONLY and view.reading.facts.after_sale.refused_back is not True
    return view.desk.packed and view.reading.derived.where in (Where.UNSHIPPED, Where.GROUPING)


def _unknown_sum(view: _View) -> bool:
    """Neither what would move nor what was paid may be a guess."""
    if view.option.outcome not in _MONEY:
        return False
    return not view.option.amount_fen or view.reading.facts.order.paid_fen is None


def _over_paid(view: _View) -> bool:
    paid, amount = view.reading.facts.order.paid_fen, view.option.amount_fen
    if not amount or paid is None:
        return False
    return amount > paid - view.desk.spent_fen or bool(view.reading.derived.over_asked)


def _over_limit(view: _View) -> bool:
    return view.cost > view.policy.figures["max_fen"]


def _four_eyes(view: _View) -> bool:
    return view.desk.four_eyes_fen is not None and view.cost > view.desk.four_eyes_fen


def _paid_long_ago(view: _View) -> bool:
    """Also where nobody knows when it was paid."""
    hours = view.figure("paid_hours")
    if hours is None:
        return False
    order = view.reading.facts.order
    start = order.grouped_at or order.paid_at
    return start is None or view.reading.at - start > timedelta(hours=hours)


def _few_photos(view: _View) -> bool:
    photos = view.figure("photos")
    return photos is not None and (view.reading.facts.evidence.buyer_photos or 0) < photos


def _missing(view: _View) -> int | None:
    facts = view.reading.facts
    return read_shortfall(f"{facts.after_sale.reason}，{view.desk.buyer_words}", facts.goods.name)


def _weight_unknown(view: _View) -> bool:
    return view.figure("most_grams") is not None and _missing(view) is None


def _too_much(view: _View) -> bool:
    most = view.figure("most_grams")
    return most is not None and (_missing(view) or 0) > most


_TABLE: dict[Guard, Callable[[_View], bool]] = {
    Guard.LEGAL: _is_legal,
    Guard.NEEDS_PERSON: lambda view: bool(view.decision.needs_human),
    Guard.INTERVENTION: _intervened,
    Guard.COMPLAINT: lambda view: view.reading.facts.talk.complaint is not None,
    Guard.STOCK_OUT: _stock_out,
    Guard.LATE_DISPATCH: _late,
    Guard.REASON_UNKNOWN: lambda view: view.reading.facts.after_sale.family in _NO_REASON_GIVEN,
    Guard.PACKED: _packed,
    Guard.OLD_FACTS: lambda view: view.desk.old_facts,
    Guard.PERSON_ACTED: lambda view: view.desk.person_acted,
    Guard.PROMISE_OPEN: lambda view: view.desk.promise_open,
    Guard.APPROVAL_OPEN: lambda view: view.desk.approval_open,
    Guard.WORK_ORDER_OPEN: lambda view: view.desk.work_order_open,
    Guard.INCIDENT_OPEN: lambda view: view.desk.incident_open,
    Guard.RISK_SIGN: lambda view: bool(risk_signs(view.reading)),
    Guard.NOT_ALLOWED: lambda view: view.option.standing is Standing.CLOSED or not view.option.steps,
    Guard.NOT_FIRST: lambda view: view.decision.recommended is not view.option.outcome,
    Guard.RULE_UNCONFIRMED: lambda view: bool(view.deciding()),
    Guard.AMOUNT_UNKNOWN: _unknown_sum,
    Guard.OVER_PAID: _over_paid,
    Guard.MONEY_BEFORE: lambda view: view.desk.spent_fen > 0 or view.desk.money_open,
    Guard.OVER_LIMIT: _over_limit,
    Guard.FOUR_EYES: _four_eyes,
    Guard.PAID_LONG_AGO: _paid_long_ago,
    Guard.TOO_FEW_PHOTOS: _few_photos,
    Guard.WEIGHT_UNKNOWN: _weight_unknown,
    Guard.TOO_MUCH_MISSING: _too_much,
    Guard.DAY_COUNT: lambda view: view.desk.today_count >= view.policy.figures["day_count"],
    Guard.DAY_SUM: lambda view: view.desk.today_fen + view.cost > view.policy.figures["day_fen"],
}
"""Every guard, once."""
