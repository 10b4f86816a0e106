"""A fact is one statement of the outside about one thing; this module says how statements add up, in any order.

Each field keeps the statement with the highest stamp that says anything about it, so every order of arrival
gives the same end, a later blank never erases, and A→B→A (three versions) ends at A.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson

Values = Mapping[str, Any]
Stamp = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a source states about one entity at one version.

    `entity`: order | order_line | parcel | after_sale; `key`: its natural key in the shop;
    `version`: aware UTC, the platform's `modified`, else the export's time; `progress`: how far along its life
    the statement shows it, which decides between statements of one version; `values`: parsed fields, None = not said;
    `raw`: the payload as it came, JSON-able.
    """

    entity: str
    key: str
    version: datetime
    values: Values
    raw: Any = None
    progress: int = 0
    hash: str = field(default="")

    def __post_init__(self) -> None:
        if not self.hash:
            object.__setattr__(self, "hash", hash_values(self.values))

    @property
    def stamp(self) -> Stamp:
        """Total order of statements about one thing: version, then progress, then content."""
        return (self.version.isoformat(timespec="microseconds"), self.progress, self.hash)


@dataclass(frozen=True, slots=True)
class Merged:
    """What all statements so far amount to. `stamps` names the stamp of each field that is not from `top`."""

    values: dict[str, Any]
    top: Stamp
    stamps: dict[str, Stamp]


def hash_values(values: Values) -> str:
    """A content hash, equal for equal values whatever their order."""
    return sha256(orjson.dumps(dict(values), option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z)).hexdigest()[:32]


def merge(current: Merged | None, fact: Fact) -> Merged | None:
    """The state after one more statement; None when neither a value nor the standing of one changes."""
    said = {name: value for name, value in fact.values.items() if value not in (None, "")}
    stamp = fact.stamp
    if current is None:
        return Merged(dict(said), stamp, {})
    values, stamps = dict(current.values), {}
    for name in {*current.values, *said}:
        held = current.stamps.get(name, current.top) if name in current.values else None
        if name in said and (held is None or stamp > held):
            values[name], held = said[name], stamp
        stamps[name] = held
    top = max(current.top, stamp)
    kept = {name: held for name, held in stamps.items() if held is not None and held != top}
    merged = Merged(values, top, kept)
    return None if merged == current else merged
