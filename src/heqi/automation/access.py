"""The only place that fetches policies and what they did, and the checks that every change of one starts with."""

from collections.abc import Collection
from datetime import date

from django.db import connection
from django.db.models import QuerySet, Sum

from heqi.accounts.contracts import StaffView
from heqi.automation.models import DryRun, PolicyAct, PolicyHold, ShopPolicy
from heqi.core.cases.automation.kinds import TEMPLATES, PolicyKind
from heqi.core.errors import HeqiError
from heqi.db.lookup import RowLookup

ORDER = {kind: place for place, kind in enumerate(TEMPLATES)}
_on = RowLookup(ShopPolicy, lambda shop_id: ShopPolicy.objects.in_shop(shop_id).filter(state=ShopPolicy.State.ON), int)
"""Asked whenever a case is decided anew or a deadline comes."""


def policies_in(shop_ids: Collection[int]) -> QuerySet[ShopPolicy]:
    """Policies of these shops."""
    return ShopPolicy.objects.in_shops(shop_ids)


def policies_on(shop_id: int) -> list[ShopPolicy]:
    """Those that are on, in the order in which they are asked."""
    return sorted(_on.find(shop_id), key=lambda each: ORDER[PolicyKind(each.kind)])


def lock_policy(shop_id: int, kind: PolicyKind) -> ShopPolicy | None:
    """The shop's policy of that kind, held until the transaction ends; None before the first draft."""
    rows = policies_in([shop_id]).filter(kind=kind)
    return (rows.select_for_update() if connection.features.has_select_for_update else rows).first()


def find_policy(shop_id: int, kind: PolicyKind) -> ShopPolicy:
    """As `lock_policy`; raises policy.none."""
    return _found(lock_policy(shop_id, kind))


def read_policy(shop_id: int, kind: PolicyKind) -> ShopPolicy:
    """The shop's policy of that kind as it is, not held. Raises policy.none."""
    return _found(policies_in([shop_id]).filter(kind=kind).first())


def _found(held: ShopPolicy | None) -> ShopPolicy:
    if held is None:
        raise HeqiError("policy.none", "还没有这个策略。", "There is no such policy yet.", 404)
    return held


def dry_runs_of(policy: ShopPolicy) -> QuerySet[DryRun]:
    """Dry runs of a policy, oldest first."""
    return DryRun.objects.in_shop(policy.shop_id).filter(policy_id=policy.pk).order_by("id")


def acts_in(shop_ids: Collection[int]) -> QuerySet[PolicyAct]:
    """What policies did in these shops."""
    return PolicyAct.objects.in_shops(shop_ids)


def holds_in(shop_ids: Collection[int]) -> QuerySet[PolicyHold]:
    """What policies left to people in these shops."""
    return PolicyHold.objects.in_shops(shop_ids)


def spent_on_day(policy: ShopPolicy, day: date) -> tuple[int, int]:
    """(cases, fen) that a policy has taken on a day of China; what was withdrawn is free again."""
    mine = acts_in([policy.shop_id]).filter(policy_id=policy.pk, day=day).exclude(state=PolicyAct.State.WITHDRAWN)
    return mine.count(), mine.aggregate(fen=Sum("cost_fen"))["fen"] or 0


def require_shop(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop that was not given to this person."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)


def require_owner(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none, role.owner: what may happen by itself is the owner's to say."""
    require_shop(staff, shop_id)
    if not staff.owns(shop_id):
        raise HeqiError("role.owner", "只有店主可以设置自动处理。", "Only the owner may set automation.", 403)


def require_supervisor(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none, role.supervisor: stopping must never wait for the owner."""
    require_shop(staff, shop_id)
    if not staff.supervises(shop_id):
        raise HeqiError("role.supervisor", "只有主管或店主可以操作。", "Only a supervisor or owner may.", 403)
