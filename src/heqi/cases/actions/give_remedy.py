"""Give something beside what is owed (T6b): a row, a script, a step by hand. It changes nothing of the decision."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case, remedies_of
from heqi.cases.actions.assign_case import require_free_or_supervisor
from heqi.cases.actions.edit import actor_of, save_edit
from heqi.cases.actions.hold_open import settle_when_free
from heqi.cases.actions.redecide import redecide
from heqi.cases.freshness import require_fresh
from heqi.cases.judge import judge_case
from heqi.cases.models import Case, Remedy
from heqi.cases.money.budget import month_of, require_budget
from heqi.cases.money.catalogue import MONEY, Entry, RemedyKind, require_offered
from heqi.cases.money.limits import require_one_is_enough, require_spending
from heqi.cases.money.remedy_words import require_clean_words
from heqi.cases.money.require_beside import require_room_beside
from heqi.core.cases.flows.actions import PREFIX
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Subject
from heqi.outbox.actions import cancel_action, hand_over, propose_action, tick_action
from heqi.shops.access import get_shop
from heqi.shops.contracts import ShopView


def give_remedy(
    *,
    staff: StaffView,
    case_id: int,
    version: int,
    kind: RemedyKind,
    reason: str = "",
    over_budget: bool = False,
    looked: bool = False,
    above_paid: bool = False,
    now: datetime,
) -> Case:
    """Put a remedy of the shop's catalogue on the case, to be given by hand with the shop's words.

    `over_budget`: the owner gives it all the same, and says why; `above_paid`: a supervisor saw that with it more goes
    out than was paid. Raises lock_case's, case.taken, case.finished, remedy.off, remedy.review, remedy.words,
    money.limit, money.four_eyes, budget.used, budget.reason; for a kind that pays the buyer also facts.old,
    money.payment_open, money.above_paid, money.above_paid_role.
    """
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        if case.done:
            raise HeqiError("case.finished", "这个售后已完结。", "This case is finished.", 409)
        shop = get_shop(case.shop_id)
        entry = require_offered(shop, kind)
        words = require_clean_words(entry.words)
        require_spending(case, staff, entry.cost_fen)
        require_one_is_enough(case, entry.cost_fen)
        over = over_budget and staff.owns(case.shop_id)
        _require_budget_or_owner(shop, entry, over=over, reason=reason, now=now)
        if kind in MONEY:
            _require_payable(case, entry, staff, looked=looked, above_paid=above_paid, now=now)
        remedy = Remedy.objects.create(
            shop_id=case.shop_id,
            case_id=case.id,
            at=now,
            by=staff.id,
            kind=kind,
            face_fen=entry.face_fen,
            cost_fen=entry.cost_fen,
            words=words,
            reason=reason.strip(),
            month=month_of(now),
            over_budget=over,
        )
        remedy.action_id = _propose(case, shop, remedy, staff, now)
        remedy.save(update_fields=["action_id"])
        data = {
            "remedy": remedy.id,
            "remedy_kind": kind,
            "face_fen": entry.face_fen,
            "over_budget": over,
            "above_paid": above_paid,
        }
        save_edit(case, kind="case.remedy_given", actor=actor_of(staff), data=data, now=now)
        return case


def tick_remedy(
    *, staff: StaffView, case_id: int, version: int, remedy_id: int, looked: bool = False, now: datetime
) -> Case:
    """It was given by hand. Raises lock_case's, case.taken, remedy.none, facts.old where it pays the buyer."""
    return _end(staff, case_id, version, remedy_id, Remedy.State.DONE, now, looked=looked)


def withdraw_remedy(*, staff: StaffView, case_id: int, version: int, remedy_id: int, now: datetime) -> Case:
    """It is not given after all; its budget is free again. Raises lock_case's, case.taken, remedy.none."""
    return _end(staff, case_id, version, remedy_id, Remedy.State.WITHDRAWN, now)


def _end(
    staff: StaffView,
    case_id: int,
    version: int,
    remedy_id: int,
    state: Remedy.State,
    now: datetime,
    looked: bool = True,
) -> Case:
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        remedy = remedies_of(case).filter(id=remedy_id, state=Remedy.State.GIVEN).first()
        if remedy is None:
            raise HeqiError("remedy.none", "没有这个待发放的补偿。", "There is no such remedy to give.", 404)
        if remedy.kind in MONEY:
            require_fresh(judge_case(case, now=now).facts.as_of, looked=looked, now=now)
        remedy.state, remedy.ended_at, remedy.ended_by = state, now, staff.id
        remedy.save(update_fields=["state", "ended_at", "ended_by"])
        if remedy.action_id is not None:
            done = tick_action if state == Remedy.State.DONE else cancel_action
            done(action_id=remedy.action_id, by=actor_of(staff), now=now)
        settle_when_free(case)
        redecide(case, now=now)
        data = {"remedy": remedy.id, "remedy_kind": remedy.kind, "face_fen": remedy.face_fen}
        kind = "case.remedy_ticked" if state == Remedy.State.DONE else "case.remedy_withdrawn"
        save_edit(case, kind=kind, actor=actor_of(staff), data=data, now=now)
        return case


def _require_budget_or_owner(shop: ShopView, entry: Entry, *, over: bool, reason: str, now: datetime) -> None:
    if not over:
        require_budget(shop, entry, now=now)
    elif not reason.strip():
        raise HeqiError("budget.reason", "超预算发放，请写明原因。", "Say why it is given beyond the budget.", 422)


def _require_payable(
    case: Case, entry: Entry, staff: StaffView, *, looked: bool, above_paid: bool, now: datetime
) -> None:
    judged = judge_case(case, now=now)
    require_room_beside(case, judged, staff, entry.face_fen, seen=above_paid)
    require_fresh(judged.facts.as_of, looked=looked, now=now)


def _propose(case: Case, shop: ShopView, remedy: Remedy, staff: StaffView, now: datetime) -> int:
    action = propose_action(
        shop_id=case.shop_id,
        kind=f"{PREFIX[shop.platform]}.{remedy.kind}",
        subject=Subject("remedy", str(remedy.id)),  # not the case: a remedy must not stand in the way of what is owed
        payload={"case": case.id, "order_no": case.order_no, "remedy": remedy.id, "face_fen": remedy.face_fen},
        by=actor_of(staff),
        now=now,
        key=f"case:{case.id}:remedy:{remedy.id}",
        approved=True,
    )
    return hand_over(action_id=action.id, by=actor_of(staff), now=now).id
