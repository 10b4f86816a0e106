"""What keeps a case open although its flow is done: a promise not kept yet, a work order without an end,
a remedy that was not handed out.
"""

from dataclasses import dataclass

from heqi.cases.access import promises_of, remedies_of
from heqi.cases.models import Case, Promise, Remedy
from heqi.cases.money.catalogue import NAMES, RemedyKind
from heqi.core.work_orders import ADDRESSEES
from heqi.workorders.queries import open_orders_of


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that is still owed. `key` names its kind for the page."""

    key: str
    text: str
    text_en: str


def open_matters(case: Case) -> list[Matter]:
    """Everything beside the steps of the flow, oldest first."""
    return [*_promises(case), *_work_orders(case), *_remedies(case)]


def _promises(case: Case) -> list[Matter]:
    unkept = promises_of(case).filter(state__in=(Promise.State.OPEN, Promise.State.BROKEN))
    return [
        Matter("promise", f"未兑现的承诺：{each.what}", f"A promise is not kept yet: {each.what}") for each in unkept
    ]


def _work_orders(case: Case) -> list[Matter]:
    matters = []
    for order in open_orders_of(case.shop_id, case.id):
        zh, en = ADDRESSEES[order.addressee]
        matters.append(
            Matter("work_order", f"未结束的工单：{order.number}（{zh}）", f"Open work order {order.number} ({en})")
        )
    return matters


def _remedies(case: Case) -> list[Matter]:
    waiting = remedies_of(case).filter(state=Remedy.State.GIVEN)
    names = [NAMES[RemedyKind(each.kind)] for each in waiting]
    return [Matter("remedy", f"未发放的补偿：{zh}", f"A remedy is not handed out yet: {en}") for zh, en in names]
