"""From the items of a page to rows of facts: what cannot be understood is put aside, and the rest goes on."""

from collections.abc import Callable, Iterable
from typing import Any

from heqi.core.connecting import BadItem, Page
from heqi.core.facts import Fact
from heqi.platforms.net.paging import Portion
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading, Unreadable

Row = tuple[Fact, ...]
Build = Callable[[Reading], Row]
"""An item's facts, the main one first. Raises Unreadable when it has no key or no time."""


def make_page(portion: Portion, entity: str, key: str, build: Build) -> Page:
    """A page of facts. `key`: the field that names an item to people when it is bad."""
    rows, bad = make_rows(portion.items, entity, key, build)
    return Page(rows, bad, portion.done, portion.total)


def make_rows(items: Iterable[Any], entity: str, key: str, build: Build) -> tuple[list[Row], list[BadItem]]:
    """The facts of each good item, and the bad ones."""
    rows: list[Row] = []
    bad: list[BadItem] = []
    for item in items:
        read = make_row(item, entity, key, build)
        if isinstance(read, BadItem):
            bad.append(read)
        else:
            rows.append(read)
    return rows, bad


def make_row(item: Any, entity: str, key: str, build: Build) -> Row | BadItem:
    """The facts of an item, or what is wrong with it: nothing of an odd item is taken."""
    reading = Reading(item)
    try:
        row = build(reading)
    except Unreadable:
        row = ()
    if not reading.faults:
        return row
    named = reading.data.get(key)
    return BadItem(entity, str(named)[:64] if isinstance(named, str | int) else "", tuple(reading.faults), scrub(item))
