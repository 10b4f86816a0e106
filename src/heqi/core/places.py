"""Places in what the desk says: {name} is filled from what is known, 【name】 is still to be filled by a person.

Scripts of cases and phrases share this: whatever is not known stays as 【name】, so that nothing is ever sent blank.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PLACE = re.compile(r"\{([^\W\d]\w{0,19})\}")
_PASTED = re.compile(r"【([^【】]+)】")


@dataclass(frozen=True, slots=True)
class Place:
    """What stands for {key} in a text: its name for people, and a value to show it with."""

    name: str
    name_en: str
    sample: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with what is known in its places. `missing`: the names that were left as 【name】, each once, in order."""

    text: str
    missing: tuple[str, ...]


def places_in(text: str) -> tuple[str, ...]:
    """The keys of its places, each once, in order."""
    return tuple(dict.fromkeys(_PLACE.findall(text)))


def has_loose_brace(text: str) -> bool:
    """Whether a brace is left that belongs to no place."""
    rest = _PLACE.sub("", text)
    return "{" in rest or "}" in rest


def fill_places(text: str, known: Mapping[str, str]) -> Filled:
    """Every place filled with what is known of it; an unknown or blank one is marked as 【name】."""
    missing: dict[str, None] = {}

    def value(place: re.Match[str]) -> str:
        found = known.get(place[1], "")
        if not found.strip():
            missing[place[1]] = None
            return f"【{place[1]}】"
        return found

    return Filled(_PLACE.sub(value, text), tuple(missing))


def fill_samples(text: str, places: Mapping[str, Place]) -> str:
    """The text as a buyer could read it. Raises KeyError on a place that has no sample."""
    return _PLACE.sub(lambda place: places[place[1]].sample, text)


def without_places(text: str) -> str:
    """The bare words, for whoever looks at what is said and not at what is filled in."""
    return _PASTED.sub("", _PLACE.sub("", text))


def open_places(text: str) -> tuple[str, ...]:
    """What is still to be pasted, in order: '【快递公司】【新运单号】' → ('快递公司', '新运单号')."""
    return tuple(_PASTED.findall(text))


def paste(text: str, known: Mapping[str, str]) -> str:
    """The text with what is known by now in its marked places; what is not known stays open."""
    return _PASTED.sub(lambda place: known.get(place[1]) or place[0], text)
