"""What the journal's new entries are to a screen. Runs in the hub's database thread."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from heqi.journal.contracts import EntryView
from heqi.journal.queries import entries_after, last_pos
from heqi.web.live.changes import change_body, changed_by
from heqi.web.live_rows import CARRIED, Rows, rows_for
from heqi.web.marks.mark import Mark

PAGE = 200
NO_PLACE = 2**62
"""Behind every place of the journal."""
_TOLD = CARRIED | {"incident"}
"""Subjects of entries that are events by themselves."""


@dataclass(frozen=True, slots=True)
class Item:
    """One event, ready to send, for whoever may see `shop_id`."""

    pos: int
    shop_id: int
    text: bytes


@dataclass(frozen=True, slots=True)
class News:
    """Events up to `pos`. `more`: there is another page behind it. `staffing`: somebody's role has changed."""

    items: tuple[Item, ...]
    pos: int
    more: bool
    staffing: bool


def read_news(*, after: int, shop_ids: Collection[int]) -> News:
    """What happened in these shops behind `after`. Several entries about one thing are one event, at the last pos."""
    end = last_pos()
    entries = entries_after(pos=after, shop_ids=shop_ids, limit=PAGE) if shop_ids and end > after else []
    more = len(entries) == PAGE
    reached = (entries[-1].pos or 0) if entries else after
    # Entries of other shops are passed over by going to the end; more may have come since that was read.
    pos = reached if more else max(reached, end)
    staffing = any(entry.subject.type == "staff" for entry in entries)
    return News(tuple(_to_items(entries)), pos, more, staffing)


def _to_items(entries: Sequence[EntryView]) -> Iterable[Item]:
    last: dict[tuple[str, int], EntryView] = {}
    for entry in entries:
        if entry.subject.type in _TOLD:
            last[(entry.subject.type, int(entry.subject.id))] = entry
        if (import_id := _import_of(entry)) is not None:
            last[("import", import_id)] = entry
    rows = {event: _rows(event, last) for event in CARRIED}
    items = [_make_item(event, id, entry, rows.get(event)) for (event, id), entry in last.items()]
    return sorted([*items, *_changes(entries)], key=lambda item: item.pos)


def _changes(entries: Iterable[EntryView]) -> Iterable[Item]:
    last: dict[tuple[str, int, int], EntryView] = {}
    for entry in entries:
        if (changed := changed_by(entry)) is not None:
            last[(*changed, entry.shop_id)] = entry
    for (of, id, shop_id), entry in last.items():
        pos = entry.pos or 0
        yield Item(pos, shop_id, write_event("changed", {"pos": pos, **change_body(of, id, entry)}, pos))


def _import_of(entry: EntryView) -> int | None:
    if entry.subject.type == "import":
        return int(entry.subject.id)
    found = entry.data.get("import")
    return found if isinstance(found, int) else None


def _rows(event: str, last: Mapping[tuple[str, int], EntryView]) -> Rows:
    asked = {id: entry.shop_id for (of, id), entry in last.items() if of == event}
    return rows_for(event, list(asked), set(asked.values()))


def _make_item(event: str, id: int, entry: EntryView, rows: Rows | None) -> Item:
    pos = entry.pos or 0
    data: dict[str, Any] = {"pos": pos, f"{event}_id": id}
    if rows is not None:
        row = rows.get(id)
        data |= {"kind": entry.kind, "row": row if row and row["shop"]["id"] == entry.shop_id else None}
    return Item(pos, entry.shop_id, write_event(event, data, pos))


def write_mark(mark: Mark) -> Item:
    """A mark as an event without a place: it is not in the journal, and whoever comes back has not missed it."""
    body = orjson.dumps({"talk_id": mark.talk_id, "at": mark.at})
    return Item(NO_PLACE, mark.shop_id, b"event: typing\ndata: %s\n\n" % body)


def write_event(event: str, data: Mapping[str, Any], id: int) -> bytes:
    """One server-sent event."""
    body = orjson.dumps(data, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS)
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (id, event.encode(), body)
