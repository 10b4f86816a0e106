"""The phrases that ship, as `assets/phrases/starter.yaml` tells them."""

from collections.abc import Mapping, Sequence
from typing import Any

from heqi.core.phrases.phrase import Layer, Phrase, check_asks, check_text
from heqi.core.words import OrderState, Platform

PREFIX = "s:"


def read_starter(entries: Sequence[Mapping[str, Any]], places: Sequence[str]) -> Mapping[Platform, tuple[Phrase, ...]]:
    """The phrases of each platform, in the order of the file. Raises HeqiError phrase.…, ValueError on a fault."""
    names = [entry["name"] for entry in entries]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"phrases that stand twice: {', '.join(twice)}")
    return {
        platform: tuple(_read(entry, platform, places) for entry in entries if platform in entry.get("only", Platform))
        for platform in Platform
    }


def _read(entry: Mapping[str, Any], platform: Platform, places: Sequence[str]) -> Phrase:
    return Phrase(
        key=PREFIX + entry["name"],
        layer=Layer.STARTER,
        group=entry["group"],
        title=entry["title"],
        text=check_text(entry.get(platform, entry["text"]), places),
        code=entry["code"],
        asks=check_asks(entry["asks"]),
        intents=frozenset(entry.get("intents", ())),
        also=frozenset(entry.get("also", ())),
        states=frozenset(OrderState(each).value for each in entry.get("states", ())),
    )
