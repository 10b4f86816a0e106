"""Before money is settled on: never more than was paid on the order, and no second small payment beside an open one."""

from typing import Any

from heqi.accounts.access import staff_names
from heqi.cases.judge import Judged
from heqi.cases.models import Case
from heqi.cases.rows import number_of
from heqi.cases.spending.spent import Spending, Way, spent_on
from heqi.core.errors import HeqiError
from heqi.core.money import yuan
from heqi.core.time import SHANGHAI
from heqi.core.words import Outcome
from heqi.db.locks import hold_lock

WAYS: dict[Way, tuple[str, str]] = {
    Way.SMALL_PAYMENT: ("小额打款", "small payment"),
    Way.RED_PACKET: ("平台红包", "red packet"),
    Way.REFUND: ("退款", "refund"),
}


def require_left(case: Case, judged: Judged, outcome: Outcome, amount: int | None, *, beside: bool = False) -> None:
    """Raises money.paid_before, money.payment_open. Holds the order until the transaction ends.

    `beside`: it goes beside what the case has chosen, so that counts too.

    Two cases of one order are two rows, so that without the lock each would find the other's money not spent yet.
    """
    if not amount:
        return
    with hold_lock(f"money:{case.shop_id}:{case.order_no or f'case {case.id}'}"):
        earlier = spent_on(case, beside=beside)
    if outcome is Outcome.SMALL_PAYMENT:
        _require_none_open(case, earlier)
    paid = judged.facts.order.paid_fen
    gone = sum(each.amount_fen for each in earlier)
    if paid is not None and amount > paid - gone:
        raise _unable_to_pay_more(earlier, paid, max(paid - gone, 0), amount)


def earlier_sums(spent: list[Spending]) -> list[dict[str, Any]]:
    """Spendings for a page or an error's detail: case number, way, amount, who, when."""
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
        }
        for each in spent
    ]


def _require_none_open(case: Case, earlier: list[Spending]) -> None:
    waiting = [each for each in earlier if each.case_id == case.id and each.way is not Way.REFUND and not each.sure]
    if waiting:
        zh, en = _told(waiting)
        raise HeqiError(
            "money.payment_open",
            f"这个售后还有一笔小额打款没有结果（{zh}）。先核对它，再付下一笔。",
            f"A small payment of this case is still open ({en}). Settle it before another.",
            409,
            {"earlier": earlier_sums(waiting)},
        )


def _unable_to_pay_more(earlier: list[Spending], paid: int, left: int, amount: int) -> HeqiError:
    zh, en = _told(earlier)
    return HeqiError(
        "money.paid_before",
        f"买家实付 {yuan(paid)}，这个订单已经付过或正在付：{zh or '无'}。"
        f"最多还可付 {yuan(left)}，不能付 {yuan(amount)}。",
        f"The buyer paid {yuan(paid)}; on this order there is already: {en or 'nothing'}. "
        f"At most {yuan(left)} is left, not {yuan(amount)}.",
        409,
        {"paid_fen": paid, "left_fen": left, "earlier": earlier_sums(earlier)},
    )


def _told(spent: list[Spending]) -> tuple[str, str]:
    """The earlier sums in one sentence each: number, way, amount, who, when."""
    names = staff_names({each.by for each in spent if each.by is not None})
    zh, en = [], []
    for each in spent:
        number = number_of(each.case_id) if each.case_id is not None else ""
        at = each.at.astimezone(SHANGHAI).strftime("%m-%d %H:%M") if each.at else ""
        by = names.get(each.by, "") if each.by is not None else ""
        way, way_en = WAYS[each.way]
        zh.append(" ".join(filter(None, (number, way, yuan(each.amount_fen), by, at))))
        en.append(" ".join(filter(None, (number, way_en, yuan(each.amount_fen), by, at))))
    return "；".join(zh), "; ".join(en)
