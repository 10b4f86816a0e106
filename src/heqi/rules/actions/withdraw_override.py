"""Let a rule stand as it ships again."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.rules.access import lock_override_in_force, require_owner, view_override
from heqi.rules.contracts import OverrideView


def withdraw_override(*, staff: StaffView, shop_id: int, rule_id: str, now: datetime) -> OverrideView:
    """End the shop's override of a rule; the row stays as history.

    Raises shop.none, role.rules, rule.not_overridden.
    """
    require_owner(staff, shop_id)
    with transaction.atomic():
        row = lock_override_in_force(shop_id, rule_id)
        if row is None:
            raise HeqiError("rule.not_overridden", "这条规则没有调整过。", "This rule is not overridden.", 404)
        row.withdrawn_at, row.withdrawn_by = now, staff.id
        row.save()
        write_entry(
            shop_id=shop_id,
            kind="rule.override_withdrawn",
            subject=Subject("rule", rule_id),
            actor=Actor.staff(staff.id),
            data={"rule": rule_id, "override": row.pk, "changed": sorted(row.changes)},
            now=now,
        )
    return view_override(row)
