"""The only place that fetches words, and the checks before one is written."""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection
from django.db.models import Count, Max, QuerySet

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.language.contracts import WordKind, WordSeverity, WordView
from heqi.language.models import ShopWord

Stamp = tuple[int, int, datetime | None]


def words_in_force(shop_id: int) -> list[WordView]:
    """The shop's words that hold now, oldest first."""
    return list(_views(ShopWord.objects.in_shop(shop_id).filter(ended_at=None).order_by("id")))


def ended_words(shop_id: int, *, most: int) -> list[WordView]:
    """The words that were ended last, newest first."""
    rows = ShopWord.objects.in_shop(shop_id).filter(ended_at__isnull=False)
    return list(_views(rows.order_by("-ended_at", "-id")[:most]))


def count_words(shop_id: int) -> int:
    """How many hold now."""
    return ShopWord.objects.in_shop(shop_id).filter(ended_at=None).count()


def stamp_of(shop_id: int) -> Stamp:
    """What changes whenever a word is added or ended. Counts, because ids and times may be committed out of order."""
    found = ShopWord.objects.in_shop(shop_id).aggregate(rows=Count("id"), ended=Count("ended_at"), last=Max("at"))
    return found["rows"], found["ended"], found["last"]


def lock_word(shop_id: int, word_id: int) -> ShopWord | None:
    """A word of the shop, held until the transaction ends."""
    query: QuerySet[ShopWord] = ShopWord.objects.in_shop(shop_id)
    if connection.features.has_select_for_update:
        query = query.select_for_update()
    return query.filter(id=word_id).first()


def find_word_in_force(shop_id: int, key: str) -> WordView | None:
    """The word that holds now under that key (`heqi.language.texts.key_of`)."""
    row = ShopWord.objects.in_shop(shop_id).filter(ended_at=None, key=key).first()
    return None if row is None else view_word(row)


def require_supervisor(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop that is not theirs, role.words for anybody but its supervisors and owner."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.supervises(shop_id):
        raise HeqiError(
            "role.words", "只有主管和店主可以改用语。", "Only supervisors and the owner may change words.", 403
        )


def view_word(row: ShopWord) -> WordView:
    """A row as a value."""
    return WordView(
        id=row.pk,
        shop_id=row.shop_id,
        kind=WordKind(row.kind),
        text=row.text,
        severity=WordSeverity(row.severity) if row.severity else None,
        advice=row.advice,
        reason=row.reason,
        by=row.by,
        at=row.at,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )


def _views(rows: QuerySet[ShopWord]) -> Iterator[WordView]:
    return map(view_word, rows)
