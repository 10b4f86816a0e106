"""Hours of the day that count: a deadline in minutes that stands still outside them. China's clock, any shifts."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise

from heqi.core.time import SHANGHAI, shanghai_date

Span = tuple[int, int]
"""Minutes of a day from (included) and to (excluded), 0 to 1440."""

WHOLE_DAY = 1440
_SHIFT = re.compile(r"([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")


@cache
def read_shifts(shifts: tuple[str, ...]) -> tuple[Span, ...]:
    """('09:00-12:00', '20:00-02:00') as spans of one day, earliest first; past midnight belongs to the next day.

    Raises ValueError on a text that is no shift, on an empty shift and on shifts that overlap.
    """
    spans = sorted(span for shift in shifts for span in _read_shift(shift))
    if not spans or any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        raise ValueError(f"no shifts, or shifts that overlap: {', '.join(shifts)}")
    return tuple(spans)


def _read_shift(text: str) -> list[Span]:
    found = _SHIFT.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no shift; write 09:00-18:00")
    hours = [int(each) for each in found.groups()]
    start, end = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    if max(start, end) > WHOLE_DAY or start in (end, WHOLE_DAY):
        raise ValueError(f"{text!r} is no part of a day")
    if start < end:
        return [(start, end)]
    return [(start, WHOLE_DAY), *([(0, end)] if end else [])]


def open_minutes_after(moment: datetime, minutes: int, shifts: tuple[str, ...]) -> datetime:
    """When so many minutes of the shifts have passed since an aware moment, as aware UTC. Raises as `read_shifts`."""
    left = timedelta(minutes=minutes)
    for start, end in _spans_from(moment, read_shifts(shifts)):
        begin = max(start, moment)
        if left <= end - begin:
            return begin + left
        left -= end - begin
    raise AssertionError("days do not end")


def _spans_from(moment: datetime, spans: tuple[Span, ...]) -> Iterator[tuple[datetime, datetime]]:
    """The open spans of this day and all days after it that end after the moment."""
    day = shanghai_date(moment)
    while True:
        for start, end in spans:
            if _at(day, end) > moment:
                yield _at(day, start), _at(day, end)
        day += timedelta(days=1)


def _at(day: date, minute: int) -> datetime:
    return (datetime.combine(day, time(), SHANGHAI) + timedelta(minutes=minute)).astimezone(UTC)
