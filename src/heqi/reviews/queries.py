"""Reviews in bulk, as values."""

from collections.abc import Collection

from django.db.models import F

from heqi.reviews.access import reviews_in
from heqi.reviews.contracts import ReviewView
from heqi.reviews.models import Review


def newest_reviews(shop_ids: Collection[int], limit: int = 50) -> list[ReviewView]:
    """The latest reviews of these shops; those that tell no time come last."""
    rows = reviews_in(shop_ids).order_by(F("at").desc(nulls_last=True), "-id")[:limit]
    return [_view_review(row) for row in rows]


def reviews_of(shop_id: int, order_nos: Collection[str]) -> dict[str, list[ReviewView]]:
    """The reviews of these orders, by order number."""
    found: dict[str, list[ReviewView]] = {}
    for row in reviews_in([shop_id]).filter(order_no__in=list(order_nos)).order_by("at", "key"):
        found.setdefault(row.order_no, []).append(_view_review(row))
    return found


def _view_review(row: Review) -> ReviewView:
    return ReviewView(
        shop_id=row.shop_id,
        key=row.key,
        order_no=row.order_no,
        buyer=row.buyer,
        goods=row.goods,
        sku=row.sku,
        rating=row.rating,
        tone=row.tone,
        text=row.text,
        at=row.at,
        follow_up=row.follow_up,
        follow_up_at=row.follow_up_at,
        reply=row.reply,
    )
