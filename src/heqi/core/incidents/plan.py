"""What one case gets by the policy of its incident: never less than it is owed, and the same for the same facts."""

from dataclasses import dataclass
from enum import StrEnum

from heqi.core.cases.decision import Decision, Option
from heqi.core.incidents.policy import MOVES_MONEY, Offer, amount_of
from heqi.core.labels import OUTCOMES
from heqi.core.words import Outcome, Standing


class Why(StrEnum):
    """How the plan of a case came about."""

    AS_OFFERED = "as_offered"
    RAISED = "raised"
    OWED = "owed"
    CLOSED = "closed"
    PERSON = "person"
    SETTLED = "settled"
    CHOSEN = "chosen"
    NO_OFFER = "no_offer"
    NO_CASE = "no_case"
    PAID = "paid"


WHYS: dict[Why, tuple[str, str]] = {
    Why.AS_OFFERED: ("按方案", "as the policy says"),
    Why.RAISED: ("应得更多，已按应得金额", "owed more, so the amount was raised"),
    Why.OWED: ("买家的诉求应当满足，按应得处理", "the buyer is owed what they ask for"),
    Why.CLOSED: ("这一单不能这样处理，请人工决定", "not possible in this case; a person decides"),
    Why.PERSON: ("规则要求人工决定", "the rules ask for a person"),
    Why.SETTLED: ("已了结，不再处理", "settled already"),
    Why.CHOSEN: ("已选定处理结果，保持不变", "an outcome was chosen already"),
    Why.NO_OFFER: ("方案没有覆盖这个阶段", "the policy leaves this phase to people"),
    Why.PAID: ("这一单已经付过款，请人工决定", "this order was paid something already; a person decides"),
    Why.NO_CASE: ("还没有售后，买家找来时再处理", "no case yet; it waits for the buyer"),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """`outcome` None: a person decides. `cost_fen`: what limits are held against.

    `rights`: what the buyer is owed beside the offer, should they ask; no offer is made without saying so.
    """

    why: Why
    outcome: Outcome | None = None
    amount_fen: int | None = None
    cost_fen: int = 0
    rights: tuple[Outcome, ...] = ()


def plan_case(decision: Decision, offer: Offer | None, *, paid_fen: int | None) -> Plan:
    """The plan by facts and policy alone; who the buyer is has no place in it."""
    if offer is None:
        return Plan(Why.NO_OFFER)
    if decision.needs_human:
        return Plan(Why.PERSON)
    mine = next(option for option in decision.options if option.outcome is offer.outcome)
    owed = [option for option in decision.options if option.standing is Standing.OWED]
    asked = [option for option in owed if option.meets_demand]
    closed = mine.standing is Standing.CLOSED
    if asked and (closed or not mine.meets_demand):
        right = _best(asked, decision)
        return _plan(Why.OWED, right, right.amount_fen, owed)
    if closed:
        return Plan(Why.CLOSED, rights=_beside(owed, mine))
    amount, least = amount_of(offer, paid_fen), _least(mine, asked, decision)
    if least is not None and (amount or 0) < least:
        return _plan(Why.RAISED, mine, least, owed)
    return _plan(Why.AS_OFFERED, mine, amount, owed)


def _best(asked: list[Option], decision: Decision) -> Option:
    return next((option for option in asked if option.outcome is decision.recommended), asked[0])


def _least(mine: Option, asked: list[Option], decision: Decision) -> int | None:
    """What an offer of money may not fall short of: the right that it stands for, or that it takes the place of."""
    if mine.outcome not in MOVES_MONEY:
        return None
    if mine.standing is Standing.OWED:
        return mine.amount_fen
    return _best(asked, decision).amount_fen if asked else None


def _plan(why: Why, option: Option, amount: int | None, owed: list[Option]) -> Plan:
    moves = amount if option.outcome in MOVES_MONEY else None
    return Plan(why, option.outcome, moves, max(moves or 0, option.cost.goods), _beside(owed, option))


def _beside(owed: list[Option], chosen: Option) -> tuple[Outcome, ...]:
    return tuple(option.outcome for option in owed if option.outcome is not chosen.outcome)


def say_rights(rights: tuple[Outcome, ...]) -> str:
    """The sentence that goes with an offer beside a right; empty where the buyer is owed nothing else."""
    if not rights:
        return ""
    names = "、".join(OUTCOMES[outcome][0] for outcome in rights)
    return f"如果您不接受，按规则您也可以要求{names}，由您决定。"
