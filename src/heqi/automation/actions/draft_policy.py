"""Set the figures of a policy. It is a draft from then on: a dry run comes before it is switched on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.automation.access import lock_policy, require_owner
from heqi.automation.actions.save import save_policy
from heqi.automation.actions.take_back import take_back_waiting
from heqi.automation.lock import hold_policies
from heqi.automation.models import ShopPolicy
from heqi.core.cases.automation.figures import read_figures
from heqi.core.cases.automation.kinds import TEMPLATES, PolicyKind


def draft_policy(
    *, staff: StaffView, shop_id: int, kind: PolicyKind, figures: Mapping[str, Any], now: datetime
) -> ShopPolicy:
    """Keep new figures as another version; the same figures change nothing. One that is on stops with it.

    Raises shop.none, role.owner, policy.figure.
    """
    require_owner(staff, shop_id)
    wanted = read_figures(TEMPLATES[kind].figures, figures)
    with transaction.atomic():
        hold_policies(shop_id)
        policy = lock_policy(shop_id, kind)
        if policy is None:
            policy = ShopPolicy(shop_id=shop_id, kind=kind, version=0)
        elif policy.figures == wanted:
            return policy
        withdrawn = take_back_waiting(policy, staff=staff, now=now) if policy.pk else 0
        policy.version, policy.figures, policy.state = policy.version + 1, wanted, ShopPolicy.State.DRAFT
        policy.changed_at, policy.changed_by = now, staff.id
        policy.save()
        data = {"figures": wanted, "withdrawn": withdrawn}
        save_policy(policy, kind="policy.drafted", staff=staff, now=now, data=data)
        return policy
