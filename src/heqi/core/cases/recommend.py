"""Which option to put first, and what a cheaper offer beside a right has to be told with."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from heqi.core.cases.decision import Option
from heqi.core.cases.playbook.parameters import ShopParameters
from heqi.core.cases.reading import Reading
from heqi.core.cases.satisfies import EXACT, can_meet
from heqi.core.cases.scales import Scales
from heqi.core.cases.sentences import write_note
from heqi.core.labels import OUTCOMES
from heqi.core.words import Demand, Outcome, Standing


def recommend(options: Sequence[Option], reading: Reading, scales: Scales) -> Outcome | None:
    """What is owed first; else the cheapest offer that meets the demand; else what a rule proposes.

    None while a person has to decide, or while a question is open and nothing is owed.
    """
    if scales.human:
        return None
    right = _right(options, reading, scales)
    if right is not None or scales.asks:
        return right
    offers = [option for option in options if option.standing is Standing.OFFERABLE and option.meets_demand]
    return _cheapest(offers).outcome if offers else _proposal(options, scales)


def _right(options: Sequence[Option], reading: Reading, scales: Scales) -> Outcome | None:
    """The buyer's chosen owed outcome; else the cheapest owed one that meets the demand.

    The chosen outcome takes its place where it is only an offer, but costs no more: that betters the right.
    Where nothing that was asked for can be done, the cheapest that is owed.
    """
    chosen = EXACT.get(reading.demand)
    rights = [option for option in options if option.standing is Standing.OWED]
    owed = [option for option in rights if option.meets_demand]
    if not owed:
        cannot = reading.demand is not Demand.UNKNOWN and not can_meet(reading.demand, scales.barred)
        return _cheapest(rights).outcome if rights and cannot else None
    best = next((option for option in owed if option.outcome is chosen), _cheapest(owed))
    better = [each for each in options if each.outcome is chosen and each.standing is Standing.OFFERABLE]
    return next((each for each in better if each.cost.total <= best.cost.total), best).outcome


def _proposal(options: Sequence[Option], scales: Scales) -> Outcome | None:
    open_ones = [each for each in options if each.outcome in scales.proposed and each.standing is not Standing.CLOSED]
    return _cheapest(open_ones).outcome if open_ones else None


def _cheapest(options: Sequence[Option]) -> Option:
    """The lowest expected cost; between equals the earlier in the order of outcomes."""
    return min(options, key=lambda option: option.cost.total)


def mark_offers(
    options: Sequence[Option], reading: Reading, scales: Scales, parameters: ShopParameters
) -> tuple[Option, ...]:
    """Every offer cheaper than what is owed carries the sentence that states the right, and its break-even chance."""
    rule = scales.beside_right
    owed = [option for option in options if option.standing is Standing.OWED and option.meets_demand]
    if rule is None or not owed:
        return tuple(options)
    right = _cheapest(owed)
    names = [OUTCOMES[option.outcome] for option in owed]
    spelled = ("、".join(zh for zh, _ in names), ", ".join(en for _, en in names))
    trying = (2 * parameters.offer_minutes * parameters.wage_fen_per_hour + 60) // 120

    def mark(option: Option) -> Option:
        saved = right.cost.total - option.cost.total
        if option.standing is not Standing.OFFERABLE or option.outcome is Outcome.REFUSE or saved <= 0:
            return option
        odds = round(min(1.0, trying / saved), 4)
        shown = f"{odds * 100:.4g}%"
        computed: dict[str, Any] = {"right": spelled, "chance": (shown, shown)}
        note = write_note(rule, reading, computed)
        scales.spoken.append(note)
        return replace(option, reasons=(*option.reasons, note), break_even=odds)

    return tuple(mark(option) for option in options)
