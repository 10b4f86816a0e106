"""Reading values out of an answer's object. What is absent is None; what is odd is remembered as a fault.

Platforms write one thing in many ways: numbers as text, `0` or an empty text for nothing, times as text of China or as
seconds or milliseconds. All of these are read; anything else makes the row a bad one, with the reason.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar

from heqi.core.money import MOST_FEN, read_yuan
from heqi.core.tables import BadCell
from heqi.core.time import read_platform_time

T = TypeVar("T")
Obj = Mapping[str, Any]
LONGEST_TEXT = 5_000
LONGEST_SHOWN = 60
_ID = re.compile(r"[0-9A-Za-z_\-]{1,64}")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.0*)?")
_TRACKING = re.compile(r"[,，;；、|\s]+")
_NO_TIME = re.compile(r"0000-00-00.*|1970-01-01.*|0|null", re.IGNORECASE)
_EPOCH = re.compile(r"\d{9,13}")
_YES = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


class Unreadable(ValueError):
    """A value that is not what it should be; why, in both languages."""

    def __init__(self, reason: str, reason_en: str) -> None:
        super().__init__(reason_en)
        self.reason = reason
        self.reason_en = reason_en


class Reading:
    """One object of an answer, read field by field."""

    def __init__(self, data: Any) -> None:
        self.data: Obj = data if isinstance(data, Mapping) else {}
        self.faults: list[BadCell] = []
        if not isinstance(data, Mapping):
            self._blame("", data, Unreadable("不是一个对象", "not an object"))

    def text(self, name: str) -> str | None:
        """A text of at most 5,000 characters, ends trimmed; numbers as they are written."""
        return self._read(name, _text)

    def id(self, name: str) -> str | None:
        """A number or name of something: letters, digits, - and _. 0 names nothing."""
        return self._read(name, _id)

    def yuan(self, name: str) -> int | None:
        """Fen of an amount in yuan that cannot be negative."""
        return self._read(name, _yuan)

    def fen(self, name: str) -> int | None:
        """An amount in fen that cannot be negative."""
        return self._read(name, _fen)

    def signed_yuan(self, name: str) -> int | None:
        """Fen of an amount in yuan of either sign."""
        return self._read(name, _signed_yuan)

    def count(self, name: str) -> int | None:
        """A whole number, 0 to 1,000,000."""
        return self._read(name, _count)

    def code(self, name: str) -> int | None:
        """A code of an enumeration: any whole number."""
        return self._read(name, _code)

    def yes(self, name: str) -> bool | None:
        """1 or 0, true or false."""
        return self._read(name, _yes)

    def moment(self, name: str) -> datetime | None:
        """Aware UTC of a text of China's time, of seconds or of milliseconds; None for the placeholders of 'never'."""
        return self._read(name, _moment)

    def numbers(self, name: str) -> tuple[str, ...]:
        """Tracking numbers, each once, in capitals."""
        return self._read(name, _tracking_nos) or ()

    def part(self, name: str) -> "Reading":
        """An object inside, read on its own; empty when absent. Its faults are this reading's too."""
        inner = Reading(self.data.get(name) or {})
        self.faults.extend(inner.faults)
        inner.faults = self.faults
        return inner

    def parts(self, *path: str) -> list["Reading"]:
        """The objects of a list inside, wrapped once more or not; what is no object is a fault."""
        found = [Reading(item) for item in listed(self.data, *path)]
        for inner in found:
            self.faults.extend(inner.faults)
            inner.faults = self.faults
        return found

    def need(self, value: T | None, name: str) -> T:
        """A value without which there is no fact. Raises Unreadable when it is absent."""
        if value is None:
            error = Unreadable(f"缺少 {name}", f"{name} is missing")
            if not any(fault.field == name for fault in self.faults):
                self._blame(name, "", error)
            raise error
        return value

    def _read(self, name: str, read: Callable[[Any], T | None]) -> T | None:
        value = self.data.get(name)
        if value is None or value in ("", [], {}):
            return None
        try:
            return read(value)
        except Unreadable as error:
            self._blame(name, value, error)
            return None

    def _blame(self, name: str, value: Any, error: Unreadable) -> None:
        self.faults.append(BadCell(name, name, _show(value), error.reason, error.reason_en))


def _show(value: Any) -> str:
    """An odd value for people to see: short texts without long numbers; of anything else only what it is."""
    if isinstance(value, dict | list) or len(str(value)) > LONGEST_SHOWN:
        return type(value).__name__
    return re.sub(r"\d{5,}", "***", str(value))


def listed(data: Any, *path: str) -> list[Any]:
    """The list behind `path`. TOP wraps lists once more (`refunds.refund[]`); both forms are read; else empty."""
    for name in path:
        data = data.get(name) if isinstance(data, Mapping) else None
    if isinstance(data, Mapping) and len(data) == 1:
        data = next(iter(data.values()))
    return data if isinstance(data, list) else []


def _plain(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Unreadable("不是文字或数字", "neither a text nor a number")
    return (repr(value) if isinstance(value, float) else str(value)).strip()


def _text(value: Any) -> str | None:
    plain = _plain(value)
    if len(plain) > LONGEST_TEXT:
        raise Unreadable(f"文字超过 {LONGEST_TEXT} 个字", f"longer than {LONGEST_TEXT} characters")
    return plain or None


def _id(value: Any) -> str | None:
    plain = _plain(value)
    if plain in ("", "0", "null"):
        return None
    if isinstance(value, float) or not _ID.fullmatch(plain):
        raise Unreadable("不是编号（应由数字、字母组成）", "not an id of letters and digits")
    return plain


def _signed_yuan(value: Any) -> int | None:
    plain = _plain(value)
    if not plain:
        return None
    try:
        exact = str(round(Decimal(plain), 4)) if isinstance(value, float) else plain
        return read_yuan(exact)
    except (ValueError, ArithmeticError):
        raise Unreadable("不是金额（元，最多两位小数）", "not an amount in yuan") from None


def _yuan(value: Any) -> int | None:
    return _not_negative(_signed_yuan(value))


def _fen(value: Any) -> int | None:
    return _not_negative(_code(value))


def _not_negative(fen: int | None) -> int | None:
    if fen is not None and not 0 <= fen <= MOST_FEN:
        raise Unreadable("金额不能为负数", "the amount cannot be negative")
    return fen


def _code(value: Any) -> int | None:
    plain = _plain(value)
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain):
        raise Unreadable("不是整数", "not a whole number")
    return int(plain.partition(".")[0])


def _count(value: Any) -> int | None:
    number = _code(value)
    if number is not None and not 0 <= number <= 1_000_000:
        raise Unreadable("不是件数", "not a number of pieces")
    return number


def _yes(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    plain = _plain(value).lower()
    if plain not in _YES:
        raise Unreadable("应为 0 或 1", "should be 0 or 1")
    return _YES[plain]


def _moment(value: Any) -> datetime | None:
    plain = _plain(value)
    if not plain or _NO_TIME.fullmatch(plain):
        return None
    try:
        moment = _from_epoch(int(plain)) if _EPOCH.fullmatch(plain) else read_platform_time(plain)
    except (ValueError, OverflowError, OSError):
        raise Unreadable("不是时间", "not a time") from None
    if not 2005 <= moment.year <= 2100:
        raise Unreadable("不是时间", "not a time")
    return moment.replace(microsecond=0)


def _from_epoch(number: int) -> datetime:
    return datetime.fromtimestamp(number / 1000 if number > 10**11 else number, UTC)


def _tracking_nos(value: Any) -> tuple[str, ...] | None:
    found = [_id(part) for part in _TRACKING.split(_plain(value)) if part]
    return tuple(dict.fromkeys(number.upper() for number in found if number))
