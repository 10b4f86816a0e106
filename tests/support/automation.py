"""Policies of 果然鲜 as the stories need them: drafted, tried, on."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from heqi.accounts.contracts import StaffView
    from heqi.automation.models import ShopPolicy
    from heqi.shops.contracts import ShopView


def confirm_rules(owner: "StaffView", shop: "ShopView", now: datetime, *rule_ids: str) -> None:
    """王老板 has checked these rules: from now on they count."""
    from heqi.rules.actions import override_rule

    for rule_id in rule_ids:
        override_rule(
            staff=owner, shop_id=shop.id, rule_id=rule_id, changes={"confidence": "merchant"}, note="已核对", now=now
        )


@pytest.fixture
def switched_on(owner: "StaffView", shop: "ShopView") -> "Callable[..., ShopPolicy]":
    """`switched_on("unshipped_refund", now, max_fen=50_00)`: drafted, tried and on, the whole way."""

    def switched_on(kind: str, now: datetime, **figures: Any) -> "ShopPolicy":
        from heqi.automation.actions import draft_policy, switch_on, try_policy
        from heqi.core.cases.automation.kinds import PolicyKind

        said: dict[str, Any] = {"staff": owner, "shop_id": shop.id, "kind": PolicyKind(kind), "now": now}
        policy = draft_policy(figures=figures, **said)
        try_policy(version=policy.version, **said)
        return switch_on(version=policy.version, **said)

    return switched_on
