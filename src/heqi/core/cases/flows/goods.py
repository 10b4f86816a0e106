"""Return and refund, exchange, re-ship: goods travel, with an address, numbers, freight and a check at each end."""

from datetime import timedelta

from heqi.core.cases.decision import Step
from heqi.core.cases.flows.flow_case import FlowCase
from heqi.core.cases.flows.returning import accept_goods, pay_freight, way_back
from heqi.core.cases.flows.sending import send
from heqi.core.cases.flows.steps import apply_for_buyer, office, refund_arrives, tell
from heqi.core.money import yuan
from heqi.core.words import AfterSaleState as S


def return_refund(case: FlowCase) -> list[Step]:
    """P4c, P4h: agree, send back, accept, refund goods, then freight; nothing is closed while freight is owed."""
    due = case.refund_due()
    return [
        *way_back(case, "agree_return", "退货", "agree to the return"),
        *accept_goods(case),
        *_agree_sum(case),
        office(case, "agree_refund", "确认收货并退款", "confirm receipt and refund", minutes=2,
               amount_fen=case.amount_fen, proof=S.SUCCEEDED, due_at=due),
        *pay_freight(case),
        tell(case, "tell_refunded", case.say(_refunded(case)), due_at=due),
        refund_arrives(case, due + timedelta(days=3)),
    ]  # fmt: skip


def _agree_sum(case: FlowCase) -> list[Step]:
    """Where the sum is not simply what was paid, it is agreed on or laid out before the money moves."""
    kept = case.facts.order.kept_fen
    if case.facts.after_sale.return_accepted is False:
        words = case.say("agree_part")
        return [tell(case, "agree_part", words, "与买家谈定退多少并记下", "agree on the sum and write it down")]
    if kept is None:
        return []
    words = case.say("explain_part", kept=yuan(kept))
    return [tell(case, "explain_part", words, "把部分退款的算法说给买家", "lay out how the part refund is reckoned")]


def _refunded(case: FlowCase) -> str:
    return "tell_refunded" if case.facts.after_sale.return_accepted is False else "tell_accepted"


def exchange(case: FlowCase) -> list[Step]:
    """P4d: the old one comes back, the new one is checked before it leaves (never wrong twice) and followed."""
    if case.is_at(S.AWAITING_MERCHANT_SHIPMENT, S.AWAITING_BUYER_CONFIRM):
        return [*send(case, "换新", case.at), *pay_freight(case)]
    return [
        *way_back(case, "agree_exchange", "换货", "agree to the exchange"),
        *accept_goods(case),
        *_agree_new(case),
        *send(case, "换新", case.goods_back_at()),
        *pay_freight(case),
    ]


def _agree_new(case: FlowCase) -> list[Step]:
    if case.facts.after_sale.return_accepted is not False:
        return []
    words = case.say("agree_new")
    return [tell(case, "agree_new", words, "与买家谈定后再发新件", "settle it before a new one is sent")]


def reship(case: FlowCase) -> list[Step]:
    """P4e: send at once, tell number and days, follow to the signature."""
    agreed = case.is_at(S.AWAITING_MERCHANT_SHIPMENT, S.AWAITING_BUYER_CONFIRM)
    return [
        *([] if agreed else _agree(case)),
        *send(case, "补寄", case.at),
    ]


def _agree(case: FlowCase) -> list[Step]:
    agree = office(case, "agree_reship", "同意补寄", "agree to re-ship", minutes=2, proof=S.AWAITING_MERCHANT_SHIPMENT)
    return [*_freight_out(case), *(apply_for_buyer(case, "补寄") or [agree])]


def _freight_out(case: FlowCase) -> list[Step]:
    """Refused without a reason and sent again: the buyer pays the way and is told first (淘宝规则 39)."""
    if case.out != "buyer":
        return []
    words = case.say("tell_reship_freight")
    return [tell(case, "agree_freight", words, "先说好再次寄出的运费", "agree who pays the way out")]
