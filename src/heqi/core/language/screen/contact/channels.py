"""The channels that people are led away to, and every form in which a name of one may be written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

_AS_DIGITS = str.maketrans("iloea", "11034")

Family = Literal["chat", "pay", "market"]


@dataclass(frozen=True, slots=True)
class Element:
    """One sign of a channel's name, and what else it may be written with."""

    sign: str
    latin: tuple[str, ...] = ()
    looks: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as `contact/channels.yaml` describes it."""

    id: str
    name: str
    family: Family
    elements: tuple[Element, ...] = ()
    names: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    mistyped: tuple[str, ...] = ()
    """Names in letters that are also written with one letter wrong (`misspellings`)."""
    sure_letters: frozenset[str] = frozenset()
    """Shorthands in letters alone that mean nothing else, such as vx."""
    not_after: str = ""
    """Signs before a name that make its first sign part of another word: 稍微."""
    not_before: str = ""
    """Signs behind a name that is written apart, which make its last sign part of another word: 信号."""
    other_words: tuple[str, ...] = ()
    """What makes the plain name the beginning of another thing: QQ糖, 京东快递."""
    unmistakable: bool = False
    """Its own name is said for no other reason than to meet there, to pay with it, or to warn of it."""
    ordinary: bool = False
    """The Chinese signs of `elements` are an ordinary word as well: 扣扣."""
    platform: str | None = None
    """The platform of ours that this is."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing. `parts` has one text for each element; names have one part and no elements."""

    channel: Channel
    parts: tuple[str, ...]
    loose: bool = False
    spelled: bool = True
    """Written by the elements of the name."""


def read_channels(data: Mapping[str, Any]) -> tuple[Channel, ...]:
    """The channels of the file, in order."""
    return tuple(_read_channel(each) for each in data["channels"])


def spell(channel: Channel) -> Iterator[Form]:
    """Every form of a channel. Parts hold the signs themselves; who searches by sound encodes them."""
    if channel.elements:
        ways = [(each.sign, *each.looks, *each.latin) for each in channel.elements]
        yield from (Form(channel, parts) for parts in product(*ways))
    wrong = (each for name in channel.mistyped for each in misspellings(name))
    yield from (Form(channel, (name.lower(),), spelled=False) for name in channel.names)
    yield from (Form(channel, (name.lower(),), loose=True, spelled=False) for name in (*channel.loose, *wrong))


def misspellings(word: str) -> list[str]:
    """The word with digits for letters, a letter left out, doubled or swapped with the next; the first one stays."""
    wrong = {word[:1] + word[1:].translate(_AS_DIGITS)}
    for at in range(1, len(word)):
        wrong.add(word[:at] + word[at].translate(_AS_DIGITS) + word[at + 1 :])
        wrong |= {word[:at] + word[at + 1 :], word[: at + 1] + word[at:]}
        wrong.add(word[:at] + word[at : at + 2][::-1] + word[at + 2 :])
    return sorted(wrong - {word})


def _read_channel(data: Mapping[str, Any]) -> Channel:
    listed = data.get("elements", ())
    return Channel(
        id=data["id"],
        name=data["name"],
        family=data["family"],
        elements=tuple(Element(each["sign"], tuple(each["latin"]), each["looks"]) for each in listed),
        names=tuple(data.get("names", ())),
        loose=tuple(data.get("loose", ())),
        mistyped=tuple(data.get("mistyped", ())),
        sure_letters=frozenset(data.get("sure_letters", ())),
        not_after=data.get("not_after", ""),
        not_before=data.get("not_before", ""),
        other_words=tuple(data.get("other_words", ())),
        unmistakable=data.get("unmistakable", False),
        ordinary=data.get("ordinary", False),
        platform=data.get("platform"),
    )
