"""What went out on an order before, held while somebody spends more, and in words for a sentence or a page."""

from typing import Any

from heqi.accounts.access import staff_names
from heqi.cases.models import Case
from heqi.cases.rows import number_of
from heqi.cases.spending.spent import Spending, Way, spent_on
from heqi.core.money import yuan
from heqi.core.time import SHANGHAI
from heqi.db.locks import hold_lock

WAYS: dict[Way, tuple[str, str]] = {
    Way.SMALL_PAYMENT: ("小额打款", "small payment"),
    Way.RED_PACKET: ("平台红包", "red packet"),
    Way.REFUND: ("退款", "refund"),
}


def held_spendings(case: Case, *, with_own: bool = False) -> list[Spending]:
    """As spent_on, with the order held until the transaction ends.

    Two cases of one order are two rows, so that without the lock each would find the other's money not spent yet.
    """
    with hold_lock(f"money:{case.shop_id}:{case.order_no or f'case {case.id}'}"):
        return spent_on(case, with_own=with_own)


def earlier_sums(spent: list[Spending]) -> list[dict[str, Any]]:
    """Spendings for a page or an error's detail: case number, way, amount, who, when, and what it was given for."""
    names = staff_names({each.by for each in spent if each.by is not None})
    return [
        {
            "case_id": each.case_id,
            "number": None if each.case_id is None else number_of(each.case_id),
            "way": each.way.value,
            "amount_fen": each.amount_fen,
            "by": names.get(each.by, "") if each.by is not None else "",
            "at": each.at.isoformat() if each.at else None,
            "sure": each.sure,
            "beside": each.beside,
        }
        for each in spent
    ]


def told(spent: list[Spending]) -> tuple[str, str]:
    """The earlier sums in one sentence each: number, way, amount, who, when."""
    names = staff_names({each.by for each in spent if each.by is not None})
    zh, en = [], []
    for each in spent:
        number = number_of(each.case_id) if each.case_id is not None else ""
        at = each.at.astimezone(SHANGHAI).strftime("%m-%d %H:%M") if each.at else ""
        by = names.get(each.by, "") if each.by is not None else ""
        way, way_en = WAYS[each.way]
        way, way_en = (f"补偿{way}", f"{way_en} as a remedy") if each.beside else (way, way_en)
        zh.append(" ".join(filter(None, (number, way, yuan(each.amount_fen), by, at))))
        en.append(" ".join(filter(None, (number, way_en, yuan(each.amount_fen), by, at))))
    return "；".join(zh), "; ".join(en)
