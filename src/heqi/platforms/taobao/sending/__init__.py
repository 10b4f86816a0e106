"""What TOP lets a program do, kind by kind: the call that does it, and the question whether it was done.

Chat, small payments, freight and agreeing to re-ship or repair are not open: they stay a person's work in 千牛.
"""

from collections.abc import Mapping

from heqi.core.words import Platform
from heqi.platforms.net.sending import Handler
from heqi.platforms.taobao.sending import exchanges, orders, refunds, requests
from heqi.platforms.taobao.sending.shop import Shop, cannot_ask

_REQUEST = ("order_no", "after_sale_no")
_PARCEL = ("carrier", "tracking_no")

_COMMON: Mapping[str, Handler[Shop]] = {
    "agree_refund": Handler(refunds.agree_refund, refunds.ask_refunded, _REQUEST),
    "agree_return": Handler(requests.agree_return, requests.ask_return_agreed, (*_REQUEST, "address_id")),
    "refuse": Handler(requests.refuse, requests.ask_refused, (*_REQUEST, "words")),
    "leave_message": Handler(requests.leave_message, requests.ask_message, (*_REQUEST, "words"), ("image",)),
    "answer_stop": Handler(requests.answer_stop, requests.ask_stop, (*_REQUEST, "stopped")),
    "intercept": Handler(requests.intercept, cannot_ask, _REQUEST),
    "write_note": Handler(orders.write_note, orders.ask_note, ("order_no",)),
    "delay_receipt": Handler(orders.delay_receipt, cannot_ask, ("order_no", "days")),
}
_OF_TMALL: Mapping[str, Handler[Shop]] = {
    "refuse_return": Handler(requests.refuse_return, requests.ask_refused, _REQUEST, ("proof",)),
    "refill_return": Handler(requests.refill_return, requests.ask_refilled, (*_REQUEST, *_PARCEL)),
    "review_refund": Handler(requests.review, cannot_ask, (*_REQUEST, "by", "words", "fit")),
    "agree_exchange": Handler(exchanges.agree_exchange, exchanges.ask_agreed, (*_REQUEST, "address_id")),
    "refuse_exchange": Handler(exchanges.refuse_exchange, exchanges.ask_refused, (*_REQUEST, "reason_id")),
    "receive_exchange": Handler(exchanges.receive_exchange, exchanges.ask_received, _REQUEST),
    "refuse_exchange_goods": Handler(exchanges.refuse_exchange_goods, cannot_ask, (*_REQUEST, "reason_id")),
    "fill_number": Handler(exchanges.fill_number, exchanges.ask_number_filled, (*_REQUEST, *_PARCEL)),
    "leave_exchange_message": Handler(exchanges.leave_exchange_message, cannot_ask, (*_REQUEST, "words")),
    "explain_review": Handler(orders.explain_review, orders.ask_explained, ("line_no", "words")),
}

HANDLERS: Mapping[Platform, Mapping[str, Handler[Shop]]] = {
    Platform.TAOBAO: {f"taobao.{name}": handler for name, handler in _COMMON.items()},
    Platform.TMALL: {f"tmall.{name}": handler for name, handler in {**_COMMON, **_OF_TMALL}.items()},
}
"""By platform, since a shop of Tmall may do more and has more duties."""
