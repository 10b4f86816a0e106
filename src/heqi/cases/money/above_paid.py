"""More on an order, remedies and all, than the buyer paid: unusual, not forbidden, so somebody has to have seen it."""

from typing import Any

from heqi.cases.judge import Judged
from heqi.cases.models import Case
from heqi.cases.money.earlier import earlier_sums, told
from heqi.cases.spending.spent import Spending, spent_on, total_of
from heqi.core.errors import HeqiError
from heqi.core.money import yuan


def fen_above_paid(case: Case, judged: Judged) -> int:
    """By how much all that went out on the order, or may, is more than was paid for it; 0 while that is not known."""
    paid = judged.facts.order.paid_fen
    return 0 if paid is None else max(0, total_of(spent_on(case, with_own=True)) - paid)


def require_seen_above(earlier: list[Spending], paid: int, amount: int, *, seen: bool) -> None:
    """Raises money.above_paid unless the sum is within what was paid or the person says that they saw it is not."""
    if seen or total_of(earlier) + amount <= paid:
        return
    zh, en, detail = above_paid(earlier, paid, amount)
    raise HeqiError(
        "money.above_paid", f"{zh}确认无误请勾选后再提交。", f"{en} Tick that you have seen it to go on.", 409, detail
    )


def above_paid(earlier: list[Spending], paid: int, amount: int) -> tuple[str, str, dict[str, Any]]:
    """How it comes to more than was paid, in Chinese and English, and the sums for an error's detail."""
    zh, en = told(earlier)
    total = total_of(earlier) + amount
    return (
        f"这个订单已经付过或正在付：{zh or '无'}。加上这次 {yuan(amount)} 合计 {yuan(total)}，"
        f"比买家实付 {yuan(paid)} 多 {yuan(total - paid)}。补偿不抵应退的钱；",
        f"On this order there is already: {en or 'nothing'}. With these {yuan(amount)} it is {yuan(total)}, "
        f"{yuan(total - paid)} more than the buyer paid. A remedy takes nothing off what is owed.",
        {"paid_fen": paid, "total_fen": total, "earlier": earlier_sums(earlier)},
    )
