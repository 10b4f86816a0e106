"""Time: aware UTC inside, Asia/Shanghai for reading what platforms write and for calendars of rules."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import chinese_calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
_FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d")


def read_platform_time(text: str) -> datetime:
    """An export's 'YYYY-MM-DD[ HH:MM[:SS]]' or an ISO 8601 stamp as aware UTC; naive means Asia/Shanghai.

    Raises ValueError when the text is no time.
    """
    plain = text.strip().replace("/", "-")
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        return _read_unpadded(plain)
    return (moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)).astimezone(UTC)


def _read_unpadded(text: str) -> datetime:
    """'2026-9-1 8:05', which ISO 8601 does not know. Raises ValueError."""
    for pattern in _FORMATS:
        try:
            return datetime.strptime(text, pattern).replace(tzinfo=SHANGHAI).astimezone(UTC)
        except ValueError:
            continue
    raise ValueError(text)


def shanghai_date(moment: datetime) -> date:
    """The calendar day in China that an aware moment falls on."""
    return moment.astimezone(SHANGHAI).date()


@lru_cache(maxsize=4096)
def end_of_day(day: date) -> datetime:
    """The last second of a Chinese calendar day, 23:59:59, as aware UTC."""
    return datetime.combine(day, time(23, 59, 59), SHANGHAI).astimezone(UTC)


def days_from_next(moment: datetime, days: int) -> datetime:
    """The end of a period of whole days that starts on the day after `moment` (七日无理由办法 art. 10)."""
    return end_of_day(shanghai_date(moment) + timedelta(days=days))


def is_workday(day: date) -> tuple[bool, bool]:
    """(whether it is a Chinese workday, whether the calendar knows that year). Unknown years fall back to weekdays."""
    try:
        return chinese_calendar.is_workday(day), True
    except NotImplementedError:  # chinese_calendar: a year that was not published when it was made
        return day.weekday() < 5, False


def workdays_after(moment: datetime, days: int) -> datetime:
    """The end of the `days`-th Chinese workday after the day of `moment`."""
    day = shanghai_date(moment)
    left = days
    while left > 0:
        day += timedelta(days=1)
        left -= is_workday(day)[0]
    return end_of_day(day)
