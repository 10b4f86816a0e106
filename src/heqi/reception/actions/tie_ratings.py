"""Ratings of the service came in: each is put to its talk and to whoever of us served, and stands in the talk."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from heqi.core.facts import Fact
from heqi.db.locks import hold_lock
from heqi.inbox.queries import changed_keys
from heqi.journal.contracts import PLATFORM, EntryView
from heqi.reception.access import lock_talk_by_key, ratings_in
from heqi.reception.actions.save import save_talk
from heqi.reception.models import ServiceRating
from heqi.reception.rated import find_person, find_talk, line_of_rating
from heqi.trade.actions.apply_facts import apply_facts
from heqi.trade.plan import Effect

REACH = timedelta(days=90)
"""So far back a platform tells ratings; one whose talk is imported later than that stays without it."""
AT_ONCE = 200


def tie_ratings(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `inbox.batch_applied`. Safe to run twice: what is tied is tied.

    New ratings, and where chats came in, those that have had no talk so far.
    """
    changed = changed_keys(int(entry.data["batch"]))
    keys = {key for entity, key in changed if entity == "service_rating"}
    if any(entity in ("conversation", "message") for entity, _ in changed):
        open_ones = ratings_in([entry.shop_id]).filter(conversation="", at__gte=now - REACH)
        keys |= set(open_ones.order_by("-at").values_list("key", flat=True)[:AT_ONCE])
    if keys:
        _tie_all(entry.shop_id, keys, now)


def _tie_all(shop_id: int, keys: Collection[str], now: datetime) -> None:
    with transaction.atomic(), hold_lock(f"trade.{shop_id}"):
        for row in ratings_in([shop_id]).filter(key__in=keys, at__isnull=False).order_by("at", "id"):
            _tie(row, now)


def _tie(row: ServiceRating, now: datetime) -> None:
    conversation = row.conversation or find_talk(row)
    said = {"conversation": conversation, "staff_id": row.staff_id or find_person(row, conversation)}
    facts = [Fact("service_rating", row.key, row.version, said, progress=1)]
    if not conversation:
        apply_facts(shop_id=row.shop_id, facts=facts)
        return
    facts.append(line_of_rating(row, conversation))
    _, line = apply_facts(shop_id=row.shop_id, facts=facts)
    talk = lock_talk_by_key(row.shop_id, conversation)
    if talk is not None and line is not Effect.UNCHANGED:
        data = {"rating": row.pk, "score": row.score, "to": said["staff_id"]}
        save_talk(talk, kind="talk.rated", actor=PLATFORM, data=data, now=now)
