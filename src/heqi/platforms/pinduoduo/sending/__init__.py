"""What POP lets a program do, kind by kind: the call that does it, and the question whether it was done.

Refusing, leaving a message, asking the platform to step in, small payments, freight, reviews and chat are not open:
they stay a person's work in the back office.
"""

from collections.abc import Mapping

from heqi.platforms.net.sending import Handler
from heqi.platforms.pinduoduo.sending.invoices import ask_invoice, take_back_invoice, upload_invoice
from heqi.platforms.pinduoduo.sending.orders import PLACE, ask_note, change_address, write_note
from heqi.platforms.pinduoduo.sending.parcels import ask_number_filled, ask_shipped, fill_number, ship, watch_parcel
from heqi.platforms.pinduoduo.sending.requests import (
    agree_refund,
    agree_return,
    answer_stop,
    ask_refunded,
    ask_return_agreed,
    ask_stop,
)
from heqi.platforms.pinduoduo.sending.shop import Shop, cannot_ask

_REQUEST = ("order_no", "after_sale_no")
_PARCEL = ("carrier", "tracking_no")

HANDLERS: Mapping[str, Handler[Shop]] = {
    "pdd.agree_refund": Handler(agree_refund, ask_refunded, _REQUEST),
    "pdd.agree_return": Handler(agree_return, ask_return_agreed, _REQUEST),
    "pdd.fill_number": Handler(fill_number, ask_number_filled, (*_REQUEST, *_PARCEL)),
    "pdd.write_note": Handler(write_note, ask_note, ("order_no",)),
    "pdd.answer_stop": Handler(answer_stop, ask_stop, (*_REQUEST, "stopped")),
    "pdd.ship": Handler(ship, ask_shipped, ("order_no", *_PARCEL)),
    "pdd.change_address": Handler(change_address, cannot_ask, ("order_no", *PLACE, "receiver", "phone")),
    "pdd.watch_parcel": Handler(watch_parcel, cannot_ask, _PARCEL),
    "pdd.upload_invoice": Handler(upload_invoice, ask_invoice, ("order_no", "amount_fen", "invoice_no"), ("invoice",)),
    "pdd.take_back_invoice": Handler(take_back_invoice, cannot_ask, ("order_no",)),
}
