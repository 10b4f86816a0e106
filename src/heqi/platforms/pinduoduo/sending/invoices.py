"""Invoices: handed in, and taken back."""

from base64 import b64encode

from heqi.core.sending import Answer, AnswerState, SendOrder
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.sending import done_when
from heqi.platforms.pinduoduo import methods
from heqi.platforms.pinduoduo.sending.shop import Shop, yes_or_no

AGREED = 2


def upload_invoice(shop: Shop, order: SendOrder) -> Answer:
    """Hand in an electronic invoice; `files["invoice"]` is its PDF."""
    said = order.payload
    answer = shop.client.call(
        methods.INVOICE_UPLOAD,
        order_sn=said["order_no"],
        business_type=1 if said.get("for_company") else 0,
        invoice_kind=0,
        invoice_type=0,
        invoice_time=int(shop.client.now().timestamp() * 1000),
        invoice_amount=said["amount_fen"],
        invoice_no=said["invoice_no"],
        invoice_code=said.get("invoice_code"),
        payer_name=said.get("title"),
        payer_register_no=said.get("tax_no"),
        invoice_file_content=b64encode(order.files["invoice"]).decode(),
    )
    return Answer(AnswerState.DONE, str(answer.get("serial_no") or ""))


def ask_invoice(shop: Shop, order: SendOrder) -> Answer:
    """Whether the application of this order was agreed to."""
    answer = shop.client.call(methods.INVOICE_APPLICATIONS, order_sn=order.payload["order_no"])
    states = [read.code("application_status") for read in Reading(answer).parts("invoice_application_list")]
    return done_when(2 in states if states else None)


def take_back_invoice(shop: Shop, order: SendOrder) -> Answer:
    """Take an electronic invoice back (红冲)."""
    return yes_or_no(shop.client.call(methods.INVOICE_VOID, order_sn=order.payload["order_no"]))
