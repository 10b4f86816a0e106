"""How much time a run takes itself: as much as everything needs to come round, or as little as a test has."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """`reads`: how far back the desk reads a market of so many `days`. `patience`: seconds to wait for a process to
    come to the point; then it is killed where it is. `rest`: seconds between a kill and the next point, at least and
    at most; `look`: between two looks at the list. `together`: seconds for what was still asked for when the last kill
    was over to come to somebody's screen; `settles`: for everything that was begun to come to its end after that.

    `hurries`: buyers have asked before the desk opens, so long that no platform hides it any more; somebody serves one
    of them at each kill; leases of the dead end after a breath; and what was accepted is looked up, not waited for.
    """

    days: int
    reads: timedelta
    patience: float
    rest: tuple[float, float]
    look: float
    together: float
    settles: float
    hurries: bool


# The longest way to certainty is a lease of a minute, and then questions after 1 s, 5 s, 20 s, 1 min and 5 min.
USUAL = Pace(3, timedelta(days=3), 15.0, (0.3, 2.5), 1.0, 600.0, 1_200.0, hurries=False)
HURRIED = Pace(1, timedelta(hours=1), 60.0, (0.0, 0.4), 0.2, 60.0, 180.0, hurries=True)


def pace_of(hurry: bool) -> Pace:
    """The one or the other."""
    return HURRIED if hurry else USUAL
