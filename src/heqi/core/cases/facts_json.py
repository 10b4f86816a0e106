"""Facts from JSON and their hash. Every mistake is named with its path and what would be right."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from hashlib import sha256
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import orjson

from heqi.core.cases.facts import CaseFacts
from heqi.core.errors import HeqiError
from heqi.core.rulebook.vocabulary import suggest
from heqi.core.time import read_platform_time

# Ten billion yuan, a million of anything else, and the years of online trade: past them it is a slip of the hand.
MOST_FEN = 10**12
MOST = 10**6
YEARS = range(2000, 2101)


class FactsError(HeqiError):
    """Facts that cannot be read. `detail` has the path and, for a word, the words that are allowed."""

    def __init__(self, path: str, message: str, message_en: str, allowed: tuple[str, ...] = ()) -> None:
        detail: dict[str, Any] = {"path": path}
        if allowed:
            detail["allowed"] = list(allowed)
        super().__init__("facts.invalid", f"{path}:{message}", f"{path}: {message_en}", 422, detail)


def read_facts(data: Any) -> CaseFacts:
    """The facts of one case from parsed JSON (see `heqi decide --schema`). Raises FactsError.

    Times without a zone are Asia/Shanghai; null is the same as leaving a name out.
    """
    facts: CaseFacts = _read_shape(CaseFacts, data, "")
    return facts


def hash_facts(facts: CaseFacts) -> str:
    """A content hash: equal facts, equal hash, on every machine."""
    return sha256(orjson.dumps(facts, option=orjson.OPT_UTC_Z)).hexdigest()[:16]


@cache
def _readers(shape: type) -> dict[str, tuple[Callable[[Any, str], Any], bool]]:
    """For each field of a dataclass its reader and whether it must be there."""
    hints = get_type_hints(shape)
    return {
        each.name: (_reader(hints[each.name]), _is_needed(each))
        for each in fields(shape)
    }  # fmt: skip


def _is_needed(each: Any) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _read_shape(shape: type, data: Any, path: str) -> Any:
    if not isinstance(data, Mapping):
        raise FactsError(path or "(top)", "应为对象", "must be an object")
    readers = _readers(shape)
    given = {}
    for name, value in data.items():
        if name not in readers:
            raise FactsError(
                path + name, "没有这个字段", f"there is no such name{suggest(name, readers)}", tuple(readers)
            )
        if value is not None:
            given[name] = readers[name][0](value, path + name)
    for name, (_, needed) in readers.items():
        if needed and name not in given:
            raise FactsError(path + name, "必填", "is required")
    return shape(**given)


def _reader(hint: Any) -> Callable[[Any, str], Any]:
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return _list_reader(_reader(get_args(hint)[0]))
    if is_dataclass(hint) and isinstance(hint, type):
        shape = hint
        return lambda value, path: _read_shape(shape, value, f"{path}.")
    if issubclass(hint, StrEnum):
        return _enum_reader(hint)
    return _PLAIN[hint]


def _list_reader(read: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    def read_list(value: Any, path: str) -> Any:
        if not isinstance(value, list):
            raise FactsError(path, "应为列表", "must be a list")
        return tuple(sorted({read(each, f"{path}[{number}]") for number, each in enumerate(value)}))

    return read_list


def _enum_reader(words: type[StrEnum]) -> Callable[[Any, str], Any]:
    known = {word.value: word for word in words}

    def read_word(value: Any, path: str) -> Any:
        if not isinstance(value, str) or value not in known:
            allowed = tuple(known)
            hint = suggest(value, allowed) if isinstance(value, str) else ""
            listed = "、".join(allowed)
            raise FactsError(path, f"不认识 {value!r}，可用 {listed}", f"has no value {value!r}{hint}", allowed)
        return known[value]

    return read_word


def _read_bool(value: Any, path: str) -> bool:
    if not isinstance(value, bool):
        raise FactsError(path, "应为 true 或 false", f"must be true or false, not {value!r}")
    return value


def _read_number(value: Any, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise FactsError(path, "应为整数（金额单位为分）", f"must be a whole number (money in fen), not {value!r}")
    most = MOST_FEN if path.endswith("_fen") else MOST
    if not 0 <= value <= most:
        raise FactsError(path, f"应在 0 到 {most} 之间", f"must lie between 0 and {most}")
    return value


def _read_text(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise FactsError(path, "应为文字", f"must be text, not {value!r}")
    return value


def _read_time(value: Any, path: str) -> datetime:
    try:
        return read_time(value)
    except (ValueError, TypeError, OverflowError) as error:
        raise FactsError(
            path, "应为时间，如 2026-09-01 18:00:00 或 2026-09-01T10:00:00Z", f"is no time: {value!r}"
        ) from error


def read_time(value: Any) -> datetime:
    """An ISO 8601 stamp, or 'YYYY-MM-DD[ HH:MM[:SS]]' in China, as aware UTC. Raises ValueError or TypeError."""
    if not isinstance(value, str):
        raise TypeError(value)
    moment = read_platform_time(value)
    if moment.year not in YEARS:
        raise ValueError(value)
    return moment.astimezone(UTC)


_PLAIN: dict[Any, Callable[[Any, str], Any]] = {
    bool: _read_bool,
    int: _read_number,
    str: _read_text,
    datetime: _read_time,
}
