"""Deadlines that stand still while nobody is expected to work: China's hours, split shifts, midnight."""

from datetime import datetime

import pytest

from heqi.core.shifts import open_minutes_after, read_shifts
from heqi.core.time import SHANGHAI

DAY = ("08:00-23:00",)
SPLIT = ("09:00-12:00", "13:30-18:00")
NIGHT = ("20:00-02:00",)


def at(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("shifts", "start", "minutes", "end"),
    [
        (DAY, "2026-01-05 10:00", 3, "2026-01-05 10:03"),
        (DAY, "2026-01-05 22:57", 3, "2026-01-05 23:00"),
        (DAY, "2026-01-05 22:59", 3, "2026-01-06 08:02"),
        (DAY, "2026-01-05 23:00", 3, "2026-01-06 08:03"),
        (DAY, "2026-01-05 07:59", 3, "2026-01-05 08:03"),
        (DAY, "2026-12-31 23:30", 1, "2027-01-01 08:01"),
        (SPLIT, "2026-01-05 11:59", 3, "2026-01-05 13:32"),
        (SPLIT, "2026-01-05 12:30", 300, "2026-01-06 09:30"),
        (NIGHT, "2026-01-05 23:59", 2, "2026-01-06 00:01"),
        (NIGHT, "2026-01-06 01:59", 2, "2026-01-06 20:01"),
        (("00:00-24:00",), "2026-01-05 23:59", 1441, "2026-01-07 00:00"),
    ],
)
def test_M7_minutes_count_only_while_the_shop_is_open(
    shifts: tuple[str, ...], start: str, minutes: int, end: str
) -> None:
    assert open_minutes_after(at(start), minutes, shifts) == at(end)


@pytest.mark.parametrize(
    "shifts",
    [(), ("9:00-18:00",), ("09:00-25:00",), ("09:00-09:00",), ("24:00-02:00",), ("09:00-12:00", "11:00-13:00")],
)
def test_shifts_that_are_none_are_refused(shifts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError):
        read_shifts(shifts)
