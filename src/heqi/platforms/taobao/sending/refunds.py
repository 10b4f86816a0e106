"""Money: agreeing to refunds within the limits that TOP sets on one call, and the code that it may ask for."""

from collections.abc import Mapping, Sequence
from typing import Any

from heqi.core.connecting import PlatformError
from heqi.core.sending import Answer, AnswerState, SendError, SendOrder
from heqi.core.words import Platform
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.sending import DONE, DOUBTFUL, done_when, refused
from heqi.platforms.taobao import methods
from heqi.platforms.taobao.errors import asks_for_code
from heqi.platforms.taobao.sending.shop import NO_SUCH, ON_WEB_ONLY, Refund, Shop, look_up

AT_ONCE: Mapping[Platform, tuple[int, int]] = {
    Platform.TAOBAO: (20, 6_000_00),
    Platform.TMALL: (30, 10_000_00),
}
"""Most refunds of one call, and most fen of them together."""
REFUNDED = "SUCCESS"
OPEN = frozenset({"WAIT_SELLER_AGREE", "WAIT_SELLER_CONFIRM_GOODS", "SELLER_REFUSE_BUYER"})


def agree_refund(shop: Shop, order: SendOrder) -> Answer:
    """Agree, after a fresh look: the refund must still be open and ask for the amount that was approved."""
    refund = look_up(shop, order)
    if refund is None:
        return NO_SUCH
    if refund.status == REFUNDED:
        return Answer(AnswerState.DONE, "already")
    problem = _problem(shop.platform, refund, order.payload.get("amount_fen"))
    if problem is not None:
        return problem
    return _agree(shop, [refund], order.payload.get("code"))


def ask_refunded(shop: Shop, order: SendOrder) -> Answer:
    """Whether the money went back."""
    refund = look_up(shop, order)
    return DOUBTFUL if refund is None else done_when(refund.status == REFUNDED)


def fits_one_call(platform: Platform, refunds: Sequence[Refund]) -> bool:
    """Whether so many refunds of such a sum may go in one call."""
    most, fen = AT_ONCE[platform]
    return len(refunds) <= most and sum(refund.fen for refund in refunds) <= fen


def refund_infos(refunds: Sequence[Refund]) -> str:
    """`number|fen|version|phase`, with commas between. Tmall must have the phase; Taobao does not mind it."""
    return ",".join(f"{each.number}|{each.fen}|{each.version}|{each.phase}" for each in refunds)


def _problem(platform: Platform, refund: Refund, approved: object) -> Answer | None:
    if refund.constraint == "refund_onweb":
        return ON_WEB_ONLY
    if refund.status not in OPEN:
        return refused("state", "这笔退款现在不能同意。", "The refund is no longer open.")
    if approved is not None and refund.fen != approved:
        return refused("amount", "申请金额已变，请重新确认。", "The amount asked for has changed; decide again.")
    if not fits_one_call(platform, [refund]):
        zh = "金额超过接口单次上限，请在千牛里操作。"
        return refused("limit", zh, "Above the limit of one call: do it in the back office.")
    return None


def _agree(shop: Shop, refunds: Sequence[Refund], code: object) -> Answer:
    infos = refund_infos(refunds)
    try:
        answer = shop.client.call(methods.AGREE, refund_infos=infos, code=str(code) if code else None)
    except PlatformError as error:
        if asks_for_code(error.message) and not error.sent:
            return _needs_code(error.as_send_error())
        raise
    return _said(answer)


def _said(answer: Mapping[str, Any]) -> Answer:
    """The call's own word, and the word on each refund: only that every one succeeded counts."""
    read = Reading(answer)
    results = read.parts("results")
    succeeded = read.yes("succ") is not False and all(each.yes("succ") is not False for each in results)
    words = [each.text("message") for each in results if each.yes("succ") is False]
    why = (next(filter(None, words), None) or read.text("message") or "没有说明")[:200]
    if succeeded:
        return DONE
    if asks_for_code(why):
        return _needs_code(SendError("code", f"平台要求短信验证码：{why}", f"The platform asks for a code: {why}"))
    return refused("business", f"平台没有接受：{why}。", f"The platform did not accept it: {why}.")


def _needs_code(error: SendError) -> Answer:
    return Answer(AnswerState.NEEDS_CODE, error=error)
