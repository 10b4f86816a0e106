"""Trades and reviews: the shop's memo and flag, more time to confirm, and an explanation under a review."""

from datetime import timedelta

from heqi.core.sending import Answer, SendOrder
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.sending import DONE, DOUBTFUL, done_when, refused
from heqi.platforms.taobao import fields, methods
from heqi.platforms.taobao.sending.shop import Shop, yes_or_no

FLAGS = frozenset(range(6))
LONGEST_MEMO = 1_000
"""Bytes."""
MORE_DAYS = frozenset({3, 5, 7, 10})
LONGEST_REPLY = 500
MOST_DAYS = timedelta(days=30)


def write_note(shop: Shop, order: SendOrder) -> Answer:
    """Write memo and flag. An empty note takes the old one away, which TOP wants said."""
    note, flag = str(order.payload.get("note") or ""), order.payload.get("flag")
    if len(note.encode()) > LONGEST_MEMO:
        return refused("note", "备注不能超过 1000 字节（约 333 个汉字）。", "At most 1,000 bytes.")
    said = {"tid": order.payload["order_no"], "flag": flag if flag in FLAGS else None}
    shop.client.call(methods.MEMO, memo=note or None, reset=None if note else True, **said)
    return DONE


def ask_note(shop: Shop, order: SendOrder) -> Answer:
    """Whether the trade carries the memo and the flag."""
    shown = shop.client.call(methods.TRADE, tid=order.payload["order_no"], fields="tid,seller_memo,seller_flag")
    read = Reading(shown).part("trade")
    if read.id("tid") is None:
        return DOUBTFUL
    flag = order.payload.get("flag")
    same = (read.text("seller_memo") or "") == str(order.payload.get("note") or "").strip()
    return done_when(same and (flag not in FLAGS or read.code("seller_flag") == flag))


def delay_receipt(shop: Shop, order: SendOrder) -> Answer:
    """Give the buyer 3, 5, 7 or 10 more days to confirm."""
    if order.payload["days"] not in MORE_DAYS:
        return refused("days", "只能延长 3、5、7 或 10 天。", "Only by 3, 5, 7 or 10 days.")
    shop.client.call(methods.DELAY, tid=order.payload["order_no"], days=order.payload["days"])
    return DONE


def explain_review(shop: Shop, order: SendOrder) -> Answer:
    """Explain a review, in at most 500 characters and within 30 days of it; Tmall only, once."""
    words = str(order.payload["words"]).strip()
    if len(words) > LONGEST_REPLY:
        return refused("words", "评价解释最多 500 个字。", "An explanation has at most 500 characters.")
    written = Reading(order.payload).moment("reviewed_at")
    if written is not None and shop.client.now() - written > MOST_DAYS:
        return refused("late", "评价超过 30 天，不能再解释。", "The review is older than 30 days.")
    return yes_or_no(shop.client.call(methods.EXPLAIN, oid=order.payload["line_no"], reply=words))


def ask_explained(shop: Shop, order: SendOrder) -> Answer:
    """Whether the review of this sub-order has our explanation."""
    answer = shop.client.call(
        methods.RATES, tid=order.payload["line_no"], rate_type="get", role="buyer", fields=fields.RATE
    )
    rates = Reading(answer).parts("trade_rates")
    if not rates:
        return DOUBTFUL
    return done_when(any(rate.text("reply") == str(order.payload["words"]).strip() for rate in rates))
