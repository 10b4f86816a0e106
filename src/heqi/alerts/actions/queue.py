"""What happened is queued for those who want to hear of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction

from heqi.alerts.access import anybody_listens, destinations_in, place_in_journal
from heqi.alerts.events import BY_KIND, Event
from heqi.alerts.models import Delivery, Destination, Place
from heqi.journal.access import all_entries
from heqi.journal.contracts import EntryView
from heqi.journal.queries import last_pos

BATCH = 500
_WHY = "notices of all shops are queued in one go"
_KEPT = ("case", "order_no", "after_sale_no", "clock", "due_at", "action", "action_kind", "state", "code")
"""Of an entry's data what a program may be told: ids, numbers and moments."""
_PAGES = {
    "case": "/cases/{}",
    "case_flow": "/cases/{}",
    "talk": "/reception/{}",
    "stop": "/stops",
    "connection": "/settings/connections",
}
"""Where what an entry is about can be dealt with, by the sort of its subject."""


def follow_journal() -> int:
    """Queue what happened since the last time; how many entries were read.

    The place in the journal moves in the transaction of what was queued, from where it was read: of two workers one
    queues. Nothing that happened before the desk first looked is told.
    """
    place = place_in_journal().first()
    newest = last_pos()
    if place is None:
        Place.objects.bulk_create([Place(pk=1, pos=newest)], ignore_conflicts=True)
        return 0
    if place.pos >= newest:
        return 0
    if not anybody_listens():
        place_in_journal().filter(pos=place.pos).update(pos=newest)
        return 0
    with transaction.atomic():
        return _take(place.pos)


def _take(since: int) -> int:
    entries = [row.view() for row in all_entries(why=_WHY).filter(pos__gt=since).order_by("pos")[:BATCH]]
    if not entries or not place_in_journal().filter(pos=since).update(pos=entries[-1].pos):
        return 0
    rows = [row for entry in entries for row in _deliveries(entry)]
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    return len(entries)


def _deliveries(entry: EntryView) -> Iterator[Delivery]:
    events = [event for event in BY_KIND.get(entry.kind, ()) if event.wanted(entry.data)]
    if not events:
        return
    for row in destinations_in([entry.shop_id]).filter(on=True):
        yield from (_delivery(event, row, entry) for event in events if event.name in row.events)


def _delivery(event: Event, row: Destination, entry: EntryView) -> Delivery:
    case_id = _case_of(entry)
    what = f"售后 #{case_id}：" if case_id else ""
    return Delivery(
        shop_id=entry.shop_id,
        destination_id=row.pk,
        key=f"entry-{entry.id}",
        event=event.name,
        at=entry.at,
        text=f"【{event.title}】{what}{event.text(entry.data)}",
        link=_link(entry),
        body=_body(entry, case_id),
        due_at=entry.at,
    )


def _body(entry: EntryView, case_id: int | None) -> Mapping[str, Any]:
    told: dict[str, Any] = {"entry": entry.id, "shop": entry.shop_id}
    if case_id:
        told["case"] = case_id
    return told | {name: entry.data[name] for name in _KEPT if entry.data.get(name) is not None}


def _case_of(entry: EntryView) -> int | None:
    if entry.subject.type not in ("case", "case_flow"):
        return None
    return int(entry.subject.id.split(".")[0])


def _link(entry: EntryView) -> str:
    """The page on which it is dealt with; the desk itself where there is none; "" where the desk has no address."""
    base = settings.PUBLIC_URL.rstrip("/")
    page = _PAGES.get(entry.subject.type, "")
    return base and base + page.format(entry.subject.id.split(".")[0])
