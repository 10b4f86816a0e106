"""What the journal's new entries are to a screen. Runs in the hub's database thread."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings
from django.utils.module_loading import import_string

from heqi.journal.contracts import EntryView
from heqi.journal.queries import entries_after, last_pos
from heqi.web.api.case_shapes import CaseRow

PAGE = 200


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


def _to_items(entries: Iterable[EntryView]) -> Iterable[Item]:
    last: dict[tuple[str, int], EntryView] = {}
    for entry in entries:
        if entry.subject.type == "case":
            last[("case", int(entry.subject.id))] = entry
        if entry.subject.type == "incident":
            last[("incident", int(entry.subject.id))] = entry
        if (import_id := _import_of(entry)) is not None:
            last[("import", import_id)] = entry
    rows = _rows(
        [id for event, id in last if event == "case"],
        {entry.shop_id for (event, _), entry in last.items() if event == "case"},
    )
    told = sorted(last.items(), key=lambda each: each[1].pos or 0)
    return [_make_item(event, id, entry, rows) for (event, id), entry in told]


def _import_of(entry: EntryView) -> int | None:
    if entry.subject.type == "import":
        return int(entry.subject.id)
    found = entry.data.get("import")
    return found if isinstance(found, int) else None


def _rows(case_ids: Collection[int], shop_ids: Collection[int]) -> Mapping[int, Mapping[str, Any]]:
    if not case_ids:
        return {}
    rows: Mapping[int, Mapping[str, Any]] = import_string(settings.HEQI_LIVE_ROWS)(case_ids, shop_ids)
    # Through the API's own shape, so that a row that comes by an event equals the row that a list would give.
    return {case_id: CaseRow.model_validate(row).model_dump() for case_id, row in rows.items()}


def _make_item(event: str, id: int, entry: EntryView, rows: Mapping[int, Mapping[str, Any]]) -> Item:
    pos = entry.pos or 0
    data: dict[str, Any] = {"pos": pos, f"{event}_id": id}
    if event == "case":
        row = rows.get(id)
        data |= {"kind": entry.kind, "row": row if row and row["shop"]["id"] == entry.shop_id else None}
    return Item(pos, entry.shop_id, write_event(event, data, pos))


def write_event(event: str, data: Mapping[str, Any], id: int) -> bytes:
    """One server-sent event."""
    body = orjson.dumps(data, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS)
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (id, event.encode(), body)
