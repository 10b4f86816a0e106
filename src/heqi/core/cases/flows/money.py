"""Small payment and refund only: money goes, goods do not come back from the buyer."""

from heqi.core.cases.decision import Step
from heqi.core.cases.derived import Where
from heqi.core.cases.flows.steps import FlowCase, apply_for_buyer, check, office, tell, wait, work
from heqi.core.words import AfterSaleState


def small_payment(case: FlowCase) -> list[Step]:
    """P4a: pay at once through the platform, say the amount, see that it arrived. Never by an outside account."""
    script = f"亲，给您添麻烦了，{case.money()} 已通过平台小额打款给您，稍后会到您的付款账户，请您留意查收。"
    return [
        tell(case, "agree_amount", f"亲，这次的情况我们补偿您 {case.money()}，商品您留着用，您看可以吗？",
             "与买家确认金额", "agree the amount with the buyer"),
        office(case, "small_payment", "发起小额打款", "send the small payment", minutes=2, script="售后补偿",
               amount_fen=case.amount_fen),
        tell(case, "tell_paid", script),
        check("payment_arrived", "核对打款已到账", "see that the payment arrived", case.after(24)),
    ]  # fmt: skip


def refund_only(case: FlowCase) -> list[Step]:
    """P4b, M8: three branches, by where the goods are."""
    if case.derived.where in (Where.UNSHIPPED, Where.GROUPING):
        return [*apply_for_buyer(case, "退款"), *_stop_shipping(case), *_pay_back(case)]
    if case.derived.where is Where.TRANSIT and not case.derived.non_receipt:
        return _recall(case)
    return [*apply_for_buyer(case, "退款"), *_pay_back(case)]


def _stop_shipping(case: FlowCase) -> list[Step]:
    return [work("stop_shipping", "停止打单发货", "stop the shipment", 1, case.today())]


def _pay_back(case: FlowCase) -> list[Step]:
    script = f"亲，退款 {case.money()} 已经同意了，款项按原支付方式退回，到账时间以平台通知为准。"
    return [
        office(case, "agree_refund", "同意退款", "agree to the refund", minutes=2, amount_fen=case.amount_fen,
               proof=AfterSaleState.SUCCEEDED),
        tell(case, "tell_refunded", script),
        wait("refund_arrives", "等平台退款到账", "wait for the refund to arrive", "platform", case.after(72),
             AfterSaleState.SUCCEEDED),
    ]  # fmt: skip


def _recall(case: FlowCase) -> list[Step]:
    """Shipped, not signed: courier and buyer are asked to turn the parcel back; the money follows it."""
    ask = "亲，包裹还在路上，已经请快递拦截退回；如果仍派送到您那里，请直接拒收，不要签收，退款不受影响。"
    return [
        Step("intercept", "check", "通知快递拦截退回", "ask the courier to turn the parcel back", "agent", 4,
             "请拦截并退回此单，收件人已申请退款。", "courier.intercept", due_at=case.today()),
        tell(case, "ask_refusal", ask, "请买家拒收", "ask the buyer to refuse the parcel"),
        *apply_for_buyer(case, "退款"),
        office(case, "agree_refusal", "同意拒收后退款", "agree to refund after refusal", minutes=2,
               amount_fen=case.amount_fen, proof=AfterSaleState.AWAITING_BUYER_REFUSAL),
        wait("return_under_way", "等物流显示退回", "wait until tracking shows it on its way back", "courier",
             case.after(72)),
        check("refund_follows", "核对退款到账", "see that the refund arrived", case.after(96)),
        work("receive_recalled", "收回拦截件并验货", "take in the recalled parcel", 5, case.after(24 * 10)),
    ]  # fmt: skip
