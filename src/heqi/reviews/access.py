"""The only way to reviews' rows."""

from collections.abc import Collection

from django.db.models import QuerySet

from heqi.reviews.models import Review


def reviews_in(shop_ids: Collection[int]) -> QuerySet[Review]:
    """Reviews of these shops."""
    return Review.objects.in_shops(shop_ids)
