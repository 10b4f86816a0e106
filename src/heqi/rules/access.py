"""The only place that fetches overrides, and the checks before one is written."""

from datetime import datetime

from django.db import connection
from django.db.models import Count, Max, QuerySet

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.db.lookup import Lookup
from heqi.rules.contracts import OverrideView
from heqi.rules.models import RuleOverride

Stamp = tuple[int, int, int | None, datetime | None]
NEVER_CHANGED: Stamp = (0, 0, None, None)
_stamp = Lookup(
    lambda shop_id: (
        RuleOverride.objects.in_shop(shop_id)
        .values("shop_id")
        .annotate(made=Count("id"), ended=Count("withdrawn_at"), last=Max("id"), ended_at=Max("withdrawn_at"))
        .values_list("made", "ended", "last", "ended_at")
    ),
    int,
)


def overrides_of(shop_id: int) -> list[OverrideView]:
    """Every override that the shop ever made, oldest first."""
    return [view_override(row) for row in RuleOverride.objects.in_shop(shop_id).order_by("id")]


def stamp_of(shop_id: int) -> Stamp:
    """What changes whenever an override is made or withdrawn.

    Counts, because ids and times may be committed out of order; and those too, because what was counted in a
    transaction that came to nothing is not what is counted later.
    """
    found = _stamp.rows(shop_id)
    return (found[0][0], found[0][1], found[0][2], found[0][3]) if found else NEVER_CHANGED


def lock_override_in_force(shop_id: int, rule_id: str) -> RuleOverride | None:
    """The shop's present override of a rule, held until the transaction ends."""
    query: QuerySet[RuleOverride] = RuleOverride.objects.in_shop(shop_id)
    if connection.features.has_select_for_update:
        query = query.select_for_update()
    return query.filter(rule_id=rule_id, withdrawn_at=None).first()


def require_owner(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop that is not theirs, role.rules for anybody but its owner."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.owns(shop_id):
        raise HeqiError("role.rules", "只有店主可以调整规则。", "Only the owner may change rules.", 403)


def view_override(row: RuleOverride) -> OverrideView:
    """A row as a value."""
    return OverrideView(
        id=row.pk,
        shop_id=row.shop_id,
        rule_id=row.rule_id,
        changes=row.changes,
        note=row.note,
        by=row.by,
        at=row.at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
    )
