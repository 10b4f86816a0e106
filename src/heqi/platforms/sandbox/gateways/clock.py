"""The market's time, which may run faster than ours and be pushed forward, never back."""

from collections.abc import Callable


class MarketClock:
    """`tick`: our own seconds, always growing; `start`: the market's second at the beginning."""

    def __init__(self, tick: Callable[[], float], start: int, speed: float) -> None:
        self._tick = tick
        self._from_tick = tick()
        self._from = float(start)
        self.speed = speed

    def now(self) -> int:
        """The market's second."""
        return int(self._exact())

    def set_speed(self, speed: float) -> None:
        """From now on `speed` seconds of the market pass in one of ours; 0 stops it."""
        self._rebase(self._exact())
        self.speed = speed

    def push(self, seconds: int) -> None:
        """Jump ahead."""
        self._rebase(self._exact() + seconds)

    def tolerance(self, seconds: int) -> float:
        """So much of our time, in the market's: a caller's clock keeps ours."""
        return seconds * max(1.0, self.speed)

    def _exact(self) -> float:
        return self._from + (self._tick() - self._from_tick) * self.speed

    def _rebase(self, moment: float) -> None:
        self._from, self._from_tick = moment, self._tick()
