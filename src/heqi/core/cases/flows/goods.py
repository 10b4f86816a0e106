"""Return and refund, exchange, re-ship: goods travel, with an address, numbers, freight and a check at each end."""

from datetime import timedelta

from heqi.core.cases.decision import Step
from heqi.core.cases.flows.steps import REFUND_HOURS, FlowCase, apply_for_buyer, check, office, tell, wait, work
from heqi.core.time import days_from_next
from heqi.core.words import AfterSaleState

_FREIGHT = {
    "merchant": "运费请您先垫付，把金额和凭证发给我，我们收到货后一并退给您",
    "buyer": "本次属于无理由退换，寄回运费由您承担",
    "none": "这一单有退货包运费，按页面提示寄回就好，不用您另外垫付",
}


def return_refund(case: FlowCase) -> list[Step]:
    """P4c, P4h: agree, send back, accept, refund goods, then freight; nothing is closed while freight is owed."""
    ready = case.facts.after_sale.return_received_at
    back = [] if ready else _way_back(case, "agree_return", "同意退货", "退货", "agree to the return")
    due = days_from_next(ready, 7) if ready else case.after(24 * 10 + REFUND_HOURS)
    return [
        *back,
        work("accept_goods", "验收退货并拍照", "accept the returned goods, with photos", 5, due),
        office(case, "agree_refund", "确认收货并退款", "confirm receipt and refund", minutes=2,
               amount_fen=case.amount_fen, proof=AfterSaleState.SUCCEEDED, due_at=due),
        *_pay_freight(case),
        tell(case, "tell_refunded", f"亲，退回的商品已验收，{case.money()} 已按原路退回，到账以平台通知为准。"),
        wait("refund_arrives", "等平台退款到账", "wait for the refund to arrive", "platform", due + timedelta(days=3),
             AfterSaleState.SUCCEEDED),
    ]  # fmt: skip


def exchange(case: FlowCase) -> list[Step]:
    """P4d: the old one comes back, the new one is checked before it leaves (never wrong twice) and followed."""
    return [
        *_way_back(case, "agree_exchange", "同意换货", "换货", "agree to the exchange"),
        work("accept_goods", "验收退回商品并拍照", "accept the returned goods, with photos", 5, case.after(24 * 10)),
        *_send(case, "换新"),
        *_pay_freight(case),
    ]


def reship(case: FlowCase) -> list[Step]:
    """P4e: send at once, tell number and days, follow to the signature."""
    return [
        *apply_for_buyer(case, "补寄"),
        *([office(case, "agree_reship", "同意补寄", "agree to re-ship", minutes=2,
                  proof=AfterSaleState.AWAITING_MERCHANT_SHIPMENT)] if case.has_form() else []),
        *_send(case, "补寄"),
    ]  # fmt: skip


def _way_back(case: FlowCase, name: str, verb: str, word: str, verb_en: str) -> list[Step]:
    script = (
        f"亲，{word}申请已经同意了，请按售后单里的退货地址寄回，并在售后单填写快递单号；{_FREIGHT[case.freight_payer]}。"
        f"收到并验货后 {REFUND_HOURS} 小时内为您处理，不方便寄件的话可以帮您预约上门取件。"
    )
    return [
        *apply_for_buyer(case, word),
        office(case, name, verb, verb_en, minutes=2, proof=AfterSaleState.AWAITING_BUYER_RETURN),
        tell(case, "send_address", script, "发退货地址与运费说明", "send address and who pays the freight"),
        wait("buyer_sends", "等买家寄回并填单号", "wait for the buyer to send it and give the number", "buyer",
             case.after(24 * 7), AfterSaleState.AWAITING_MERCHANT_RECEIPT),
        wait("goods_arrive", "等退货到仓", "wait for the goods to arrive", "courier", case.after(24 * 10)),
    ]  # fmt: skip


def _pay_freight(case: FlowCase) -> list[Step]:
    """Only where the shop owes it: a covered return is not paid twice."""
    if case.freight_payer != "merchant":
        return []
    script = "亲，您垫付的寄回运费已按您发来的凭证打给您，请留意查收。"
    return [office(case, "pay_freight", "打款退回运费", "reimburse the return freight", minutes=2, script=script,
                   due_at=case.after(24 * 10 + REFUND_HOURS))]  # fmt: skip


def _send(case: FlowCase, word: str) -> list[Step]:
    number = f"亲，{word}的商品已经发出：【快递公司】【运单号】，预计【天数】天送达，路上有任何情况随时找我。"
    return [
        check("check_item", f"核对{word}商品的款式与数量", "check the goods before they leave", case.after(24), 3),
        work("ship", f"{word}发货", "ship it", 6, case.after(48), "warehouse.ship"),
        office(case, "fill_number", "填写寄出单号", "enter the tracking number", minutes=1,
               proof=AfterSaleState.AWAITING_BUYER_CONFIRM, due_at=case.after(48)),
        Step("tell_number", "talk", "把单号和预计天数发给买家", "send number and expected days", "agent", 3, number,
             "chat.send", due_at=case.after(48)),
        wait("buyer_signs", "跟到买家签收", "follow it to the signature", "courier", case.after(24 * 7),
             AfterSaleState.SUCCEEDED),
    ]  # fmt: skip
