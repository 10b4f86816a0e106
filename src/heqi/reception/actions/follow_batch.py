"""Chat logs were imported: each conversation of them stands in the history, with its date, never called live."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from heqi.inbox.queries import changed_keys
from heqi.journal.contracts import EntryView
from heqi.reception.access import conversations_in, hold, messages_in, talks_in
from heqi.reception.actions.take_in import line_of
from heqi.reception.models import Conversation, Message, Talk

AT_ONCE = 500


def follow_batch(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `inbox.batch_applied`. Safe to run twice. What the desk has from a channel is left to the channel."""
    changed = changed_keys(int(entry.data["batch"]))
    keys = {key for what, key in changed if what == "conversation"}
    said = {key for what, key in changed if what == "message"}
    keys |= set(messages_in([entry.shop_id]).filter(key__in=said).values_list("conversation", flat=True))
    ordered = sorted(keys)
    for start in range(0, len(ordered), AT_ONCE):
        _file(entry.shop_id, ordered[start : start + AT_ONCE], now)


def _file(shop_id: int, keys: Collection[str], now: datetime) -> None:
    with transaction.atomic():
        held = {talk.key: talk for talk in hold(talks_in([shop_id])).filter(key__in=keys)}
        last = _last_messages(shop_id, keys)
        rows = [row for row in conversations_in([shop_id]).filter(key__in=keys) if row.last_at is not None]
        talks = [_talk(row, held.get(row.key), last.get(row.key), now) for row in rows]
        imported = [talk for talk in talks if talk.source == Talk.Source.IMPORT]
        Talk.objects.bulk_create([talk for talk in imported if talk.pk is None])
        _update(shop_id, [talk for talk in imported if talk.pk is not None])


def _update(shop_id: int, talks: Collection[Talk]) -> None:
    columns = ["buyer", "order_no", "last_at", "last_sender", "last_line", "made_up", "version"]
    if talks:
        talks_in([shop_id]).bulk_update(talks, columns, batch_size=100)


def _last_messages(shop_id: int, keys: Collection[str]) -> dict[str, Message]:
    """The last message of each conversation, by its key."""
    rows = messages_in([shop_id]).filter(conversation__in=keys, at__isnull=False)
    ends = dict(rows.order_by().values_list("conversation").annotate(end=Max("at")))
    found: Iterable[Message] = rows.filter(at__in=set(ends.values())).order_by("id")
    return {row.conversation: row for row in found if row.at == ends[row.conversation]}


def _talk(row: Conversation, held: Talk | None, last: Message | None, now: datetime) -> Talk:
    """The talk of an imported conversation. Whatever the file says of its end, it is over."""
    moment = row.last_at or now
    talk = held or Talk(shop_id=row.shop_id, key=row.key, source=Talk.Source.IMPORT, open=False, started_at=moment)
    if talk.source != Talk.Source.IMPORT:
        return talk
    talk.buyer, talk.order_no, talk.made_up = row.buyer, row.order_no, bool(row.made_up)
    talk.last_at = (last.at if last else None) or moment
    talk.last_sender, talk.last_line = (last.sender, line_of(last.form, last.text)) if last else ("", "")
    talk.version += 1 if held else 0
    return talk
