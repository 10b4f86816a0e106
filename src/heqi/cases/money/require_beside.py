"""Before money is given beside what is owed: one at a time, and beyond what was paid only by whoever may and saw it."""

from heqi.accounts.contracts import StaffView
from heqi.cases.judge import Judged
from heqi.cases.models import Case
from heqi.cases.money.above_paid import above_paid, require_seen_above
from heqi.cases.money.earlier import held_spendings
from heqi.cases.money.require_left import require_none_open
from heqi.cases.spending.spent import total_of
from heqi.core.errors import HeqiError


def require_room_beside(case: Case, judged: Judged, staff: StaffView, amount: int, *, seen: bool) -> None:
    """Holds the order until the transaction ends. `seen`: the person saw that it comes to more than was paid.

    Raises money.payment_open; beyond what was paid money.above_paid_role for an agent, money.above_paid unless `seen`.
    """
    earlier = held_spendings(case, with_own=True)
    require_none_open(case, earlier)
    paid = judged.facts.order.paid_fen
    if paid is None:
        return
    if total_of(earlier) + amount > paid and not staff.supervises(case.shop_id):
        zh, en, detail = above_paid(earlier, paid, amount)
        raise HeqiError(
            "money.above_paid_role", f"{zh}这样的补偿请主管或店主发放。", f"{en} A supervisor may give it.", 403, detail
        )
    require_seen_above(earlier, paid, amount, seen=seen)
