"""The hash chain over placed entries: each hash covers its entry and the hash before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256

import orjson

from heqi.journal.access import all_entries
from heqi.journal.models import JournalEntry

START = ""
_WHY = "one chain runs through the entries of all shops"


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """`checked` entries were read; `broken_at` is the first pos whose hash or number is wrong, else None."""

    checked: int
    broken_at: int | None
    last_hash: str

    @property
    def whole(self) -> bool:
        """Whether every checked entry fits."""
        return self.broken_at is None


def hash_entry(entry: JournalEntry, *, pos: int, before: str) -> str:
    """SHA-256 (hex) over the hash before, the place, and all that the entry says: ids, numbers and enum words."""
    said = [
        before,
        pos,
        entry.pk,
        entry.v,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.shop_id,
        entry.actor_kind,
        entry.actor_id,
        entry.kind,
        entry.subject_type,
        entry.subject_id,
        entry.data,
        entry.cause,
    ]
    return sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()


def verify_chain(*, after: int = 0) -> ChainCheck:
    """Check the chain from the entry after pos `after` to its end: no gap, no change, no entry exchanged."""
    placed = all_entries(why=_WHY).filter(pos__isnull=False)
    start = placed.filter(pos=after).values_list("hash", flat=True).first() if after else START
    rows = placed.filter(pos__gt=after).order_by("pos").iterator(chunk_size=2000)
    return _check(rows, pos=after, before=start if start is not None else START)


def _check(rows: Iterable[JournalEntry], *, pos: int, before: str) -> ChainCheck:
    checked = 0
    for entry, place in _numbered(rows, pos + 1):
        if entry.pos != place or entry.hash != hash_entry(entry, pos=place, before=before):
            return ChainCheck(checked, place, before)
        before, checked = entry.hash, checked + 1
    return ChainCheck(checked, None, before)


def _numbered(rows: Iterable[JournalEntry], first: int) -> Iterator[tuple[JournalEntry, int]]:
    for offset, entry in enumerate(rows):
        yield entry, first + offset
