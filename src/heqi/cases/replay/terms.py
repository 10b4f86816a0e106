"""What a case is decided under: rules, figures of costs, and from which sum on a colleague is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from heqi.accounts.access import memberships_in
from heqi.assets.loader import load_parameters
from heqi.cases.money.limits import four_eyes_fen
from heqi.cases.parameters import parameters_of
from heqi.core.cases.playbook.parameters import ShopParameters
from heqi.core.rulebook.book import Rulebook
from heqi.core.words import Role
from heqi.rules.queries import book_with_changes, present_book
from heqi.shops.contracts import ShopView


@dataclass(frozen=True, slots=True)
class Terms:
    """`agent_fen`: the most that any agent of the shop may decide alone, None without a limit; `four_eyes_fen` too."""

    book: Rulebook
    parameters: ShopParameters
    agent_fen: int | None
    four_eyes_fen: int | None

    def asks(self, cost: int) -> bool:
        """Whether a choice of that cost takes a colleague's yes, when an agent makes it."""
        return any(limit is not None and cost > limit for limit in (self.agent_fen, self.four_eyes_fen))


@dataclass(frozen=True, slots=True)
class Change:
    """What is tried. `rules`: changes by rule id, {} for the rule as it ships; `figures`: None for the default.

    `limits`: the names agent_fen and four_eyes_fen, None for no limit; a name that is left out stays as it is.
    """

    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    figures: Mapping[str, int | None] = field(default_factory=dict)
    limits: Mapping[str, int | None] = field(default_factory=dict)


def present_terms(shop: ShopView) -> Terms:
    """As the shop has it now, for any date."""
    agents = memberships_in([shop.id]).filter(role=Role.AGENT).values_list("money_limit_fen", flat=True)
    limits = list(agents)
    most = None if not limits or None in limits else max(limit for limit in limits if limit is not None)
    return Terms(present_book(shop.id), parameters_of(shop), most, four_eyes_fen(shop))


def terms_with(shop: ShopView, present: Terms, change: Change) -> Terms:
    """The present terms with a change laid over them. Raises RuleError, parameters.invalid."""
    held = {**shop.settings.get("parameters", {}), **change.figures}
    figures = {name: value for name, value in held.items() if value is not None}
    return Terms(
        book=book_with_changes(shop.id, change.rules),
        parameters=load_parameters(figures, scripts=shop.settings.get("scripts", {})),
        agent_fen=change.limits.get("agent_fen", present.agent_fen),
        four_eyes_fen=change.limits.get("four_eyes_fen", present.four_eyes_fen),
    )
