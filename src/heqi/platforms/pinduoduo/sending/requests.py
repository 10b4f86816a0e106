"""After-sales requests: agreeing to money or a return, and telling whether shipping was stopped."""

from typing import Any

from heqi.core.sending import Answer, AnswerState, SendOrder
from heqi.platforms.net.sending import DONE, DOUBTFUL, NOT_DONE, done_when, refused
from heqi.platforms.pinduoduo import methods
from heqi.platforms.pinduoduo.sending.shop import Shop, find_first, name_request, request_of, yes_or_no
from heqi.platforms.pinduoduo.states import AGREED_RETURN, OPEN_TO_AGREE, REFUNDED

NOT_STOPPED = {"unknown_order": 1001, "shipped": 1002, "labelled": 1003}


def agree_refund(shop: Shop, order: SendOrder) -> Answer:
    """Agree, after a fresh look: the request must still be open and ask for the amount that was approved."""
    request = find_first(shop, request_of(order))
    if request is None:
        return refused("none", "平台上没有这个售后单。", "The platform knows no such request.")
    if request.values["state_code"] in REFUNDED:
        return Answer(AnswerState.DONE, "already")
    if request.values["state_code"] not in OPEN_TO_AGREE:
        zh = f"售后单现在是“{request.values['state_text']}”，不能再同意退款。"
        return refused("state", zh, "The request is no longer open.")
    approved, asked = order.payload.get("amount_fen"), request.values.get("requested_fen")
    if approved is not None and asked != approved:
        return refused("amount", "申请金额已变，请重新确认。", "The amount asked for has changed; decide again.")
    return yes_or_no(shop.client.call(methods.REFUND_AGREE, request=_with_words(order)))


def ask_refunded(shop: Shop, order: SendOrder) -> Answer:
    """Whether the money is on its way."""
    request = find_first(shop, request_of(order))
    return DOUBTFUL if request is None else done_when(request.values["state_code"] in REFUNDED)


def agree_return(shop: Shop, order: SendOrder) -> Answer:
    """Agree that the buyer sends the goods back, to the address named or the shop's default one."""
    address = order.payload.get("address_id") or shop.default_address()
    if not address:
        return refused("address", "店铺没有可用的退货地址。", "The shop has no valid return address.")
    asked = _with_words(order) | {"return_address_id": str(address)}
    return yes_or_no(shop.client.call(methods.RETURN_AGREE, request=asked))


def ask_return_agreed(shop: Shop, order: SendOrder) -> Answer:
    """Whether the buyer may send, or has sent."""
    request = find_first(shop, request_of(order))
    if request is None:
        return DOUBTFUL
    sent = bool(request.values.get("return_tracking_nos"))
    return done_when(sent or request.values["state_code"] in AGREED_RETURN)


def answer_stop(shop: Shop, order: SendOrder) -> Answer:
    """Tell the platform whether shipping was stopped for an unshipped refund; it then refunds, or does not."""
    stopped = bool(order.payload["stopped"])
    said = {
        "refund_id": int(order.payload["after_sale_no"]),
        "tid": order.payload["order_no"],
        "status": "SUCCESS" if stopped else "FAIL",
        "operate_time": int(shop.client.now().timestamp() * 1000),
        "refund_fee": order.payload.get("amount_fen"),
        "msg": order.payload.get("words") or ("已取消发货" if stopped else "已发货"),
    }
    if not stopped:
        said["fail_reason_code"] = NOT_STOPPED.get(str(order.payload.get("why")), NOT_STOPPED["shipped"])
    shop.client.call(methods.SENDGOODS_CANCEL, param={name: part for name, part in said.items() if part is not None})
    return DONE


def ask_stop(shop: Shop, order: SendOrder) -> Answer:
    """A stop shows in the refund that follows it; telling it again does no harm, since it names the same request."""
    if not order.payload["stopped"]:
        return NOT_DONE
    return ask_refunded(shop, order)


def _with_words(order: SendOrder) -> dict[str, Any]:
    return name_request(order) | {"operate_desc": str(order.payload.get("words") or "")}
