"""A second opinion, learnt from examples: how much a message reads like leading somebody away from the platform.

Patterns say what they know; this weighs every piece of one to three signs of a message, most of which no pattern names.
With the n different known pieces of a text its score is

    scale · Σ weights / √n + bias

log-odds of leading away. Above `BLOCKS` it speaks for itself; below `DOUBTS` it takes back what is only a wording.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from heqi.core.language.screen.contact.gate import Gate

BLOCKS = 0.5
"""Chosen on public buyer turns kept out of training: the figures stand in docs/screening.md."""
DOUBTS = -1.5
EDGE = "\x10"
"""Stands before the first sign of a text and behind the last one."""
_WINDOW = 80
"""Code points that are read together: one clause that leads away does not drown in a long text."""
_STEP = 40
_RUNS = "\x01\x02\x03\x03\x04\x04\x04\x05\x05\x05\x06"
"""What stands for a digit in a run of 1, 2, … 11 digits."""
_LONG_RUN = "\x07"
_ACCOUNT = "\x08"
_ACCOUNTS = re.compile(r"[a-z][a-z_\-]*[0-9_\-][a-z0-9_\-]{2,}")
_DIGITS = re.compile("[0-9]+")
_MARKS = re.compile(r"""[\s,.，。!！?？、;；:：…~()\[\]"'“”‘’【】<>《》\-_/|=*#&%^{}·]""")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What training brings. `pieces` and their small whole `weights` go together; so do `signs` and `sign_weights`, by
    which the gate opens above `least`.
    """

    pieces: tuple[str, ...]
    weights: tuple[int, ...]
    scale: float
    bias: float
    signs: str
    sign_weights: tuple[int, ...]
    least: int


class Opinion:
    """Linear in the message: one automaton over all pieces. The same text gives the same score."""

    def __init__(self, learnt: Learnt) -> None:
        self._weights = learnt.weights
        self._scale = learnt.scale
        self._bias = learnt.bias
        self._gate = Gate(dict(zip(learnt.signs, learnt.sign_weights, strict=True)), learnt.least)
        self._automaton = AhoCorasick(
            list(learnt.pieces), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def is_worth_asking(self, seen: str) -> bool:
        """Whether it may score high; a long text is always asked. Quick, since it is called for every message."""
        return len(seen) > _WINDOW or self._gate.opens_for(seen)

    def score(self, seen: str) -> float:
        """The highest score of its windows."""
        if len(seen) <= _WINDOW:
            return self._score(view_of(seen))
        return max(self._score(view_of(seen[start:end])) for start, end in _windows(seen))

    def place(self, seen: str) -> Place:
        """The part that weighs most: seen[start:end]."""
        first, last = max(_windows(seen), key=lambda at: self._score(view_of(seen[at[0] : at[1]])))
        start, end = _heaviest(self._by_sign(view_of(seen[first:last])))
        return first + start, first + end

    def _score(self, view: str) -> float:
        found = {each[0] for each in self._automaton.find_matches_as_indexes(view, overlapping=True)}
        if not found:
            return self._bias
        return float(sum(map(self._weights.__getitem__, found)) * self._scale / len(found) ** 0.5 + self._bias)

    def _by_sign(self, view: str) -> list[float]:
        """What each sign between the edges gave: a piece shares its weight among its signs."""
        given = [0.0] * len(view)
        for piece, start, end in self._automaton.find_matches_as_indexes(view, overlapping=True):
            for at in range(start, end):
                given[at] += self._weights[piece] / (end - start)
        return given[1:-1]


def view_of(seen: str) -> str:
    """The text as pieces are cut from it, an edge at each end, else as long as before.

    A digit says how long its run is and not which it is, an account is one however it is spelled, a mark is a space.
    """
    text = _ACCOUNTS.sub(_as_account, seen)
    return f"{EDGE}{_MARKS.sub(' ', _DIGITS.sub(_as_run, text))}{EDGE}"


def without_accounts(seen: str) -> str:
    """What is left of the text beside accounts and digits."""
    return _DIGITS.sub("", _ACCOUNTS.sub("", seen))


def _as_account(found: re.Match[str]) -> str:
    return _ACCOUNT * len(found[0])


def _as_run(found: re.Match[str]) -> str:
    size = len(found[0])
    return (_RUNS[size - 1] if size <= len(_RUNS) else _LONG_RUN) * size


def _windows(seen: str) -> Iterator[Place]:
    yield 0, min(len(seen), _WINDOW)
    for start in range(_STEP, len(seen) - _STEP, _STEP):
        yield start, min(len(seen), start + _WINDOW)


def _heaviest(given: list[float]) -> Place:
    """Bounds of the run with the highest sum (Kadane); at least one sign of what is not empty."""
    best, bounds = float("-inf"), (0, len(given))
    total, first = 0.0, 0
    for at, each in enumerate(given):
        if total <= 0:
            total, first = 0.0, at
        total += each
        if total > best:
            best, bounds = total, (first, at + 1)
    return bounds
