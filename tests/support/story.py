"""What the platform states, told in a test's own words: facts go the same way as those of a real file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from heqi.core.facts import Fact

if TYPE_CHECKING:
    from heqi.cases.models import Case
    from heqi.shops.contracts import ShopView

ORDER_NO = "260525-337872186892754"
REQUEST_NO = "61234567890123"
GOODS = "海南贵妃芒 5斤装"


@dataclass(frozen=True)
class Platform:
    """The platform of one shop, which states things at given moments; cases follow at once."""

    shop: "ShopView"

    def state_order(self, at: datetime, order_no: str = ORDER_NO, **said: Any) -> None:
        """One order as of `at`; what is not said is as in the plain story: paid 39.90 yuan, shipped, signed."""
        order = {
            "order_no": order_no,
            "state": "signed",
            "state_text": "已签收",
            "paid_fen": 39_90,
            "goods_fen": 39_90,
            "postage_fen": 0,
            "quantity": 1,
            "grouped_at": at - timedelta(days=4),
            "shipped_at": at - timedelta(days=3),
            "signed_at": at - timedelta(days=1),
            **said,
        }
        line = {"order_no": order_no, "goods": GOODS, "sku": "大果", "quantity": 1, "price_fen": 39_90}
        self._apply(at, Fact("order", order_no, at, order), Fact("order_line", f"{order_no}/1", at, line))

    def state_request(self, at: datetime, after_sale_no: str = REQUEST_NO, **said: Any) -> "Case":
        """One after-sales request as of `at`; plain story: refund only over damage, 39.90 yuan, ours to answer."""
        request = {
            "order_no": ORDER_NO,
            "state": "awaiting_merchant",
            "state_text": "待商家处理",
            "demand": "refund_only",
            "type": "仅退款",
            "reason": "商品破损",
            "requested_fen": 39_90,
            "order_paid_fen": 39_90,
            "applied_at": at - timedelta(hours=2),
            "expires_at": at + timedelta(hours=34),
            "buyer": "果***友",
            **said,
        }
        self._apply(at, Fact("after_sale", after_sale_no, at, request))
        return self.case(after_sale_no)

    def case(self, after_sale_no: str = REQUEST_NO) -> "Case":
        """The case of a request as it stands now."""
        from heqi.cases.access import cases_in

        return cases_in([self.shop.id]).get(after_sale_no=after_sale_no)

    def _apply(self, at: datetime, *facts: Fact) -> None:
        from heqi.inbox.actions.apply_batch import apply_batch
        from heqi.journal.queue import run_pending

        apply_batch(shop_id=self.shop.id, facts=[list(facts)], import_id=None, now=at)
        while run_pending(now=at):
            pass


@pytest.fixture
def platform(shop: "ShopView") -> Platform:
    """The platform as it speaks of 果然鲜."""
    return Platform(shop)


@pytest.fixture
def platform_of(db: None) -> "Callable[[ShopView], Platform]":
    """`platform_of(shop)`: the platform as it speaks of another shop."""
    return Platform
