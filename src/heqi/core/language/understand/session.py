"""How dissatisfied a buyer is with the conversation so far.

Each line counts by how cross it is: the mean of two views of it, the p that the line is a dissatisfied one and the p
that the buyer is upset in it. The value after a line is the mean of the lines so far, recent ones counting more: FADE
is what a line keeps of its weight with every line that follows. It is there after every message, from the first.
"""

from collections.abc import Sequence

FADE = 0.8
LOOKED_AT = 12
"""Older lines would weigh less than 9 % of the newest."""


def crossness(dissatisfied: float, upset: float) -> float:
    """How cross one line is, 0 to 1. Either view alone ranks conversations worse (docs/language-log.md)."""
    return (dissatisfied + upset) / 2


def running(values: Sequence[float]) -> float:
    """The value after the last of these lines, oldest first, each as cross as its number says."""
    total = weight = 0.0
    for value in values:
        total = total * FADE + value
        weight = weight * FADE + 1.0
    return total / weight if weight else 0.0
