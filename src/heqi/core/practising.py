"""What passes between the desk and the market when somebody practises: a setting, what was said, where it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Judge = Callable[[str], tuple[str, Sequence[str], float]]
"""The text → the screening's verdict (pass, caution, block), what it found in words, and the tone from -1 to 1."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The same setting is the same scene. `character` and `mishap` by their names, empty: by the seed."""

    seed: int
    platform: str
    character: str = ""
    mishap: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A message that was said: its text, the seconds that the buyer waited, and what it was taken for."""

    text: str
    delay: int
    heard: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Played:
    """Where a session stands. `heard`: what the last message was taken for; `mood`: 0 calm … 1 furious.

    `score` once it is over: {points, parts: [{part, points, full}], reasons: [{part, points, turn, text, text_en}]}.
    """

    answer: str
    heard: Mapping[str, Any]
    mood: float
    over: bool
    resolved: bool
    score: Mapping[str, Any] | None
