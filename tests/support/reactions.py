"""A reactions table for tests of the queue: what it calls leaves a trace in the journal or fails as it is told."""

from datetime import datetime

from heqi.journal.contracts import EntryView

CALLS: list[tuple[int, str]] = []
"""(entry id, reaction) of every call in this process; tests clear it."""


def note_call(*, entry: EntryView, now: datetime) -> None:
    """Remember that it was called, with the place that the entry had by then."""
    assert entry.pos is not None
    CALLS.append((entry.id, "note_call"))


def fail_always(*, entry: EntryView, now: datetime) -> None:
    """Fail, quoting what no log may show."""
    CALLS.append((entry.id, "fail_always"))
    raise RuntimeError("王小姐 13800138000 投诉")


def fail_for_good(*, entry: EntryView, now: datetime) -> None:
    """Fail in a way that no retry mends."""
    error = ValueError("no")
    error.permanent = True  # type: ignore[attr-defined]
    raise error


def answer_once(*, entry: EntryView, now: datetime) -> None:
    """Write one answering entry in a transaction of its own; called again, do nothing."""
    from django.db import transaction

    from heqi.journal.access import entries_in
    from heqi.journal.actions import write_entry
    from heqi.journal.contracts import SYSTEM

    with transaction.atomic():
        answers = entries_in([entry.shop_id]).filter(kind="test.answered", cause=entry.id)
        if answers.exists():
            return
        write_entry(
            shop_id=entry.shop_id,
            kind="test.answered",
            subject=entry.subject,
            actor=SYSTEM,
            data={},
            now=now,
            cause=entry.id,
        )


_HERE = "tests.support.reactions"
TABLE = {
    "test.noted": (f"{_HERE}.note_call",),
    "test.both": (f"{_HERE}.note_call", f"{_HERE}.answer_once"),
    "test.failing": (f"{_HERE}.fail_always",),
    "test.hopeless": (f"{_HERE}.fail_for_good",),
    "test.asked": (f"{_HERE}.answer_once",),
    "test.slow": (f"{_HERE}.answer_slowly",),
    "test.gone": (f"{_HERE}.removed_by_a_release",),
}


def answer_slowly(*, entry: EntryView, now: datetime) -> None:
    """As `answer_once`, with time to be killed before it."""
    import time

    time.sleep(0.2)
    answer_once(entry=entry, now=now)
