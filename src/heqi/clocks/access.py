"""The only way to rows of clocks."""

from collections.abc import Collection

from django.db.models import QuerySet

from heqi.clocks.models import Clock
from heqi.journal.contracts import Subject


def clocks_on(subject: Subject, shop_ids: Collection[int]) -> QuerySet[Clock]:
    """Clocks of one subject, stopped ones included."""
    rows: QuerySet[Clock] = Clock.objects.in_shops(shop_ids)
    return rows.filter(subject_type=subject.type, subject_id=subject.id)


def clocks_on_many(subjects: Collection[Subject], shop_id: int) -> QuerySet[Clock]:
    """Clocks of several subjects of one shop, stopped ones included."""
    rows: QuerySet[Clock] = Clock.objects.in_shop(shop_id)
    types = {subject.type for subject in subjects}
    return rows.filter(subject_type__in=types, subject_id__in=[subject.id for subject in subjects])


def waiting_clocks() -> QuerySet[Clock]:
    """Clocks of all shops that have something left to say, soonest first."""
    rows: QuerySet[Clock] = Clock.objects.across_shops(why="one worker fires the clocks of all shops")
    return rows.filter(next_at__isnull=False).order_by("next_at", "id")
