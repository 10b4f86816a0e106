"""The only way to the journal's rows."""

from collections.abc import Collection

from django.db.models import QuerySet

from heqi.journal.models import JournalEntry, Reaction, WorkerBeat


def entries_in(shop_ids: Collection[int]) -> QuerySet[JournalEntry]:
    """Entries of these shops."""
    rows: QuerySet[JournalEntry] = JournalEntry.objects.in_shops(shop_ids)
    return rows


def all_entries(*, why: str) -> QuerySet[JournalEntry]:
    """Entries of all shops, for machinery that serves every shop alike."""
    rows: QuerySet[JournalEntry] = JournalEntry.objects.across_shops(why=why)
    return rows


def reactions_in(shop_ids: Collection[int]) -> QuerySet[Reaction]:
    """Queued, done and dead reactions of these shops."""
    rows: QuerySet[Reaction] = Reaction.objects.in_shops(shop_ids)
    return rows


def all_reactions(*, why: str) -> QuerySet[Reaction]:
    """Reactions of all shops, for the worker and the doctor."""
    rows: QuerySet[Reaction] = Reaction.objects.across_shops(why=why)
    return rows


def all_beats() -> QuerySet[WorkerBeat]:
    """Every worker that ever reported."""
    return WorkerBeat.objects.all()
