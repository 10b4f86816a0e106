"""The stop button: nothing more is done from now on, and what was not handed out yet is taken back."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.automation.access import find_policy, policies_on, require_supervisor
from heqi.automation.actions.save import save_policy
from heqi.automation.actions.take_back import take_back_waiting
from heqi.automation.lock import hold_policies
from heqi.automation.models import ShopPolicy
from heqi.core.cases.automation.kinds import PolicyKind


def stop_policy(*, staff: StaffView, shop_id: int, kind: PolicyKind, now: datetime) -> ShopPolicy:
    """Stop one, by any supervisor or the owner, at once. One that is not on stays as it is.

    Raises shop.none, role.supervisor, policy.none.
    """
    require_supervisor(staff, shop_id)
    with transaction.atomic():
        hold_policies(shop_id)
        policy = find_policy(shop_id, kind)
        if policy.state == ShopPolicy.State.ON:
            _stop(policy, staff, now)
        return policy


def stop_all(*, staff: StaffView, shop_id: int, now: datetime) -> int:
    """Stop every policy of the shop; how many were on. Raises shop.none, role.supervisor."""
    require_supervisor(staff, shop_id)
    with transaction.atomic():
        hold_policies(shop_id)
        running = policies_on(shop_id)
        for policy in running:
            _stop(policy, staff, now)
        return len(running)


def _stop(policy: ShopPolicy, staff: StaffView, now: datetime) -> None:
    policy.state, policy.stopped_at, policy.stopped_by = ShopPolicy.State.STOPPED, now, staff.id
    withdrawn = take_back_waiting(policy, staff=staff, now=now)
    save_policy(policy, kind="policy.stopped", staff=staff, now=now, data={"withdrawn": withdrawn})
