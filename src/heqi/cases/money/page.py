"""Money of a case as its page shows it."""

from datetime import datetime
from typing import Any

from heqi.accounts.contracts import StaffView
from heqi.cases.judge import Judged
from heqi.cases.models import Case
from heqi.cases.money.above_paid import fen_above_paid
from heqi.cases.money.approval_page import approval_page
from heqi.cases.money.earlier import earlier_sums
from heqi.cases.money.limits import four_eyes_fen
from heqi.cases.money.remedy_page import remedy_page
from heqi.cases.spending.spent import spent_on
from heqi.shops.access import get_shop


def money_page(case: Case, judged: Judged, *, staff: StaffView, now: datetime) -> dict[str, Any]:
    """`MoneyShape` of the API. `spent`: on the order over all of its cases; `limit_fen` null: this person has none.

    `above_paid_fen`: by how much that and the refund chosen here are more than was paid, remedies and all.
    """
    return {
        "approval": approval_page(case, judged, staff=staff, now=now),
        "limit_fen": staff.shops[case.shop_id].money_limit_fen,
        "four_eyes_fen": four_eyes_fen(get_shop(case.shop_id)),
        "remedies": remedy_page(case, staff=staff, now=now),
        "spent": earlier_sums(spent_on(case)),
        "above_paid_fen": fen_above_paid(case, judged),
    }
