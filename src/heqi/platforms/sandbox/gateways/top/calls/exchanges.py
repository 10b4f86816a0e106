"""tmall.exchange.*"""

from collections.abc import Callable

from heqi.core.words import Demand
from heqi.platforms.sandbox.gateways.pages import cut_page, refunds_changed
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.top.call import Answer, Context, Wrapped
from heqi.platforms.sandbox.gateways.top.calls.windows import KEPT, read_time
from heqi.platforms.sandbox.gateways.top.errors import TopError
from heqi.platforms.sandbox.gateways.top.fields.refund import exchange_fields, message_fields
from heqi.platforms.sandbox.gateways.top.fields.states import EXCHANGES
from heqi.platforms.sandbox.gateways.top.select import select, wanted_fields
from heqi.platforms.sandbox.world.couriers import BY_NAME
from heqi.platforms.sandbox.world.life.settling import add_message
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By
from heqi.platforms.sandbox.world.verbs import exchange
from heqi.platforms.sandbox.world.verbs.agree_return import agree_return
from heqi.platforms.sandbox.world.verbs.refuse import REASONS, refuse
from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo

SHORT = frozenset({"dispute_id", "bizorder_id", "biz_order_id", "modified", "status"})


def list_exchanges(context: Context, params: Params) -> Answer:
    """By the time of the last change; the platform's own typo stands in `end_gmt_modifed_time`."""
    context.need_tmall()
    wanted = wanted_fields(params)
    start = read_time(params, "start_gmt_modified_time", context.now - KEPT)
    end = read_time(params, "end_gmt_modifed_time", context.now)
    states = (
        {int(word) for word in params.words("dispute_status_array")} if params.has("dispute_status_array") else set()
    )
    changed = refunds_changed(context.world, context.shop, start, end)
    fitting = [
        refund
        for refund in changed
        if refund.demand is Demand.EXCHANGE and (not states or EXCHANGES[refund.state][1] in states)
    ]
    cut = cut_page(fitting, params.between("page_no", 1, 10**6, 1), params.between("page_size", 1, 100, 20))
    rows = context.market.faults.spoil([select(exchange_fields(refund), wanted) for refund in cut.rows])
    return {
        "page_results": len(rows),
        "total_results": cut.total,
        "has_next": cut.has_next,
        "results": Wrapped("exchange", rows),
    }


def show_exchange(context: Context, params: Params) -> Answer:
    """One, whole."""
    found = exchange_fields(_find(context, params))
    return {"result": {"success": True, "exchange": select(found, wanted_fields(params))}}


def list_messages(context: Context, params: Params) -> Answer:
    """The record of an exchange."""
    refund = _find(context, params)
    wanted = wanted_fields(params)
    cut = cut_page(refund.messages, params.between("page_no", 1, 10**6, 1), params.between("page_size", 1, 100, 20))
    rows = [select(message_fields(message, refund), wanted) for message in cut.rows]
    counts = {"page_results": len(rows), "total_results": cut.total, "has_next": cut.has_next}
    return {"result": {**counts, "results": Wrapped("refund_message", rows)}}


def write_message(context: Context, params: Params) -> Answer:
    """A line in the record."""
    refund = _find(context, params)
    pictures = int(bool(params.files.get("message_pics")))
    message = add_message(context.world, refund, By.MERCHANT, params.text("content"), pictures=pictures)
    row = select(message_fields(message, refund), wanted_fields(params))
    return {"result": {"results": Wrapped("refund_message", [row])}}


def agree(context: Context, params: Params) -> Answer:
    """Yes: the buyer may send the goods back."""
    address = params.number("address_id")
    note = params.text("leave_message", "")
    return _do(context, params, lambda refund: agree_return(context.world, refund, address_id=address, note=note))


def say_no(context: Context, params: Params) -> Answer:
    """No, to the application or to the goods that came back."""
    reason = params.number("seller_refuse_reason_id")
    text = params.text("leave_message", "拒绝换货")
    return _do(
        context,
        params,
        lambda refund: refuse(context.world, refund, reason_id=reason, text=text, proof=True, strict=False),
    )


def list_reasons(context: Context, params: Params) -> Answer:
    """For `seller_refuse_reason_id`."""
    _find(context, params)
    rows = [{"reason_id": reason.reason_id, "reason_text": reason.text} for reason in REASONS]
    return {"result": {"results": Wrapped("reason", rows), "total_results": len(rows)}}


def take_in(context: Context, params: Params) -> Answer:
    """The goods are back."""
    return _do(context, params, lambda refund: exchange.confirm_receipt(context.world, refund))


def send(context: Context, params: Params) -> Answer:
    """The new one leaves."""
    return _do(context, params, lambda refund: _send(context, params, refund))


def take_in_and_send(context: Context, params: Params) -> Answer:
    """Both at once."""

    def both(refund: Refund) -> None:
        exchange.confirm_receipt(context.world, refund)
        _send(context, params, refund)

    return _do(context, params, both)


def _send(context: Context, params: Params, refund: Refund) -> None:
    courier = BY_NAME.get(params.text("logistics_company_name"))
    if courier is None:
        raise UnableTo(Cause.BAD_VALUE, "快递公司不存在")
    exchange.send_replacement(context.world, refund, courier=courier, tracking_no=params.text("logistics_no"))


def _do(context: Context, params: Params, verb: Callable[[Refund], None]) -> Answer:
    """A verb that was not done is told inside the answer, with `success` false."""
    refund = _find(context, params)
    try:
        verb(refund)
    except UnableTo as unable:
        return {"result": {"success": False, "msg_code": unable.cause.value, "message": unable.text}}
    return {"result": {"success": True, "exchange": select(exchange_fields(refund), SHORT)}}


def _find(context: Context, params: Params) -> Refund:
    context.need_tmall()
    refund = context.refund(params, "dispute_id")
    if refund.demand is not Demand.EXCHANGE:
        raise TopError(15, "isv.dispute-not-exist", "换货单不存在")
    return refund
