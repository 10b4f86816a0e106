"""The way back: agreed to, addressed, sent, arrived, looked at; who pays it; and what if it is not as it was sent."""

from heqi.core.cases.decision import Step
from heqi.core.cases.fact_words import ReturnFlaw
from heqi.core.cases.flows.flow_case import BACK_DAYS, FlowCase
from heqi.core.cases.flows.steps import apply_for_buyer, office, tell, wait, work
from heqi.core.money import yuan
from heqi.core.words import AfterSaleState as S

_UNDER_WAY = (S.AWAITING_BUYER_RETURN, S.AWAITING_MERCHANT_RECEIPT)
_FOUND = {
    ReturnFlaw.SWAPPED: "found_swapped",
    ReturnFlaw.EMPTY: "found_empty",
    ReturnFlaw.USED: "found_used",
    ReturnFlaw.INCOMPLETE: "found_incomplete",
}


def way_back(case: FlowCase, name: str, what: str, verb_en: str) -> list[Step]:
    """Until the goods are in the house. What the platform shows as done already is left out."""
    if case.facts.after_sale.return_received_at:
        return []
    agreed, sent = (case.has_passed(state, *_UNDER_WAY) for state in _UNDER_WAY)
    return [
        *([] if agreed else _agree(case, name, what, verb_en)),
        *([] if sent else _send_back(case, what)),
        wait("goods_arrive", "等退货到仓", "wait for the goods to arrive", "courier", case.after(24 * BACK_DAYS),
             script=case.say("return_on_way")),
    ]  # fmt: skip


def _agree(case: FlowCase, name: str, what: str, verb_en: str) -> list[Step]:
    return [
        *apply_for_buyer(case, what),
        office(case, name, f"同意{what}", verb_en, minutes=2, proof=S.AWAITING_BUYER_RETURN),
    ]


def _send_back(case: FlowCase, what: str) -> list[Step]:
    due = case.deadline(S.AWAITING_BUYER_RETURN, case.after(24 * 7))
    return [
        tell(case, "send_address", _address(case, what), "发退货地址与运费说明",
             "send address and who pays the freight"),
        *_help_sending(case),
        wait("buyer_sends", "等买家寄回并填单号", "wait for the buyer to send it and give the number", "buyer", due,
             S.AWAITING_MERCHANT_RECEIPT, case.say("remind_return", due=case.moment(due))),
    ]  # fmt: skip


def _address(case: FlowCase, what: str) -> str:
    """Address, freight, which part, and the gift: everything in one message (淘宝规则 49: freight unsaid is ours)."""
    return case.say("send_address", what=what, freight=_freight(case), part=_part(case), gift=_gift(case))


def _freight(case: FlowCase) -> str:
    """Who pays the way back. A claimed fault that nobody has looked at yet is settled when the goods are here."""
    if case.back != "buyer":
        return case.say(f"freight_{case.back}")
    if case.derived.fault_family and case.derived.fault_shown is None:
        return case.say("freight_open")
    return case.say("freight_buyer_both" if case.out == "buyer" else "freight_buyer")


def _part(case: FlowCase) -> str:
    count, whole = case.facts.after_sale.affected_quantity, case.facts.order.quantity
    return case.say("send_part", count=str(count)) if count and whole and count < whole else ""


def _gift(case: FlowCase) -> str:
    """A return without a reason brings the gift along or pays its stated price (办法 12, 淘宝规则 61)."""
    price = case.facts.goods.gift_price_fen
    if price is None or case.derived.fault_family:
        return ""
    return case.say("gift_along", gift_price=yuan(price))


def _help_sending(case: FlowCase) -> list[Step]:
    """Bulky goods: the pick-up is ours to arrange (淘宝规则 22)."""
    if not case.facts.after_sale.return_difficult:
        return []
    return [office(case, "book_pickup", "预约快递上门取件", "book the courier's pick-up", minutes=3,
                   script=case.say("book_pickup"))]  # fmt: skip


def accept_goods(case: FlowCase) -> list[Step]:
    """Opened on camera and compared with what was sent; not as sent, it is talked over before anything moves."""
    if case.facts.after_sale.return_accepted is False:
        return talk_over(case)
    if case.facts.after_sale.return_accepted:
        return []
    promised = case.refund_due()
    due = min(promised, case.deadline(S.AWAITING_MERCHANT_RECEIPT, promised))
    return [work("accept_goods", "验收退货并拍照", "accept the returned goods, with photos", 5, due)]


def talk_over(case: FlowCase) -> list[Step]:
    """Swapped, empty, used: the goods are kept as they came, the buyer sees the photos and says what happened."""
    return [
        work("keep_evidence", "封存退回件，留好开箱视频、称重和照片",
             "seal the return; keep video, weight and photos", 5, case.today()),
        tell(case, "tell_mismatch", case.say("tell_mismatch", found=found(case)), "把开箱照片给买家看，请买家说明",
             "show the buyer the photos and ask"),
        wait("buyer_explains", "等买家说明", "wait for the buyer's word", "buyer", case.after(24),
             script=case.say("mismatch_waits")),
    ]  # fmt: skip


def found(case: FlowCase) -> str:
    """What was found, in neutral words."""
    flaw = case.facts.after_sale.return_flaw
    return case.say(_FOUND[flaw] if flaw else "found_other")


def pay_freight(case: FlowCase) -> list[Step]:
    """Only where the shop owes it: a covered return is not paid twice. Unprompted: not told yet, it is asked for."""
    if case.back != "merchant":
        return []
    owed = case.facts.after_sale.freight_owed_fen
    told = f" {yuan(owed)}" if owed else ""
    return [
        *([] if owed else [_ask_freight(case)]),
        office(case, "pay_freight", "打款退回运费", "reimburse the return freight", minutes=2,
               script=case.say("tell_freight", freight_paid=told), amount_fen=owed or None, due_at=case.refund_due()),
    ]  # fmt: skip


def _ask_freight(case: FlowCase) -> Step:
    words = case.say("ask_freight")
    verb, verb_en = "主动问垫付的运费和凭证", "ask for the freight paid, with its slip"
    return tell(case, "ask_freight", words, verb, verb_en, case.goods_back_at())
