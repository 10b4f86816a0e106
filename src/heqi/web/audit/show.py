"""Entries as the page and the file show them, with every name looked up once for a page."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import orjson

from heqi.accounts.access import staff_names
from heqi.cases.access import cases_in, step_verbs
from heqi.cases.history import ACTORS
from heqi.cases.rows import number_of
from heqi.core.csv_lines import BYTE_ORDER_MARK, write_csv_line
from heqi.core.time import SHANGHAI
from heqi.journal.contracts import ActorKind, EntryView
from heqi.shops.access import shops_by_id
from heqi.web.audit.labels import kind_text
from heqi.web.audit.sentences import Known, say_entry
from heqi.workorders.contracts import number_of as work_order_number

HEADER = (
    "序号 pos",
    "时间 time",
    "店铺 shop",
    "操作人 who",
    "类型 kind",
    "对象 subject",
    "说明",
    "Sentence",
    "数据 data",
)
_CHUNK = 500
_NAMED_BY = ("to", "from")


def show_entries(entries: Sequence[EntryView], shop_ids: Collection[int]) -> list[dict[str, Any]]:
    """Entries in the shape of the API, in their order."""
    known = _look_up(entries, shop_ids)
    shops = shops_by_id({entry.shop_id for entry in entries})
    numbers = _case_numbers(entries, shop_ids)
    return [_show(entry, known, shops[entry.shop_id].name, _subject_name(entry, known, numbers)) for entry in entries]


def write_csv(entries: Iterable[EntryView], shop_ids: Collection[int]) -> Iterator[str]:
    """The lines of a CSV, a byte-order mark first, five hundred entries looked up at a time."""
    yield BYTE_ORDER_MARK + write_csv_line(HEADER)
    source = iter(entries)
    while chunk := list(islice(source, _CHUNK)):
        for row in show_entries(chunk, shop_ids):
            yield write_csv_line(
                (
                    row["pos"] or "",
                    f"{row['at'].astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}",
                    row["shop"]["name"],
                    row["actor"]["name"],
                    row["kind"],
                    f"{row['subject']['type']} {row['subject']['name']}",
                    row["text"],
                    row["text_en"],
                    orjson.dumps(row["data"]).decode(),
                )
            )


def _look_up(entries: Sequence[EntryView], shop_ids: Collection[int]) -> Known:
    people = {entry.actor.id for entry in entries if entry.actor.kind is ActorKind.STAFF and entry.actor.id is not None}
    people |= {int(entry.subject.id) for entry in entries if entry.subject.type == "staff"}
    people |= {value for entry in entries for key in _NAMED_BY if isinstance(value := entry.data.get(key), int)}
    return Known(names=staff_names(people), verbs=step_verbs(shop_ids, _case_ids(entries)))


def _case_ids(entries: Sequence[EntryView]) -> set[int]:
    return {int(entry.subject.id) for entry in entries if entry.subject.type == "case"}


def _case_numbers(entries: Sequence[EntryView], shop_ids: Collection[int]) -> dict[str, str]:
    """Case id as text → 'H000007 · order number'."""
    rows = cases_in(shop_ids).filter(id__in=_case_ids(entries)).values_list("id", "order_no")
    return {str(case_id): f"{number_of(case_id)} · {order_no}" for case_id, order_no in rows}


def _subject_name(entry: EntryView, known: Known, numbers: Mapping[str, str]) -> str:
    if entry.subject.type == "staff":
        return known.name(entry.subject.id)
    if entry.subject.type == "work_order":
        return work_order_number(int(entry.subject.id))
    return numbers.get(entry.subject.id, entry.subject.id) if entry.subject.type == "case" else entry.subject.id


def _show(entry: EntryView, known: Known, shop: str, subject: str) -> dict[str, Any]:
    zh, en = say_entry(entry, known)
    who, who_en = ACTORS[entry.actor.kind]
    if entry.actor.kind is ActorKind.STAFF and entry.actor.id is not None:
        who = who_en = known.name(entry.actor.id)
    kind, kind_en = kind_text(entry.kind)
    return {
        "id": entry.id,
        "pos": entry.pos,
        "at": entry.at,
        "shop": {"id": entry.shop_id, "name": shop},
        "actor": {"kind": entry.actor.kind, "id": entry.actor.id, "name": who, "name_en": who_en},
        "kind": entry.kind,
        "kind_text": kind,
        "kind_text_en": kind_en,
        "subject": {
            "type": entry.subject.type,
            "id": entry.subject.id,
            "name": shop if entry.subject.type == "shop" else subject,
        },
        "text": zh,
        "text_en": en,
        "data": dict(entry.data),
    }
