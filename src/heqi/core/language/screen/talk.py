"""What a rule may need to know beyond the message itself."""

from dataclasses import dataclass
from datetime import date

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
    """What the shop can show, by name: authorisation (of the brand), penalty_policy and lifetime_warranty (published),
    agreed_ship_date (of this order)."""

    def last_of_buyer(self) -> str:
        """What the buyer wrote since our last word, in one text; empty where we spoke last."""
        texts: list[str] = []
        for turn in reversed(self.previous):
            if turn.who == "agent":
                break
            texts.append(turn.text)
        return "\n".join(reversed(texts))


NO_TALK = Talk()
