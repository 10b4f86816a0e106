"""Reading the journal."""

from collections.abc import Collection
from datetime import datetime

from heqi.journal.access import all_beats, all_entries, all_reactions, entries_in, reactions_in
from heqi.journal.contracts import EntryView, Subject
from heqi.journal.models import Reaction


def entries_of(*, subject: Subject, shop_ids: Collection[int], limit: int = 500) -> list[EntryView]:
    """What happened to one subject, oldest first; the newest `limit` of it."""
    rows = entries_in(shop_ids).filter(subject_type=subject.type, subject_id=subject.id)
    return [row.view() for row in reversed(rows.order_by("-id")[:limit])]


def entries_after(*, pos: int, shop_ids: Collection[int], limit: int = 500) -> list[EntryView]:
    """Placed entries of these shops behind `pos`, in order of pos, at most `limit`."""
    return [row.view() for row in entries_in(shop_ids).filter(pos__gt=pos).order_by("pos")[:limit]]


def last_pos() -> int:
    """The highest place given so far; 0 in an empty journal."""
    entries = all_entries(why="the end of the journal is one for all shops")
    return entries.filter(pos__isnull=False).order_by("-pos").values_list("pos", flat=True).first() or 0


def count_unplaced() -> int:
    """Committed entries that wait for the sequencer."""
    return all_entries(why="the sequencer's lag is one for all shops").filter(pos__isnull=True).count()


def dead_letters(shop_ids: Collection[int]) -> list[Reaction]:
    """Reactions of these shops that ran out of tries, oldest first."""
    return list(reactions_in(shop_ids).filter(state=Reaction.State.DEAD).order_by("id"))


def count_dead() -> int:
    """Dead reactions of all shops."""
    return all_reactions(why="the doctor counts").filter(state=Reaction.State.DEAD).count()


def count_waiting() -> int:
    """Reactions of all shops that are queued or running."""
    live = (Reaction.State.QUEUED, Reaction.State.RUNNING)
    return all_reactions(why="the doctor counts").filter(state__in=live).count()


def last_beat() -> datetime | None:
    """When a worker that has not stopped last said that it lives; None when none is known."""
    return all_beats().filter(stopped_at=None).order_by("-beat_at").values_list("beat_at", flat=True).first()


def last_entry_at() -> datetime | None:
    """When the newest entry of any shop says that it happened."""
    return all_entries(why="the doctor compares clocks").order_by("-id").values_list("at", flat=True).first()


def oldest_unplaced_at() -> datetime | None:
    """When the oldest entry that waits for its place was written."""
    waiting = all_entries(why="the sequencer's lag is one for all shops").filter(pos__isnull=True)
    return waiting.order_by("id").values_list("at", flat=True).first()


def count_overdue(*, before: datetime) -> int:
    """Reactions of all shops that were due before that moment and have not been started."""
    waiting = all_reactions(why="the doctor counts").filter(state=Reaction.State.QUEUED)
    return waiting.filter(due_at__lt=before).count()


def all_dead() -> list[tuple[int, int]]:
    """(reaction id, shop id) of every dead reaction, oldest first."""
    dead = all_reactions(why="whoever runs the machine revives them").filter(state=Reaction.State.DEAD)
    return list(dead.order_by("id").values_list("id", "shop_id"))
