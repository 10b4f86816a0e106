"""taobao.refund(s).*: reading, talking, refusing."""

from typing import Any

from heqi.core.words import AfterSaleState as A
from heqi.platforms.sandbox.gateways.pages import cut_page, refunds_changed
from heqi.platforms.sandbox.gateways.params import Params
from heqi.platforms.sandbox.gateways.times import clock_text
from heqi.platforms.sandbox.gateways.top.call import Answer, Context, Wrapped
from heqi.platforms.sandbox.gateways.top.calls.windows import page_fields, read_window
from heqi.platforms.sandbox.gateways.top.errors import TopError, business
from heqi.platforms.sandbox.gateways.top.fields.refund import message_fields, refund_fields
from heqi.platforms.sandbox.gateways.top.fields.states import refund_status
from heqi.platforms.sandbox.gateways.top.select import select, wanted_fields
from heqi.platforms.sandbox.world.life.settling import add_message
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By
from heqi.platforms.sandbox.world.verbs.refuse import REASONS, may_not_refuse, refuse
from heqi.platforms.sandbox.world.verbs.unable import UnableTo

LONGEST_MESSAGE_BYTES = 400
LARGEST_IMAGE = 500 * 1024


def list_refunds(context: Context, params: Params) -> Answer:
    """By the time of the last change."""
    wanted = wanted_fields(params)
    start, end = read_window(params, "start_modified", "end_modified", context.now)
    status = params.text("status", "")
    changed = refunds_changed(context.world, context.shop, start, end)
    fitting = [refund for refund in changed if status in ("", refund_status(refund))]
    cut = cut_page(fitting, params.between("page_no", 1, 10**6, 1), params.between("page_size", 1, 100, 40))
    rows = context.market.faults.spoil([select(refund_fields(refund), wanted) for refund in cut.rows])
    return page_fields(cut, params, "refunds", "refund", rows)


def show_refund(context: Context, params: Params) -> Answer:
    """One, whole."""
    return {"refund": select(refund_fields(context.refund(params)), wanted_fields(params))}


def show_operations(context: Context, params: Params) -> Answer:
    """What may be done with it now."""
    refund = context.refund(params)
    may = _allowed(refund)
    operations = [{"operation_code": code, "tips": tips} for code, tips in _OPERATIONS.items()]
    return {
        "detail": {
            "refund_version": refund.version,
            "allowed_operations": Wrapped("operation", [one for one in operations if one["operation_code"] in may]),
            "not_allowed_operations": Wrapped(
                "operation", [one for one in operations if one["operation_code"] not in may]
            ),
        }
    }


def show_states(context: Context, params: Params) -> Answer:
    """The newest refund of each line of a trade."""
    asked = params.object("query_param")
    order = context.order(asked, "biz_order_id")
    rows = [
        {
            "refund_id": int(line.refund.no),
            "tid": int(order.no),
            "oid": int(line.no),
            "status": refund_status(line.refund),
            "modified": clock_text(line.refund.modified_at),
        }
        for line in order.lines
        if line.refund is not None
    ]
    return {"result_package": {"result_list": Wrapped("query_refund_status_response", rows)}}


def list_messages(context: Context, params: Params) -> Answer:
    """The record, oldest first. The buyer's own words are its first line."""
    wanted = wanted_fields(params)
    refund = context.refund(params)
    whole = [message_fields(message, refund) for message in refund.messages]
    cut = cut_page(whole, params.between("page_no", 1, 10**6, 1), params.between("page_size", 1, 100, 40))
    return {
        "total_results": cut.total,
        "refund_messages": Wrapped("refund_message", [select(row, wanted) for row in cut.rows]),
    }


def write_message(context: Context, params: Params) -> Answer:
    """A line with a picture, which TOP demands."""
    refund, content = context.refund(params), params.text("content")
    image = params.files.get("image")
    if len(content.encode()) > LONGEST_MESSAGE_BYTES:
        raise TopError(41, "isv.invalid-parameter:content", "留言内容最大400个字节")
    if not image or len(image) > LARGEST_IMAGE:
        raise TopError(40 if not image else 41, "isv.invalid-parameter:image", "凭证图片必填且不超过500K")
    message = add_message(context.world, refund, By.MERCHANT, content, pictures=1)
    return {"refund_message": {"id": message.message_id, "created": clock_text(message.at)}}


def refuse_refund(context: Context, params: Params) -> Answer:
    """Not for unshipped goods, not for seven days without a reason; on Tmall with proof, phase and version."""
    refund = context.refund(params)
    text = params.text("refuse_message")
    if not 2 <= len(text) <= 200:
        raise TopError(41, "isv.invalid-parameter:refuse_message", "拒绝说明长度2-200")
    if context.is_tmall:
        check_version(refund, params)
    try:
        refuse(
            context.world,
            refund,
            reason_id=params.number("refuse_reason_id") if params.has("refuse_reason_id") else None,
            text=text,
            proof=bool(params.files.get("refuse_proof")),
            strict=context.is_tmall,
        )
    except UnableTo as unable:
        raise business(unable) from unable
    changed: dict[str, Any] = refund_fields(refund)
    return {"refund": select(changed, frozenset({"refund_id", "status", "modified"})), "is_success": True}


def list_reasons(context: Context, params: Params) -> Answer:
    """For `refuse_reason_id`."""
    context.refund(params)
    rows = [
        {"reason_id": reason.reason_id, "reason_text": reason.text, "reason_tips": reason.tips} for reason in REASONS
    ]
    return {"total_results": len(rows), "has_next": False, "reasons": Wrapped("reason", rows)}


def check_version(refund: Refund, params: Params) -> None:
    """Raises TopError when `refund_version` is not the present one."""
    if params.number("refund_version") != refund.version:
        raise TopError(15, "isv.refund-version-invalid", "退款单已更新，请刷新后重试")


_OPERATIONS = {
    "agree_refund": "同意退款",
    "agree_return": "同意退货",
    "refuse": "拒绝",
    "message": "留言",
}


def _allowed(refund: Refund) -> set[str]:
    if refund.is_over:
        return set()
    waits = refund.state in (A.AWAITING_MERCHANT, A.AWAITING_MERCHANT_RECEIPT)
    may = {"message"} | ({"agree_refund"} if waits and refund.fen else set())
    may |= {"agree_return"} if refund.state is A.AWAITING_MERCHANT and not refund.before_shipping else set()
    return may | ({"refuse"} if waits and not may_not_refuse(refund) else set())
