"""So many calls in so many seconds. The seconds are ours, not the market's: callers throttle by their own clock."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` in any window of `seconds` that begins at a multiple of it."""

    times: int
    seconds: float


class Limiter:
    """Counts per name. `factor` tightens all limits at once: 0.01 leaves a hundredth, at least one call."""

    def __init__(self, tick: Callable[[], float]) -> None:
        self._tick = tick
        self._counts: dict[str, tuple[int, int]] = {}
        self.factor = 1.0

    def allows(self, name: str, limit: Limit) -> bool:
        """Count one call; False when it is one too many."""
        window = int(self._tick() / limit.seconds)
        then, count = self._counts.get(name, (window, 0))
        count = count + 1 if then == window else 1
        self._counts[name] = (window, count)
        return count <= max(1, int(limit.times * self.factor))

    def left_seconds(self, limit: Limit) -> float:
        """Until the present window ends."""
        return limit.seconds - self._tick() % limit.seconds
