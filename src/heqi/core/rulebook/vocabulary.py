"""The names a rule may use, with the type of each: read off the facts' dataclasses, so that they cannot drift apart."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class FactType:
    """The type behind a name. `kind`: bool, number, time, text, enum or list; `words`: the values of the last two."""

    kind: str
    words: tuple[str, ...] = ()
    nullable: bool = False


Vocabulary = Mapping[str, FactType]


def list_names(shape: type, prefix: str = "") -> Iterator[tuple[str, FactType]]:
    """Every name of a dataclass of facts, nested ones with dots: ('order.paid_fen', FactType('number', (), True))."""
    hints = get_type_hints(shape)
    for each in fields(shape):
        hint = hints[each.name]
        if isinstance(hint, type) and is_dataclass(hint):
            yield from list_names(hint, f"{prefix}{each.name}.")
        else:
            yield prefix + each.name, read_type(hint)


def read_type(hint: Any) -> FactType:
    """The FactType of an annotation: bool, int, float, str, datetime, a StrEnum, a tuple of one, or that | None."""
    nullable = get_origin(hint) in (Union, types.UnionType)
    plain = next(part for part in get_args(hint) if part is not type(None)) if nullable else hint
    if get_origin(plain) is tuple:
        return FactType("list", tuple(get_args(plain)[0]), nullable)
    if issubclass(plain, StrEnum):
        return FactType("enum", tuple(plain), nullable)
    kinds = {bool: "bool", int: "number", float: "number", datetime: "time", str: "text"}
    return FactType(kinds[plain], (), nullable)


def suggest(name: str, known: Vocabulary | Mapping[str, Any] | tuple[str, ...]) -> str:
    """' (did you mean x?)' for the known name that is nearest to a wrong one, or nothing."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f" (did you mean {near[0]}?)" if near else ""
