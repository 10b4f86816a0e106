"""What is known of an order when somebody is about to do something about it."""

from collections.abc import Sequence
from datetime import datetime

from heqi.core.cases.facts import CaseFacts, OrderFacts
from heqi.core.order_actions.limits import act_facts
from heqi.core.order_actions.wish import ActWish
from heqi.core.time import shanghai_date
from heqi.core.words import AfterSaleState, OrderActKind
from heqi.order_actions.access import acts_on
from heqi.order_actions.models import OrderAct
from heqi.shops.access import get_shop
from heqi.trade.contracts import AfterSaleView, OrderView
from heqi.trade.queries import after_sales_of

_OVER = (AfterSaleState.SUCCEEDED, AfterSaleState.CLOSED, AfterSaleState.NONE)


def order_facts(order: OrderView) -> OrderFacts:
    """The order as rules read it."""
    return OrderFacts(
        state=order.state,
        paid_fen=order.paid_fen,
        goods_fen=order.goods_fen,
        postage_fen=order.postage_fen,
        quantity=order.quantity,
        created_at=order.created_at,
        paid_at=order.paid_at,
        grouped_at=order.grouped_at,
        promised_ship_at=order.promised_ship_at,
        shipped_at=order.shipped_at,
        signed_at=order.signed_at,
        completed_at=order.completed_at,
    )


def facts_for(order: OrderView, wish: ActWish, *, now: datetime) -> CaseFacts:
    """The order with what was done to it before and what is about to be done."""
    before = list(acts_on(order.shop_id, order.order_no).exclude(state=OrderAct.State.WITHDRAWN))
    return act_facts(
        wish,
        platform=get_shop(order.shop_id).platform,
        order=order_facts(order),
        goods_changes=sum(_changed_goods(each) for each in before),
        days_since=_days_since(before, wish.kind, now),
        request_open=any(
            is_open(each) for each in after_sales_of(order.shop_id, [order.order_no]).get(order.order_no, ())
        ),
    )


def is_open(request: AfterSaleView) -> bool:
    """Whether an after-sales request still waits for somebody."""
    return request.state not in _OVER


def _changed_goods(act: OrderAct) -> bool:
    return act.kind == OrderActKind.CHANGE_PRICE and act.goods_fen is not None


def _days_since(before: Sequence[OrderAct], kind: OrderActKind, now: datetime) -> int | None:
    last = max((each.at for each in before if each.kind == kind), default=None)
    return None if last is None else (shanghai_date(now) - shanghai_date(last)).days
