"""What a rule may need to know beyond the message itself, and the conditions that rules ask for by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from heqi.core.language.talk import Turn


@dataclass(frozen=True, slots=True)
class PresaleFacts:
    """The talk is about a presale product. `ship_date` is when it ships as the listing states it; None: not stated."""

    ship_date: date | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """Where a message stands: what was said before, oldest first, and what the shop has on file."""

    previous: tuple[Turn, ...] = ()
    presale: PresaleFacts | None = None
    on_file: frozenset[str] = frozenset()
    """Papers that the shop can show, such as `authorisation`."""


NO_TALK = Talk()

Condition = Callable[[str, Talk], bool]
"""(the message as it is seen: `Normalised.seen`, the talk) → whether the rule is to be asked at all."""


def presale(_seen: str, talk: Talk) -> bool:
    """The talk is about a presale product."""
    return talk.presale is not None


def no_authorisation(_seen: str, talk: Talk) -> bool:
    """The shop has no authorisation of the brand on file."""
    return "authorisation" not in talk.on_file


def same_answer_again(seen: str, talk: Talk) -> bool:
    """One of our last three answers in this talk said the same, and the buyer has spoken since."""
    ours = [turn.text for turn in talk.previous if turn.who == "agent"][-3:]
    asked_again = bool(talk.previous) and talk.previous[-1].who == "buyer"
    return asked_again and len(seen) >= 8 and any(_bare(each) == _bare(seen) for each in ours)


CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {each.__name__: each for each in (presale, no_authorisation, same_answer_again)}
)
"""What the `needs` of a phrase rule may name."""


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
