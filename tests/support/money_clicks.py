"""What people click that moves money on a case, in one function, for tests that click in any order or at once."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heqi.accounts.contracts import StaffView
    from heqi.core.words import Outcome


def click(
    staff: "StaffView", case_id: int, verb: str, outcome: "Outcome | None", fen: int | None, *, above_paid: bool = False
) -> None:
    """One click with the newest version on screen; `above_paid`: with the tick that the sum was seen.

    Raises HeqiError when the desk refuses it.
    """
    from django.utils import timezone

    from heqi.cases.access import case_of, remedies_of
    from heqi.cases.actions import (
        approve_choice,
        ask_approval,
        choose_outcome,
        give_remedy,
        tick_remedy,
        tick_step,
        withdraw_approval,
        withdraw_outcome,
    )
    from heqi.cases.money.catalogue import RemedyKind

    now = timezone.now()
    case = case_of(staff, case_id)
    seen = {"staff": staff, "case_id": case_id, "version": case.version, "now": now}
    if verb == "choose":
        choose_outcome(**seen, outcome=outcome, amount_fen=fen, above_paid=above_paid)
    elif verb == "ask":
        ask_approval(**seen, outcome=outcome, amount_fen=fen, reason="坏了", above_paid=above_paid)
    elif verb == "approve":
        approve_choice(**seen, above_paid=above_paid)
    elif verb == "take_back":
        withdraw_approval(**seen)
    elif verb == "withdraw":
        withdraw_outcome(**seen, reason="改选")
    elif verb == "tick":
        tick_step(**seen, key="small_payment")
    elif verb == "remedy":
        give_remedy(**seen, kind=RemedyKind.SMALL_PAYMENT, above_paid=above_paid)
    else:
        newest = remedies_of(case).last()
        tick_remedy(**seen, remedy_id=newest.id if newest else 0)
