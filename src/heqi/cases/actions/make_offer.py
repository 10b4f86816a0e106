"""Offers and counter-offers: one at a time on the table, each with the other side's answer."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case, offers_of
from heqi.cases.actions.assign_case import require_free_or_supervisor
from heqi.cases.actions.edit import actor_of, save_edit
from heqi.cases.actions.redecide import redecide
from heqi.cases.choice import require_amount, require_choosable
from heqi.cases.judge import judge_case
from heqi.cases.models import Case, Offer
from heqi.cases.money.limits import cost_of, require_spending
from heqi.cases.progress import is_undecided
from heqi.core.errors import HeqiError
from heqi.core.words import Outcome


def make_offer(
    *,
    staff: StaffView,
    case_id: int,
    version: int,
    side: Offer.Side,
    outcome: Outcome,
    amount_fen: int | None = None,
    words: str = "",
    now: datetime,
) -> Case:
    """Put an offer on record; the one that was open lapses. Ours must be one that we may choose, and could pay.

    Raises lock_case's, case.taken, flow.chosen, offer.refusal, wish.first, and for ours what choosing it would raise.
    """
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        if not is_undecided(case):
            raise HeqiError(
                "flow.chosen", "已选定处理结果，不用再谈。", "An outcome is chosen; there is nothing to offer.", 409
            )
        if outcome is Outcome.REFUSE:
            raise HeqiError("offer.refusal", "拒绝不是一个方案。", "A refusal is no offer.", 422)
        amount = _require_fair(case, staff, outcome, amount_fen, now) if side == Offer.Side.SHOP else amount_fen
        offers_of(case).filter(state=Offer.State.OPEN).update(state=Offer.State.LAPSED)
        offer = Offer.objects.create(
            shop_id=case.shop_id,
            case_id=case.id,
            at=now,
            by=staff.id,
            side=side,
            outcome=outcome,
            amount_fen=amount,
            words=words.strip(),
        )
        redecide(case, now=now)
        data = {"offer": offer.id, "side": side, "outcome": outcome, "amount_fen": amount}
        save_edit(case, kind="case.offered", actor=actor_of(staff), data=data, now=now)
        return case


def answer_offer(*, staff: StaffView, case_id: int, version: int, offer_id: int, accepted: bool, now: datetime) -> Case:
    """The other side's word on the open offer. Accepting the buyer's is choosing it: that needs the same rights.

    Raises lock_case's, case.taken, offer.none, and for the buyer's offer what choosing it would raise.
    """
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        offer = offers_of(case).filter(id=offer_id, state=Offer.State.OPEN).first()
        if offer is None:
            raise HeqiError("offer.none", "这个方案已经答复过了。", "This offer was answered already.", 409)
        if accepted and offer.side == Offer.Side.BUYER:
            _require_fair(case, staff, Outcome(offer.outcome), offer.amount_fen, now)
        offer.state = Offer.State.ACCEPTED if accepted else Offer.State.DECLINED
        offer.answered_at, offer.answered_by = now, staff.id
        offer.save(update_fields=["state", "answered_at", "answered_by"])
        redecide(case, now=now)
        data = {"offer": offer.id, "side": offer.side, "outcome": offer.outcome, "accepted": accepted}
        save_edit(case, kind="case.offer_answered", actor=actor_of(staff), data=data, now=now)
        return case


def _require_fair(case: Case, staff: StaffView, outcome: Outcome, amount_fen: int | None, now: datetime) -> int | None:
    """What we put on the table we must be able to stand by: the amount, or what choosing it would raise."""
    if not case.wished:
        raise HeqiError(
            "wish.first", "先问清并记录买家自己的诉求，再谈方案。", "Ask for the buyer's wish before an offer.", 409
        )
    judged = judge_case(case, now=now, offered_fen=amount_fen)
    option = next(each for each in judged.decision.options if each.outcome is outcome)
    require_choosable(judged, option, override=False, reason="")
    amount = require_amount(judged, option, amount_fen)
    require_spending(case, staff, cost_of(option, amount))
    return amount
