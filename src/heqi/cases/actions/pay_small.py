"""A small payment from the talk: it is a case's outcome, so it goes through the case's own gates and no others."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import cases_in
from heqi.cases.actions.ask_approval import ask_approval
from heqi.cases.actions.choose_outcome import choose_outcome
from heqi.cases.actions.open_case import open_case
from heqi.cases.models import Case
from heqi.core.errors import HeqiError
from heqi.core.words import Demand, FirstChannel, Outcome


def pay_small(
    *,
    staff: StaffView,
    shop_id: int,
    order_no: str,
    amount_fen: int,
    reason: str,
    case_id: int | None,
    version: int | None,
    ask: bool = False,
    looked: bool = False,
    now: datetime,
) -> Case:
    """The case on which the small payment was chosen, or asked for with `ask`; a refusal leaves no new case behind.

    `case_id` and `version`: the order's open case as the person saw it; None opens one. Raises pay.reason, case.exists
    for a case that was not seen, what open_case, choose_outcome and ask_approval raise.
    """
    if not reason.strip():
        raise HeqiError("pay.reason", "请写明为什么打款。", "Say what it is paid for.", 422)
    with transaction.atomic():
        if case_id is None:
            case = open_case(
                staff=staff,
                shop_id=shop_id,
                order_no=order_no,
                demand=Demand.COMPENSATION,
                reason=reason.strip(),
                first_channel=FirstChannel.CHAT,
                now=now,
            )
            case_id, version = case.id, case.version
        else:
            _require_of_order(shop_id, order_no, case_id)
        choose = ask_approval if ask else choose_outcome
        return choose(
            staff=staff,
            case_id=case_id,
            version=version or 0,
            outcome=Outcome.SMALL_PAYMENT,
            amount_fen=amount_fen,
            reason=reason.strip(),
            looked=looked,
            now=now,
        )


def _require_of_order(shop_id: int, order_no: str, case_id: int) -> None:
    """The page names a case of this very order, else somebody would pay on another's."""
    if not cases_in([shop_id]).filter(id=case_id, order_no=order_no).exists():
        raise HeqiError("case.none", "这个订单没有这个售后。", "This order has no such case.", 404)
