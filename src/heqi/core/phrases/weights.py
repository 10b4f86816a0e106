"""How much each sign counts. Fitted by leaving out one question of the shipped phrases at a time (docs/phrases.md)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """`words`, `meaning`: of the question that is most alike; `text`: words shared with the phrase itself;
    `intent`: a declared intent, times its probability; `also`: a declared label; `mood`: a declared mood; the rest
    multiply; `own`: what the shop wrote itself, against what ships. `least`: what scores less is not shown.
    """

    words: float = 1.0
    meaning: float = 0.3
    text: float = 0.7
    intent: float = 0.1
    also: float = 0.4
    mood: float = 0.15
    in_state: float = 1.1
    off_state: float = 0.6
    goods: float = 1.4
    own: float = 1.2
    least: float = 0.15


WEIGHTS = Weights()
