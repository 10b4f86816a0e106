"""The last lines of every change of a policy: the row, and the journal entry that says who and which version."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.accounts.contracts import StaffView
from heqi.automation.models import ShopPolicy
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def save_policy(policy: ShopPolicy, *, kind: str, staff: StaffView, now: datetime, data: Mapping[str, Any]) -> None:
    """Save a changed policy and journal why. Runs in the transaction of the action that calls it."""
    policy.save()
    write_entry(
        shop_id=policy.shop_id,
        kind=kind,
        subject=Subject("policy", str(policy.pk)),
        actor=Actor.staff(staff.id),
        data={"policy_kind": policy.kind, "policy_version": policy.version, **data},
        now=now,
    )
