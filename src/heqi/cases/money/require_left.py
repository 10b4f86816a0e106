"""Before a choice moves money: never more for the goods than was paid for them, and one small payment at a time."""

from heqi.cases.judge import Judged
from heqi.cases.models import Case
from heqi.cases.money.above_paid import require_seen_above
from heqi.cases.money.earlier import earlier_sums, held_spendings, told
from heqi.cases.spending.spent import Spending, Way, total_of
from heqi.core.errors import HeqiError
from heqi.core.money import yuan
from heqi.core.words import Outcome


def require_left(case: Case, judged: Judged, outcome: Outcome, amount: int | None, *, above_paid: bool) -> None:
    """Raises money.paid_before, money.payment_open, money.above_paid. Holds the order until the transaction ends.

    What settled a claim on the goods counts against this one; what was given beside (T6b) settled nothing, so it takes
    nothing off: where all of it together is more than was paid, that is said and has to be seen (`above_paid`).
    """
    if not amount:
        return
    earlier = held_spendings(case)
    settled = [each for each in earlier if not each.beside]
    if outcome is Outcome.SMALL_PAYMENT:
        require_none_open(case, settled)
    paid = judged.facts.order.paid_fen
    if paid is None:
        return
    if amount > paid - total_of(settled):
        raise _unable_to_pay_more(settled, paid, amount)
    require_seen_above(earlier, paid, amount, seen=above_paid)


def require_none_open(case: Case, earlier: list[Spending]) -> None:
    """Raises money.payment_open while one of the case's own payments may still happen."""
    waiting = [each for each in earlier if each.case_id == case.id and each.way is not Way.REFUND and not each.sure]
    if waiting:
        zh, en = told(waiting)
        raise HeqiError(
            "money.payment_open",
            f"这个售后还有一笔小额打款没有结果（{zh}）。先核对它，再付下一笔。",
            f"A small payment of this case is still open ({en}). Settle it before another.",
            409,
            {"earlier": earlier_sums(waiting)},
        )


def _unable_to_pay_more(settled: list[Spending], paid: int, amount: int) -> HeqiError:
    zh, en = told(settled)
    left = max(paid - total_of(settled), 0)
    return HeqiError(
        "money.paid_before",
        f"买家实付 {yuan(paid)}，这个订单已经付过或正在付：{zh or '无'}。"
        f"最多还可付 {yuan(left)}，不能付 {yuan(amount)}。",
        f"The buyer paid {yuan(paid)}; on this order there is already: {en or 'nothing'}. "
        f"At most {yuan(left)} is left, not {yuan(amount)}.",
        409,
        {"paid_fen": paid, "left_fen": left, "earlier": earlier_sums(settled)},
    )
