"""The way out: a replacement is checked before it leaves, told with number and days, and followed to the signature."""

from datetime import datetime, timedelta

from heqi.core.cases.decision import Step
from heqi.core.cases.flows.flow_case import SHIPPED_DAYS, FlowCase
from heqi.core.cases.flows.steps import check, office, tell, wait, work
from heqi.core.words import AfterSaleState as S
from heqi.core.words import ReasonFamily

_WRONG_BEFORE = {
    ReasonFamily.WRONG_ITEM: "（上次发错：两个人核对）",
    ReasonFamily.SHORT: "（上次少件：逐件点数）",
    ReasonFamily.DAMAGED: "（上次破损：加固包装）",
    ReasonFamily.QUALITY: "（上次有瑕疵：逐件验质）",
}
"""T4.6: never wrong twice. What went wrong is what is looked at."""


def send(case: FlowCase, what: str, ready_at: datetime) -> list[Step]:
    """From the check to the signature. `ready_at`: from when it can be sent (the old one is back, or now)."""
    due = case.deadline(S.AWAITING_MERCHANT_SHIPMENT, ready_at + timedelta(hours=case.parameters.reship_hours))
    left = case.is_at(S.AWAITING_BUYER_CONFIRM) or case.facts.after_sale.replacement_shipped_at is not None
    return [
        *([] if left else _leave(case, what, due)),
        tell(case, "tell_number", case.say("tell_number", what=what), "把单号和预计天数发给买家",
             "send number and expected days", due, minutes=3),
        wait("buyer_signs", "跟到买家签收", "follow it to the signature", "courier", due + timedelta(days=SHIPPED_DAYS),
             S.SUCCEEDED, case.say("new_on_way", what=what)),
    ]  # fmt: skip


def _leave(case: FlowCase, what: str, due: datetime) -> list[Step]:
    care = _WRONG_BEFORE.get(case.facts.after_sale.family, "")
    return [
        check("check_item", f"核对{what}商品的款式与数量{care}", "check the goods before they leave", due, 3),
        work("ship", f"{what}发货", "ship it", 6, due, "warehouse.ship"),
        office(case, "fill_number", "填写寄出单号", "enter the tracking number", minutes=1,
               proof=S.AWAITING_BUYER_CONFIRM, due_at=due),
    ]  # fmt: skip
