"""How dissatisfied a buyer is with the conversation so far.

The value after each line is a mean of what its lines say, recent ones counting more: FADE is what a line keeps of its
weight with every line that follows. It is there after every message, from the first.
"""

from collections.abc import Sequence

FADE = 0.85
LOOKED_AT = 16
"""Older lines would weigh less than 8 % of the newest."""


def running(ps: Sequence[float]) -> float:
    """The value after the last of these lines, each with p that the buyer is dissatisfied in it, oldest first."""
    total = weight = 0.0
    for p in ps:
        total = total * FADE + p
        weight = weight * FADE + 1.0
    return total / weight if weight else 0.0
