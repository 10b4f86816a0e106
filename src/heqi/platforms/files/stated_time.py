"""As of when an export speaks: what its name says, else what the workbook says, else what the upload says."""

import re
from datetime import UTC, datetime

from heqi.core.tables import StatedTime
from heqi.core.time import SHANGHAI

_WRITTEN = re.compile(
    r"(?<!\d)(20\d\d)[-_./年]?(\d\d)[-_./月]?(\d\d)日?[ T_+-]*"
    r"(\d\d)[-_.:：时]?(\d\d)(?:[-_.:：分]?(\d\d)(?:\d{3})?)?秒?(?!\d)"
)
_EPOCH = re.compile(r"(?<!\d)(1[5-9]\d{8})(\d{3})?(?!\d)")


def time_in_name(name: str) -> datetime | None:
    """The last full time in a file name (20260617103000, 2026-06-17 10-30, epoch milliseconds), read as China time."""
    found = [moment for match in _WRITTEN.finditer(name) if (moment := _written(match)) is not None]
    if found:
        return found[-1]
    epochs = _EPOCH.findall(name)
    return datetime.fromtimestamp(int(epochs[-1][0]), UTC) if epochs else None


def state_time(*, name: str, saved_at: datetime | None, uploaded_at: datetime | None) -> StatedTime | None:
    """The best of what is stated, or None."""
    for moment, origin in ((time_in_name(name), "name"), (saved_at, "workbook"), (uploaded_at, "upload")):
        if moment is not None:
            return StatedTime(moment.replace(microsecond=0), origin)
    return None


def settle_time(stated: StatedTime | None, *, latest_inside: datetime | None, now: datetime) -> StatedTime:
    """Never earlier than the latest past time written in the file, never later than now."""
    now = now.replace(microsecond=0)
    settled = stated or StatedTime(now, "now")
    if latest_inside is not None and now >= latest_inside > settled.at:
        settled = StatedTime(latest_inside, "content")
    return settled if settled.at <= now else StatedTime(now, "now")


def name_with_time(stem: str, moment: datetime) -> str:
    """A file-name stem that `time_in_name` reads back as that moment."""
    return f"{stem}-{moment.astimezone(SHANGHAI):%Y%m%d%H%M%S}"


def _written(match: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=SHANGHAI).astimezone(UTC)
    except ValueError:
        return None
