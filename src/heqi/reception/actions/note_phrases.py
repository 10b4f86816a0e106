"""A talk is over: the phrases that were sent in it learn how it went (T2)."""

from datetime import datetime, timedelta

from heqi.journal.contracts import EntryView
from heqi.phrases.actions import note_outcome
from heqi.reception.access import talks_in

SINCE = timedelta(days=2)
UNHAPPY = 50
"""Percent of dissatisfaction from which on a talk did not go well."""


def note_phrases(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `talk.closed`. Safe to run twice: a phrase has one outcome of a talk."""
    talk = talks_in([entry.shop_id]).filter(id=int(entry.subject.id)).first()
    if talk is not None:
        good = not talk.abnormal and talk.dissatisfied < UNHAPPY
        note_outcome(shop_id=talk.shop_id, talk_id=talk.pk, good=good, since=now - SINCE)
