"""One claim put on the rules' own scales: what they say to it as the facts stand."""

from dataclasses import dataclass
from enum import StrEnum

from heqi.core.cases.decision import RuleNote
from heqi.core.cases.entitlement.claim import Claim, Kind
from heqi.core.cases.reading import Reading
from heqi.core.cases.scales import Scales
from heqi.core.cases.weighing import weigh
from heqi.core.rulebook.book import RuleSet
from heqi.core.rulebook.effects import CompensationEffect
from heqi.core.words import Outcome, Standing


class Entitled(StrEnum):
    """Whether the buyer has a right to it; open while a fact, a proof or the shop's check of a rule is missing."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say. `outcome`: what would be done; `amount_fen`: of a compensation, where it is known."""

    entitled: Entitled
    why: tuple[RuleNote, ...]
    outcome: Outcome | None = None
    amount_fen: int | None = None
    scales: Scales | None = None


def judge_claim(claim: Claim, reading: Reading, rules: RuleSet) -> Verdict:
    """The verdict on a claim, `reading` being of the case as it would stand if it were claimed."""
    scales = weigh(reading, rules)
    if claim.kind is Kind.DUTY:
        return _judge_duty(claim, scales)
    return _judge_money(claim, scales) if claim.kind is Kind.MONEY else _judge_outcome(claim, scales)


def _judge_outcome(claim: Claim, scales: Scales) -> Verdict:
    for outcome in claim.outcomes:
        standing, notes = scales.standing(outcome)
        own = tuple(note for note in notes if note.rule not in claim.apart_from)
        if standing is Standing.OWED and own:
            return Verdict(Entitled.YES, own, outcome, None, scales)
    outcome = claim.outcomes[0]
    standing, notes = scales.standing(outcome)
    entitled = Entitled.OPEN if scales.asks and standing is not Standing.CLOSED else Entitled.NO
    return Verdict(entitled, tuple(notes), outcome, None, scales)


def _judge_money(claim: Claim, scales: Scales) -> Verdict:
    """A sum of a rule that counts is owed; one that is still to be checked, or only alleged, is open."""
    outcome = claim.outcomes[0]
    found = [each for each in scales.penalties if outcome in each.effect.outcomes and not each.effect.from_buyer]
    alleged = [note for rule, note in scales.claims if outcome in _outcomes(rule.then)]
    certain = [each for each in found if each.rule.confidence.counts and each.fen is not None]
    amount = next((each.fen for each in (*certain, *found)), None)
    why = (*(each.note for each in found), *alleged)
    entitled = Entitled.YES if certain else Entitled.OPEN if why else Entitled.NO
    return Verdict(entitled, why, outcome, amount, scales)


def _outcomes(effect: object) -> tuple[Outcome, ...]:
    return effect.outcomes if isinstance(effect, CompensationEffect) else ()


def _judge_duty(claim: Claim, scales: Scales) -> Verdict:
    why = tuple(note for note in scales.spoken if note.rule in claim.rules)
    return Verdict(Entitled.YES if why else Entitled.NO, why, None, None, scales)
