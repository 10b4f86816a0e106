"""The dry run: what these figures would have done in the last 30 days. Nothing of any case is touched."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.automation.access import find_policy, read_policy, require_owner
from heqi.automation.actions.save import save_policy
from heqi.automation.dry_run import dry_run
from heqi.automation.lock import hold_policies
from heqi.automation.models import DryRun, ShopPolicy
from heqi.core.cases.automation.kinds import PolicyKind
from heqi.core.errors import HeqiError
from heqi.shops.access import get_shop


def try_policy(*, staff: StaffView, shop_id: int, kind: PolicyKind, version: int, now: datetime) -> DryRun:
    """Run it over the past and keep what was found. Raises shop.none, role.owner, policy.none, policy.changed.

    The reckoning runs outside of any lock; it is kept only if the figures are still those that were tried.
    """
    require_owner(staff, shop_id)
    tried = read_policy(shop_id, kind)
    found = dry_run(get_shop(shop_id), tried.view(), now=now)
    with transaction.atomic():
        hold_policies(shop_id)
        policy = find_policy(shop_id, kind)
        if policy.version != version or tried.version != version:
            raise HeqiError(
                "policy.changed", "这个策略刚被修改，请重新试运行。", "This policy has changed; try again.", 409
            )
        if policy.state in (ShopPolicy.State.DRAFT, ShopPolicy.State.STOPPED):
            policy.state = ShopPolicy.State.TRIED
        kept: DryRun = DryRun.objects.create(
            shop_id=shop_id, policy_id=policy.pk, version=policy.version, at=now, by=staff.id, found=asdict(found)
        )
        data = {"dry_run": kept.pk, "acts": found.acts, "holds": found.holds, "sum_fen": found.cost_fen}
        save_policy(policy, kind="policy.tried", staff=staff, now=now, data=data)
        return kept
