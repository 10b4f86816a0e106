"""Kill points: a call is held before or after its effect until a test lets go, and its caller can be killed there."""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum


class When(StrEnum):
    """Where in a call it is held."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(slots=True, eq=False)
class Hold:
    """`times`: how many calls are still to be held; `waiting`: how many stand there; `dropped`: they are cut off."""

    method: str
    when: When
    times: int
    waiting: int = 0
    dropped: bool = False
    released: asyncio.Event = field(default_factory=asyncio.Event)


class Holds:
    """All kill points that are set."""

    def __init__(self) -> None:
        self.all: list[Hold] = []

    def set(self, method: str, when: When, times: int) -> None:
        """Hold the next `times` calls of a method; '*' means any."""
        self.all.append(Hold(method, when, times))

    def release(self, *, drop: bool = False) -> int:
        """Let all go and forget the points; how many calls stood there. `drop`: they are cut off where they stand."""
        waiting = sum(hold.waiting for hold in self.all)
        for hold in self.all:
            hold.dropped = drop
            hold.released.set()
        self.all.clear()
        return waiting

    async def pass_point(self, method: str, when: When) -> bool:
        """Wait here when a point is set for this; False when the call was cut off."""
        for hold in self.all:
            if hold.when is when and hold.method in (method, "*") and hold.times > 0:
                hold.times -= 1
                hold.waiting += 1
                await hold.released.wait()
                return not hold.dropped
        return True
