"""The only way to the rows of phrases, and the checks that every change of one starts with."""

from collections.abc import Collection
from typing import TypeVar

from django.db import connection
from django.db.models import Count, Max, Model, Q, QuerySet, Sum

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.phrases.phrase import Layer
from heqi.core.words import Role
from heqi.phrases.models import PhraseCount, PhraseGroup, PhraseRow, PhraseUse

M = TypeVar("M", bound=Model)
WRITERS = {
    Layer.PERSONAL: frozenset(Role),
    Layer.TEAM: frozenset({Role.SUPERVISOR, Role.OWNER}),
    Layer.SHOP: frozenset({Role.OPERATOR, Role.OWNER}),
}
"""Who may write in each layer."""
_KEPT_BY = {
    Layer.TEAM: ("主管和店主", "supervisors and the owner"),
    Layer.SHOP: ("运营和店主", "operators and the owner"),
}


def groups_in(shop_ids: Collection[int]) -> QuerySet[PhraseGroup]:
    """Groups of these shops, in their order."""
    rows: QuerySet[PhraseGroup] = PhraseGroup.objects.in_shops(shop_ids)
    return rows.order_by("layer", "place", "id")


def phrases_in(shop_ids: Collection[int]) -> QuerySet[PhraseRow]:
    """Phrases in force of these shops, in the order of each group."""
    rows: QuerySet[PhraseRow] = PhraseRow.objects.in_shops(shop_ids)
    return rows.filter(ended_at=None).order_by("place", "id")


def starters_taken(shop_id: int) -> set[str]:
    """Names of the shipped phrases that the shop has its own for, or has put away."""
    rows: QuerySet[PhraseRow] = PhraseRow.objects.in_shop(shop_id)
    return set(rows.exclude(starter="").values_list("starter", flat=True))


def seen_by(staff_id: int) -> Q:
    """The team's, the shop's, and this person's own."""
    return Q(staff_id=0) | Q(staff_id=staff_id)


Stamp = tuple[object, ...]


def stamp_of(shop_id: int, staff_id: int) -> Stamp:
    """What changes whenever a phrase or group that this person sees does."""
    rows: QuerySet[PhraseRow] = PhraseRow.objects.in_shop(shop_id)
    phrases = rows.filter(seen_by(staff_id)).aggregate(
        rows=Count("id"), versions=Sum("version"), ended=Count("ended_at"), last=Max("changed_at")
    )
    groups = groups_in([shop_id]).order_by().filter(seen_by(staff_id))
    return (*phrases.values(), *groups.aggregate(rows=Count("id"), versions=Sum("version"), last=Max("id")).values())


def counts_in(shop_ids: Collection[int]) -> QuerySet[PhraseCount]:
    """What became of phrases in these shops."""
    return PhraseCount.objects.in_shops(shop_ids)


def uses_in(shop_ids: Collection[int]) -> QuerySet[PhraseUse]:
    """Takings of phrases in these shops."""
    return PhraseUse.objects.in_shops(shop_ids)


def lock_phrase(staff: StaffView, phrase_id: int, version: int) -> PhraseRow:
    """A phrase that this person may change, held until the transaction ends.

    Raises phrase.none, role.phrases, phrase.stale.
    """
    row = _for_update(phrases_in(staff.shops)).filter(seen_by(staff.id), pk=phrase_id).first()
    if row is None:
        raise unable_to_find_phrase()
    require_writer(staff, row.shop_id, Layer(row.layer))
    if row.version != version:
        raise unable_to_change_stale(row.version)
    return row


def lock_group(staff: StaffView, group_id: int) -> PhraseGroup:
    """A group that this person may write into, held until the transaction ends.

    Raises phrase.no_group, role.phrases.
    """
    row = _for_update(groups_in(staff.shops)).filter(seen_by(staff.id), pk=group_id).first()
    if row is None:
        raise HeqiError("phrase.no_group", "没有这个分组。", "There is no such group.", 404)
    require_writer(staff, row.shop_id, Layer(row.layer))
    return row


def require_writer(staff: StaffView, shop_id: int, layer: Layer) -> None:
    """Raises shop.none for a shop of others, role.phrases for whoever only reads in that layer."""
    held = staff.shops.get(shop_id)
    if held is None:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if layer not in WRITERS:
        raise HeqiError(
            "phrase.shipped", "自带话术不能改，可以换成店铺自己的。", "Shipped phrases are not written.", 422
        )
    if held.role not in WRITERS[layer]:
        who, who_en = _KEPT_BY[layer]
        raise HeqiError("role.phrases", f"这类话术由{who}维护。", f"These phrases are kept by {who_en}.", 403)


def unable_to_find_phrase() -> HeqiError:
    """No such phrase, or one of somebody else: the two look the same."""
    return HeqiError("phrase.none", "没有这条话术。", "There is no such phrase.", 404)


def unable_to_change_stale(version: int | None = None) -> HeqiError:
    """Somebody was faster."""
    return HeqiError(
        "phrase.stale",
        "刚有人改过，已为您刷新，请核对后重试。",
        "It has just been changed; check it and try again.",
        409,
        {} if version is None else {"version": version},
    )


def _for_update(query: QuerySet[M]) -> QuerySet[M]:
    """Row locks where the database has them; on SQLite the transaction already holds the one write lock."""
    return query.select_for_update() if connection.features.has_select_for_update else query
