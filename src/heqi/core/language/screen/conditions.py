"""The conditions that phrase rules ask for by name, beyond the words of the message."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from heqi.core.language.screen.complaints import bare_answer_to_complaint, buyer_named_fault
from heqi.core.language.screen.presale import presale_other_date, presale_without_date
from heqi.core.language.screen.repeats import same_answer_again
from heqi.core.language.screen.talk import Talk

Condition = Callable[[str, Talk], bool]
"""(the message as it is seen: `Normalised.seen`, the talk) → whether the rule is to be asked at all."""


def no_authorisation(_seen: str, talk: Talk) -> bool:
    """The shop has no authorisation of the brand on file."""
    return "authorisation" not in talk.on_file


def no_penalty_policy(_seen: str, talk: Talk) -> bool:
    """The shop has published no policy of its own on damages."""
    return "penalty_policy" not in talk.on_file


def no_lifetime_warranty(_seen: str, talk: Talk) -> bool:
    """The shop has published no lifetime warranty."""
    return "lifetime_warranty" not in talk.on_file


def spot_order(_seen: str, talk: Talk) -> bool:
    """No presale, and no ship date that was agreed for this order."""
    return talk.presale is None and "agreed_ship_date" not in talk.on_file


CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {
        each.__name__: each
        for each in (
            bare_answer_to_complaint,
            buyer_named_fault,
            no_authorisation,
            no_lifetime_warranty,
            no_penalty_policy,
            presale_other_date,
            presale_without_date,
            same_answer_again,
            spot_order,
        )
    }
)
"""What the `needs` of a phrase rule may name."""
