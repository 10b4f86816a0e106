"""A refund while the parcel is on the road: courier and buyer turn it back, the money follows it (M8)."""

from heqi.core.cases.decision import Step
from heqi.core.cases.flows.flow_case import BACK_DAYS, FlowCase
from heqi.core.cases.flows.steps import apply_for_buyer, ask_carrier, office, refund_arrives, tell, wait, work
from heqi.core.words import AfterSaleState


def recall(case: FlowCase) -> list[Step]:
    """Shipped, not signed for: turned back by the courier or refused at the door; refused already, only followed."""
    after_sale = case.facts.after_sale
    if after_sale.refused_back:
        return [*apply_for_buyer(case, "退款"), _take_in(case), *_pay(case), _see_refund(case)]
    turned = [] if after_sale.refused_parcel else _turn_back(case)
    return [
        *turned,
        *apply_for_buyer(case, "退款"),
        *_pay(case),
        wait("return_under_way", "等物流显示退回", "wait until tracking shows it on its way back", "courier",
             case.after(72)),
        _see_refund(case),
        _take_in(case),
    ]  # fmt: skip


def _turn_back(case: FlowCase) -> list[Step]:
    return [
        ask_carrier(case, "intercept", case.say("intercept"), "courier.intercept", "通知快递拦截退回",
                    "ask the courier to turn the parcel back"),
        tell(case, "ask_refusal", case.say("ask_refusal"), "请买家拒收", "ask the buyer to refuse the parcel"),
    ]  # fmt: skip


def _pay(case: FlowCase) -> list[Step]:
    return [
        office(case, "agree_refusal", "同意拒收后退款", "agree to refund after refusal", minutes=2,
               amount_fen=case.amount_fen, proof=AfterSaleState.AWAITING_BUYER_REFUSAL),
    ]  # fmt: skip


def _see_refund(case: FlowCase) -> Step:
    return refund_arrives(case, case.after(96))


def _take_in(case: FlowCase) -> Step:
    return work("receive_recalled", "收回拦截件并验货", "take in the recalled parcel", 5, case.after(24 * BACK_DAYS))
