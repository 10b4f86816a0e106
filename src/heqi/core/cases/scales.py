"""Each rule that speaks puts something on the scales; the standing of an outcome is what they show at the end."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from heqi.core.cases.decision import CaseClock, RuleNote
from heqi.core.cases.satisfies import can_meet, meets
from heqi.core.rulebook.effects import CompensationEffect, FreightEffect, GuardEffect
from heqi.core.rulebook.rule import Rule
from heqi.core.words import Demand, Outcome, Standing

Notes = dict[Outcome, list[RuleNote]]


@dataclass(frozen=True, slots=True)
class Penalty:
    """A compensation rule that speaks: its amount in fen (None: not known) and its sentence."""

    rule: Rule
    effect: CompensationEffect
    fen: int | None
    note: RuleNote


@dataclass(slots=True)
class Scales:
    """Everything that the rules said about one case. Filled by `weigh`, read by `decide`."""

    owed: Notes = field(default_factory=dict)
    offered: Notes = field(default_factory=dict)
    closed: Notes = field(default_factory=dict)
    barred: Notes = field(default_factory=dict)
    fallback: Notes = field(default_factory=dict)
    remarks: Notes = field(default_factory=dict)
    proposed: list[Outcome] = field(default_factory=list)
    if_owed: list[tuple[GuardEffect, RuleNote]] = field(default_factory=list)
    penalties: list[Penalty] = field(default_factory=list)
    claims: list[tuple[Rule, RuleNote]] = field(default_factory=list)
    freight: list[tuple[Rule, FreightEffect, RuleNote]] = field(default_factory=list)
    clocks: list[CaseClock] = field(default_factory=list)
    clocks_of: dict[Outcome, list[CaseClock]] = field(default_factory=dict)
    warnings: list[RuleNote] = field(default_factory=list)
    human: list[RuleNote] = field(default_factory=list)
    spoken: list[RuleNote] = field(default_factory=list)
    beside_right: Rule | None = None
    asks: bool = False

    def put(self, effect: GuardEffect, note: RuleNote, named: Outcome | None = None) -> None:
        """A guard speaks, by itself or from within a window."""
        owed = (*effect.owe, *(() if named in (None, Outcome.REFUSE) else (named,)))
        for pile, outcomes in (
            (self.owed, owed),
            (self.fallback if effect.fallback else self.offered, effect.offer),
            (self.barred if effect.firm else self.closed, () if effect.if_owed else effect.close),
        ):
            for outcome in outcomes:
                if outcome is not None:
                    pile.setdefault(outcome, []).append(note)
        if effect.if_owed:
            self.if_owed.append((effect, note))
        if effect.propose:
            self.proposed.append(effect.propose)
        self.asks = self.asks or effect.ask
        if effect.warn or effect.ask:
            self.warnings.append(note)
        if effect.human:
            self.human.append(note)

    def set_clock(self, clock: CaseClock, outcomes: Iterable[Outcome] = ()) -> None:
        """A deadline of the case, and of the outcomes that it belongs to."""
        self.clocks.append(clock)
        for outcome in outcomes:
            self.clocks_of.setdefault(outcome, []).append(clock)

    def close_where_owed(self, demand: Demand) -> None:
        """Guards that close only beside a right that meets the demand.

        Any right counts while the demand is not said, or where nothing that was asked for can be done.
        """
        rights = [each for each in self.owed if each not in self.barred]
        any_right = demand is Demand.UNKNOWN or not can_meet(demand, self.barred)
        if any(any_right or meets(each, demand) for each in rights):
            for effect, note in self.if_owed:
                for outcome in effect.close:
                    self.closed.setdefault(outcome, []).insert(0, note)

    def standing(self, outcome: Outcome) -> tuple[Standing, list[RuleNote]]:
        """What cannot be done is closed; else what is owed is owed; else closed is closed; else it may be offered."""
        for pile, standing in (
            (self.barred, Standing.CLOSED),
            (self.owed, Standing.OWED),
            (self.closed, Standing.CLOSED),
            (self.offered, Standing.OFFERABLE),
            (self.fallback, Standing.OFFERABLE),
        ):
            if outcome in pile:
                return standing, pile[outcome]
        return Standing.CLOSED, []

    def payer(self, outcome: Outcome, leg: str) -> tuple[str, str]:
        """(merchant | buyer | none, which rule says so) for a leg of an outcome; the shop where no rule speaks."""
        found = [
            (effect.rank, effect.payer, rule.id)
            for rule, effect, _ in self.freight
            if outcome in effect.outcomes and effect.leg in (leg, "both")
        ]
        if not found:
            return "merchant", "default"
        _, payer, rule_id = max(found, key=lambda each: each[0])
        return payer, f"rule:{rule_id}"
