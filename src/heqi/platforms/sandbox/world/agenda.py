"""What is to happen, earliest first; of one moment, in the order in which it was put down."""

import heapq
from collections.abc import Iterator
from enum import IntEnum
from typing import Any


class Due(IntEnum):
    """What comes due."""

    ARRIVE = 0
    PAY = 1
    CLOSE_UNPAID = 2
    COMPLETE_GROUP = 3
    FAIL_GROUP = 4
    SEND = 5
    COLLECT = 6
    SIGN = 7
    COMPLETE = 8
    COMPLAIN = 9
    CLERK = 10
    DEADLINE = 11
    PAY_OUT = 12
    SEND_BACK = 13
    COME_BACK = 14
    ANSWER_REFUSAL = 15
    DECIDE = 16
    REPLACEMENT_ARRIVES = 17
    TURN_PARCEL = 18
    REVIEW = 19
    TALK = 20
    ANSWER_TALK = 21
    BUSTLE = 22


class Agenda:
    """A heap of (moment, place, what, whom, version of whom)."""

    def __init__(self) -> None:
        self._heap: list[tuple[int, int, int, Any, int]] = []
        self._put = 0

    def put(self, at: int, due: Due, subject: Any, version: int = 0) -> None:
        """Put down that `due` comes for `subject` at `at`. `version`: it is void once the subject has another."""
        self._put += 1
        heapq.heappush(self._heap, (at, self._put, int(due), subject, version))

    def until(self, moment: int) -> Iterator[tuple[int, int, Any, int]]:
        """Take out and give all that is due up to `moment`, also what is put down meanwhile."""
        while self._heap and self._heap[0][0] <= moment:
            at, _, due, subject, version = heapq.heappop(self._heap)
            yield at, due, subject, version

    def __len__(self) -> int:
        return len(self._heap)
