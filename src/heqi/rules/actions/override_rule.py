"""Change a rule for one shop: other numbers, confirmed as true, or switched off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_rulebook
from heqi.core.errors import HeqiError
from heqi.core.rulebook.overrides import Override
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.rules.access import lock_override_in_force, require_owner, view_override
from heqi.rules.contracts import OverrideView
from heqi.rules.models import NOTE_LENGTH, RuleOverride


def override_rule(
    *, staff: StaffView, shop_id: int, rule_id: str, changes: Mapping[str, Any], note: str, now: datetime
) -> OverrideView:
    """Put the owner's change in force from `now`; it takes the place of an earlier one, which stays in the history.

    Raises shop.none, role.rules, rule.none, rule.invalid, rule.unchanged, rule.reason_missing.
    """
    require_owner(staff, shop_id)
    words = note.strip()[:NOTE_LENGTH]
    _require_fit(rule_id, changes, words)
    with transaction.atomic():
        earlier = lock_override_in_force(shop_id, rule_id)
        if earlier is not None:
            if earlier.changes == dict(changes):
                return view_override(earlier)
            earlier.withdrawn_at, earlier.withdrawn_by = now, staff.id
            earlier.save()
        row = RuleOverride.objects.create(
            shop_id=shop_id, rule_id=rule_id, changes=dict(changes), note=words, by=staff.id, at=now
        )
        write_entry(
            shop_id=shop_id,
            kind="rule.overridden",
            subject=Subject("rule", rule_id),
            actor=Actor.staff(staff.id),
            data={"rule": rule_id, "override": row.pk, "changed": sorted(changes)},
            now=now,
        )
    return view_override(row)


def _require_fit(rule_id: str, changes: Mapping[str, Any], note: str) -> None:
    book = load_rulebook()
    if all(rule.id != rule_id for rule in book.rules):
        raise HeqiError("rule.none", "没有这条规则。", "There is no such rule.", 404)
    if not changes:
        raise HeqiError("rule.unchanged", "没有任何改动。", "Nothing is changed.", 422)
    if not note:
        raise HeqiError("rule.reason_missing", "请写明调整的依据。", "Say what the change is founded on.", 422)
    book.with_overrides([Override(rule_id, changes)])
