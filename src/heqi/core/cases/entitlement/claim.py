"""The claims that are looked at, as data: what the buyer would ask for, why, and what would meet it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.recorded import FactValue, fact_of, put_facts
from heqi.core.words import Outcome, Platform


class Kind(StrEnum):
    """How a claim is met: an outcome that is owed, money that a rule attaches, or a duty beside the six outcomes."""

    OUTCOME = "outcome"
    MONEY = "money"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. `suppose`: facts laid over the case; `outcomes`: what would meet it, the first by preference.

    `rules`: for a duty, the rules that say it is owed; `apart_from`: rules whose right is another one.
    """

    name: str
    title: str
    title_en: str
    kind: Kind
    suppose: Mapping[str, FactValue]
    outcomes: tuple[Outcome, ...] = ()
    rules: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()

    def on(self, facts: CaseFacts) -> CaseFacts:
        """The case as it would stand if this were claimed."""
        return put_facts(facts, self.suppose)

    def is_raised(self, facts: CaseFacts) -> bool:
        """Whether this is what the buyer complains of."""
        family = "after_sale.family"
        return bool(fact_of(facts, family) == self.suppose.get(family))


def read_claims(entries: Sequence[Mapping[str, Any]], rule_ids: frozenset[str]) -> tuple[Claim, ...]:
    """The claims of `assets/claims.yaml`. Raises ValueError on a claim without aim, FactsError on wrong facts."""
    claims = tuple(_read_claim(entry) for entry in entries)
    names = [claim.name for claim in claims]
    if len(set(names)) < len(names):
        raise ValueError("a claim stands twice")
    for claim in claims:
        claim.on(CaseFacts(Platform.PINDUODUO))
        unknown = {*claim.rules, *claim.apart_from} - rule_ids
        if unknown:
            raise ValueError(f"{claim.name}: there is no rule {', '.join(sorted(unknown))}")
        if not (claim.rules if claim.kind is Kind.DUTY else claim.outcomes):
            raise ValueError(f"{claim.name}: nothing would meet it")
    return claims


def _read_claim(entry: Mapping[str, Any]) -> Claim:
    return Claim(
        name=entry["claim"],
        title=entry["title"],
        title_en=entry["title_en"],
        kind=Kind(entry.get("kind", Kind.OUTCOME)),
        suppose=dict(entry["suppose"]),
        outcomes=tuple(Outcome(each) for each in entry.get("outcomes", ())),
        rules=tuple(entry.get("rules", ())),
        apart_from=tuple(entry.get("apart_from", ())),
    )
