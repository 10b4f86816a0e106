"""How dissatisfied a buyer is with the conversation so far.

Each line counts by how cross it is: the mean of two views of it, the p that the line is a dissatisfied one and the p
that the buyer is upset in it. The value after a line is the mean of the lines so far, recent ones counting more: FADE
is what a line keeps of its weight with every line that follows; the most upset line counts WORST beside it, since a
buyer who was furious once seldom leaves content. It is there after every message, from the first.
"""

from collections.abc import Sequence

FADE = 0.8
WORST = 0.2
LOOKED_AT = 12
"""Older lines would weigh less than 9 % of the newest."""


def crossness(dissatisfied: float, upset: float) -> float:
    """How cross one line is, 0 to 1. Either view alone ranks conversations worse (docs/language-log.md)."""
    return (dissatisfied + upset) / 2


def running(dissatisfied: Sequence[float], upset: Sequence[float]) -> float:
    """The value after the last of these lines, oldest first, from both views of each; 0 to 1."""
    total = weight = 0.0
    for value in map(crossness, dissatisfied, upset):
        total = total * FADE + value
        weight = weight * FADE + 1.0
    return (total / weight + WORST * max(upset)) / (1 + WORST) if weight else 0.0
