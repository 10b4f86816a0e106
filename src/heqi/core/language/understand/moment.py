"""A buyer's line at its place in a conversation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from heqi.core.language.talk import Turn

RECENT = 2
"""So many of the buyer's lines before are looked at, and what the agent answered to them."""
BETWEEN = " / "
LONGEST_ANSWER = 40

See = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Moment:
    """`text` is the line; `before` the buyer's last lines, oldest first; `agent` what was answered to those. `seen` and
    `seen_before` are the same as they are read (normalised).
    """

    text: str
    before: tuple[str, ...]
    agent: tuple[str, ...]
    seen: str
    seen_before: str


def moments_of(text: str, context: Sequence[Turn], see: See, *, most: int) -> list[Moment]:
    """The moments of the buyer's last lines, at most `most`, oldest first; the last one is `text` itself."""
    if not context:
        return [Moment(text, (), (), see(text), "")]
    turns = [*context, Turn("buyer", text)]
    places = [place for place, turn in enumerate(turns) if turn.who == "buyer"]
    return [_moment(turns, places, number, see) for number in range(max(0, len(places) - most), len(places))]


def _moment(turns: Sequence[Turn], places: Sequence[int], number: int, see: See) -> Moment:
    """The moment of the buyer's line of that number."""
    recent = places[max(0, number - RECENT) : number]
    first = recent[0] if recent else 0
    between = turns[first : places[number]]
    before = tuple(turns[place].text for place in recent)
    agent = tuple(turn.text[:LONGEST_ANSWER] for turn in between if turn.who == "agent" and turn.text)
    text = turns[places[number]].text
    return Moment(text, before, agent, see(text), see(BETWEEN.join(before)) if before else "")
