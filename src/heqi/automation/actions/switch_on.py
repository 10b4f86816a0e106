"""Let a policy act from now on, after a dry run of these very figures was seen."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.automation.access import dry_runs_of, find_policy, require_owner
from heqi.automation.actions.save import save_policy
from heqi.automation.lock import hold_policies
from heqi.automation.models import ShopPolicy
from heqi.core.cases.automation.kinds import PolicyKind
from heqi.core.errors import HeqiError
from heqi.core.money import yuan

HOLDS_FOR = timedelta(days=7)
"""How long a dry run stands for what would happen now."""


def switch_on(*, staff: StaffView, shop_id: int, kind: PolicyKind, version: int, now: datetime) -> ShopPolicy:
    """Switch on the version that was seen. The open cases of the shop are looked at behind it.

    Raises shop.none, role.owner, policy.none, policy.changed, policy.untried, money.limit.
    """
    require_owner(staff, shop_id)
    with transaction.atomic():
        hold_policies(shop_id)
        policy = find_policy(shop_id, kind)
        if policy.version != version:
            raise HeqiError(
                "policy.changed",
                "这个策略刚被修改，请重新试运行。",
                "This policy has changed; try it again first.",
                409,
            )
        if policy.state == ShopPolicy.State.ON:
            return policy
        _require_tried(policy, now)
        _require_within_limit(policy, staff)
        policy.state, policy.on_at, policy.on_by = ShopPolicy.State.ON, now, staff.id
        save_policy(policy, kind="policy.switched_on", staff=staff, now=now, data={"figures": policy.figures})
        return policy


def _require_tried(policy: ShopPolicy, now: datetime) -> None:
    seen = dry_runs_of(policy).filter(version=policy.version, at__gte=now - HOLDS_FOR)
    if not seen.exists():
        raise HeqiError(
            "policy.untried",
            "开启之前要先试运行：看它在最近 30 天会处理哪些售后。改过参数、或试运行超过 7 天，都要重新试。",
            "Try it on the last 30 days first; after a changed figure, or after 7 days, once more.",
            409,
        )


def _require_within_limit(policy: ShopPolicy, staff: StaffView) -> None:
    """A policy spends no more a case than who answers for it may."""
    if not staff.may_spend(policy.shop_id, policy.figures["max_fen"]):
        limit = staff.shops[policy.shop_id].money_limit_fen or 0
        raise HeqiError(
            "money.limit",
            f"每件最多 {yuan(policy.figures['max_fen'])} 超过您的额度 {yuan(limit)}。",
            f"{yuan(policy.figures['max_fen'])} a case is over your limit of {yuan(limit)}.",
            403,
            {"limit_fen": limit},
        )
