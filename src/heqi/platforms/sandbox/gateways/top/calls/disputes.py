"""tmall.dispute.receive.get, and what a merchant may propose instead."""

from typing import Any

from heqi.core.words import AfterSaleState as A
from heqi.core.words import Demand
from heqi.platforms.sandbox.gateways.pages import cut_page, refunds_changed
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.top.call import Answer, Context, Wrapped
from heqi.platforms.sandbox.gateways.top.calls.refunds import check_version
from heqi.platforms.sandbox.gateways.top.calls.windows import read_window
from heqi.platforms.sandbox.gateways.top.errors import business
from heqi.platforms.sandbox.gateways.top.fields.refund import exchange_fields, refund_fields
from heqi.platforms.sandbox.gateways.top.fields.states import EXCHANGES, refund_status
from heqi.platforms.sandbox.gateways.top.select import select, wanted_fields
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.verbs.negotiate import call_parcel_back, propose_return
from heqi.platforms.sandbox.world.verbs.unable import UnableTo

REQUESTS = {
    Demand.REFUND_ONLY: "仅退款",
    Demand.RETURN_REFUND: "退货退款",
    Demand.EXCHANGE: "换货",
    Demand.RESHIP: "补寄",
    Demand.REPAIR: "维修",
}
_NUMBERS = {
    A.AWAITING_MERCHANT: 1,
    A.AWAITING_BUYER_RETURN: 2,
    A.AWAITING_MERCHANT_RECEIPT: 3,
    A.CLOSED: 4,
    A.REFUNDING: 5,
    A.SUCCEEDED: 5,
    A.AWAITING_BUYER_ANSWER: 6,
    A.PLATFORM_HANDLING: 6,
    A.AWAITING_BUYER_CONFIRM: 7,
}


def list_disputes(context: Context, params: Params) -> Answer:
    """All after-sales of a Tmall shop, of whatever kind; their states are numbers."""
    context.need_tmall()
    wanted = wanted_fields(params)
    start, end = read_window(params, "start_modified", "end_modified", context.now)
    status = params.text("status", "")
    changed = refunds_changed(context.world, context.shop, start, end)
    fitting = [refund for refund in changed if status in ("", refund_status(refund))]
    cut = cut_page(fitting, params.between("page_no", 1, 10**6, 1), params.between("page_size", 1, 100, 20))
    rows = [select(_dispute_fields(refund, wanted), wanted | SHOWN) for refund in cut.rows]
    rows = context.market.faults.spoil(rows)
    counts = {"page_results": len(rows), "total_results": cut.total, "has_next": cut.has_next}
    return {"result": {**counts, "results": Wrapped("dispute", rows)}}


def render_negotiation(context: Context, params: Params) -> Answer:
    """What may be proposed: the most money, the addresses."""
    refund = context.refund(params)
    addresses = [
        {
            "address_id": address.address_id,
            "receiver_name": address.receiver,
            "mobile": f"{address.mobile[:3]}****{address.mobile[-4:]}",
            "country_name": "中国",
            "address_detail": address.detail,
        }
        for address in context.shop.addresses
    ]
    return {
        "refund_version": refund.version,
        "apply_tips": "请与买家协商一致后发起",
        "reason_list": Wrapped("reason", [{"reason_id": 1, "reason_text": refund.reason}]),
        "max_refund_fee": {"max_refund_fee": refund.line.paid_fen},
        "address_list": Wrapped("address", addresses),
    }


def negotiate(context: Context, params: Params) -> Answer:
    """Goods back against money, instead of money alone."""
    refund = context.refund(params)
    check_version(refund, params)
    try:
        fen, address = params.number("refund_fee"), params.number("address_id")
        propose_return(context.world, refund, fen=fen, address_id=address)
    except UnableTo as unable:
        raise business(unable) from unable
    return {}


def intercept(context: Context, params: Params) -> Answer:
    """The courier is to turn the parcel."""
    refund = context.refund(params)
    check_version(refund, params)
    try:
        call_parcel_back(context.world, refund)
    except UnableTo as unable:
        raise business(unable) from unable
    return {}


SHOWN = frozenset(
    {"biz_order_id", "buyer_logistic_name", "buyer_logistic_no", "seller_logistic_name", "seller_logistic_no"}
)
"""What `show_return_logistic` and `show_exchange_logistic` ask for stands under other names than those."""


def _dispute_fields(refund: Refund, wanted: frozenset[str]) -> dict[str, Any]:
    number = EXCHANGES[refund.state][1] if refund.demand is Demand.EXCHANGE else _NUMBERS.get(refund.state, 1)
    exchange = exchange_fields(refund) if refund.demand is Demand.EXCHANGE else {}
    shown = {name: exchange.get(name) for name in SHOWN} if "show_exchange_logistic" in wanted else {}
    return {
        **refund_fields(refund),
        **shown,
        "status": str(number),
        "biz_order_id": refund.order.no,
        "dispute_request": REQUESTS[refund.demand],
        "time_out": refund_fields(refund)["refund_remind_timeout"]["timeout"],
    }
