"""How often the right phrase is suggested, on turns that say which phrases answer them."""

from collections.abc import Sequence
from dataclasses import dataclass

from heqi.core.phrases.heard import Hear
from heqi.core.phrases.starter import PREFIX
from heqi.core.phrases.suggest import Moment, Suggester


@dataclass(frozen=True, slots=True)
class AskedTurn:
    """A buyer's turn. `state`: of the order, empty where none is known; `names`: the phrases that answer it."""

    text: str
    state: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares of `turns` whose answer came first, and was among those shown."""

    turns: int
    first: float
    among_three: float


def read_asked_turns(table: str) -> list[AskedTurn]:
    """Lines `state or -<TAB>names with |<TAB>text`; `#` begins a comment line."""
    turns = []
    for line in table.splitlines():
        if line and not line.startswith("#"):
            state, names, text = line.split("\t")
            turns.append(AskedTurn(text, "" if state == "-" else state, frozenset(names.split("|"))))
    return turns


def tell_accuracy(suggester: Suggester, turns: Sequence[AskedTurn], hear: Hear) -> Accuracy:
    """Ask for each turn alone, without a talk before it."""
    first = among = 0
    for turn in turns:
        fits = suggester.suggest(Moment(turn.text, hear(turn.text), turn.state))
        hits = [fit.phrase.key.removeprefix(PREFIX) in turn.names for fit in fits]
        first += hits[:1] == [True]
        among += any(hits)
    return Accuracy(len(turns), first / len(turns), among / len(turns))
