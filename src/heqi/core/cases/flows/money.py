"""Small payment and refund only: money goes, goods do not come back from the buyer."""

from heqi.core.cases.decision import Step
from heqi.core.cases.derived import Where
from heqi.core.cases.flows.flow_case import BACK_DAYS, FlowCase
from heqi.core.cases.flows.recall import recall
from heqi.core.cases.flows.steps import apply_for_buyer, ask_carrier, check, office, refund_arrives, tell, wait, work
from heqi.core.words import AfterSaleState, ReasonFamily

_SORRY = {
    ReasonFamily.OUT_OF_STOCK: "tell_refunded_stock_out",
    ReasonFamily.LATE_DISPATCH: "tell_refunded_late",
}
"""Where the shop has let the buyer down before anything was sent, the words say so."""


def small_payment(case: FlowCase) -> list[Step]:
    """P4a: pay at once through the platform, say the amount, see that it arrived. Never by an outside account."""
    return [
        tell(case, "agree_amount", case.say("agree_amount"), "与买家确认金额", "agree the amount with the buyer"),
        office(case, "small_payment", "发起小额打款", "send the small payment", minutes=2,
               script=case.say("payment_note"), amount_fen=case.amount_fen),
        tell(case, "tell_paid", case.say("tell_paid")),
        check("payment_arrived", "核对打款已到账", "see that the payment arrived", case.after(24)),
        *_end_request(case),
    ]  # fmt: skip


def _end_request(case: FlowCase) -> list[Step]:
    """A request that stays open is refunded by the platform when its time runs out: the money would go out twice.

    Nobody is pressed to take it back (the screening stops such words); it is watched until the buyer ends it.
    """
    if not case.has_form() or case.is_at(AfterSaleState.SUCCEEDED):
        return []
    due = case.facts.after_sale.expires_at or case.after(48)
    return [
        tell(case, "leave_request", case.say("leave_request"), "确认到账，售后单由买家决定",
             "see that it arrived; the request is the buyer's to end", case.after(24)),
        wait("request_ends", "等售后单结束，别让平台到期又退一次", "wait until the request ends, lest it pay as well",
             "buyer", due, AfterSaleState.CLOSED, case.say("request_open")),
    ]  # fmt: skip


def refund_only(case: FlowCase) -> list[Step]:
    """P4b, M8: three branches, by where the goods are; a parcel that was refused goes the way of one on the road."""
    if case.derived.where in (Where.UNSHIPPED, Where.GROUPING):
        return [*apply_for_buyer(case, "退款"), _stop_shipping(case), *_pay_back(case)]
    if case.facts.after_sale.refused_parcel or (case.derived.where is Where.TRANSIT and not case.derived.non_receipt):
        return recall(case)
    return [*apply_for_buyer(case, "退款"), *_find_parcel(case), *_pay_back(case), *_take_back_lost(case)]


def _stop_shipping(case: FlowCase) -> Step:
    return work("stop_shipping", "停止打单发货", "stop the shipment", 1, case.today())


def _find_parcel(case: FlowCase) -> list[Step]:
    """Nothing came: the courier's record is asked for, because the shop has to show delivery."""
    if not case.derived.non_receipt or case.facts.evidence.delivery_proven is not None:
        return []
    return [
        ask_carrier(case, "ask_courier", case.say("ask_courier"), "courier.ask", "向快递要签收凭证",
                    "ask the courier for the proof of delivery"),
        tell(case, "looking_for_parcel", case.say("looking_for_parcel"), "安抚买家，说明在查",
             "say that it is looked into"),
    ]  # fmt: skip


def _take_back_lost(case: FlowCase) -> list[Step]:
    """A parcel that was never handed over still belongs to the shop: found again, it comes back."""
    if not case.derived.non_receipt or case.facts.evidence.delivery_proven:
        return []
    return [check("claim_courier", "向快递追回包裹或索赔", "get the parcel back or claim on the courier",
                  case.after(24 * BACK_DAYS), 3)]  # fmt: skip


def _pay_back(case: FlowCase) -> list[Step]:
    words = _SORRY.get(case.facts.after_sale.family, "tell_refunded") if _unsent(case) else "tell_refunded"
    return [
        office(case, "agree_refund", "同意退款", "agree to the refund", minutes=2, amount_fen=case.amount_fen,
               proof=AfterSaleState.SUCCEEDED),
        tell(case, "tell_refunded", case.say(words)),
        refund_arrives(case, case.after(72)),
    ]  # fmt: skip


def _unsent(case: FlowCase) -> bool:
    return case.derived.where in (Where.UNSHIPPED, Where.GROUPING)
