"""A process keeps a shop's rule book while nothing of it has changed, in whatever order changes are committed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from heqi.core.rulebook.effects import GuardEffect
from heqi.rules.models import RuleOverride
from heqi.rules.queries import rulebook_of
from heqi.shops.contracts import ShopView

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
LARGE, OFF = "heqi.large-refund-returns", "taobao.unshipped-refund"


def override(shop: ShopView, rule_id: str, changes: dict[str, Any], **more: Any) -> RuleOverride:
    return RuleOverride.objects.create(shop_id=shop.id, rule_id=rule_id, changes=changes, by=1, at=AT, **more)


def least(shop: ShopView) -> int:
    """The amount, in fen, from which the shop wants its goods back."""
    held = rulebook_of(shop.id).in_force(shop.platform, AT + timedelta(days=1)).rules
    (effect,) = (rule.then for rule in held if rule.id == LARGE)
    assert isinstance(effect, GuardEffect)
    assert isinstance(effect.least, int)
    return effect.least


def test_a_change_with_a_lower_id_that_is_committed_later_counts(shop: ShopView) -> None:
    shipped = least(shop)
    override(shop, OFF, {"active": False}, id=1_000_050)
    assert least(shop) == shipped
    override(shop, LARGE, {"then.least": 3000}, id=1_000_049)
    assert least(shop) == 3000


def test_a_withdrawal_of_an_earlier_moment_that_is_committed_later_counts(shop: ShopView) -> None:
    shipped = least(shop)
    first, second = override(shop, LARGE, {"then.least": 3000}), override(shop, OFF, {"active": False})
    for row, moment in ((second, AT + timedelta(minutes=2)), (first, AT + timedelta(minutes=1))):
        assert least(shop) == 3000
        row.withdrawn_at, row.withdrawn_by = moment, 1
        row.save()
    assert least(shop) == shipped


def test_a_book_that_was_read_in_a_transaction_that_came_to_nothing_is_not_taken_for_a_later_one(
    shop: ShopView,
) -> None:
    with transaction.atomic():
        override(shop, LARGE, {"then.least": 3000})
        assert least(shop) == 3000
        transaction.set_rollback(True)
    override(shop, LARGE, {"then.least": 5000}, id=1_000_050)
    assert least(shop) == 5000


def test_a_book_is_kept_while_nothing_changes(shop: ShopView, other_shop: ShopView) -> None:
    override(shop, LARGE, {"then.least": 3000})
    kept = rulebook_of(shop.id)
    override(other_shop, LARGE, {"then.least": 5000})
    assert rulebook_of(shop.id) is kept
