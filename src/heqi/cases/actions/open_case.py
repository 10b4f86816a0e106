"""Open a case by hand, for a complaint that came by chat or phone before the buyer filled in any form."""

from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_reason_table
from heqi.cases.access import cases_in, subject_of, unable_to_handle_cases
from heqi.cases.actions.edit import actor_of
from heqi.cases.actions.hear_words import hear_words
from heqi.cases.actions.redecide import clock_specs, copy_verdict, new_verdict
from heqi.cases.copying import copy_statements
from heqi.cases.judge import judge
from heqi.cases.models import Case, Verdict
from heqi.cases.spending.paid_before import paid_before_case
from heqi.cases.statements import Statements, statements_of
from heqi.clocks.actions import start_clocks
from heqi.core.cases.reasons import read_reason_family
from heqi.core.errors import HeqiError
from heqi.core.words import AfterSaleState, Demand, FirstChannel, ReasonFamily
from heqi.db.insertion import Insertion
from heqi.db.lookup import Lookup
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor
from heqi.shops.access import get_shop

_open = Lookup(
    lambda shop_id, order_no: cases_in([shop_id]).filter(order_no=order_no, done=False).values_list("id"), int, str
)

_new_case, _new_verdict = Insertion(Case), Insertion(Verdict)


def unable_to_open_twice(held: int | None) -> HeqiError:
    """The order has an open case; `detail.case` is its id where it is known."""
    return HeqiError(
        "case.exists", "这个订单已有进行中的售后。", "This order has an open case already.", 409, {"case": held}
    )


def open_case(
    *,
    staff: StaffView,
    shop_id: int,
    order_no: str,
    demand: Demand,
    reason: str,
    first_channel: FirstChannel,
    now: datetime,
) -> Case:
    """A new case of an order we know, taken by who opens it. Raises shop.none, role.cases, order.none, case.exists."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.handles(shop_id):
        raise unable_to_handle_cases()
    return lay_case(
        shop_id=shop_id,
        order_no=order_no,
        demand=demand,
        reason=reason,
        family=read_reason_family(reason, load_reason_table()),
        first_channel=first_channel,
        owner_id=staff.id,
        actor=actor_of(staff),
        now=now,
    )


def lay_case(
    *,
    shop_id: int,
    order_no: str,
    demand: Demand,
    reason: str,
    family: ReasonFamily,
    first_channel: FirstChannel,
    owner_id: int | None,
    actor: Actor,
    now: datetime,
    cause: int | None = None,
) -> Case:
    """The case of an order that has none open, judged and with its clocks. `cause`: the entry that led to it.

    Who may open it was asked before. Raises order.none, case.exists.
    """
    with transaction.atomic():
        held = _open.rows(shop_id, order_no)
        if held:
            raise unable_to_open_twice(min(held)[0])
        stated = statements_of(shop_id, order_no=order_no, after_sale_no="")
        if stated.order is None:
            raise HeqiError(
                "order.none",
                f"没有订单 {order_no}。请先导入包含它的订单文件。",
                f"There is no order {order_no}; import a file that holds it first.",
                404,
            )
        case = Case(
            shop_id=shop_id,
            order_no=order_no,
            demand=demand,
            wished=demand is not Demand.UNKNOWN,
            reason=reason.strip(),
            family=family,
            first_channel=first_channel,
            state=AfterSaleState.NONE,
            owner_id=owner_id,
            opened_at=now,
        )
        _lay_out(case, stated, actor, now, cause)
        return case


def _lay_out(case: Case, stated: Statements, actor: Actor, now: datetime, cause: int | None) -> None:
    copy_statements(case, stated)
    hear_words(case, [case.reason])
    shop, before = get_shop(case.shop_id), paid_before_case(case)
    judged = judge(case, stated, shop=shop, refunded_fen=before, now=now)
    copy_verdict(case, judged.decision, now=now)
    case.facts_hash, case.rulebook_hash = judged.decision.facts_hash, judged.decision.rulebook_hash
    _insert(case)
    _new_verdict.add(new_verdict(case, judged))
    clocks = clock_specs(case, judged.decision)
    start_clocks(shop_id=case.shop_id, subject=subject_of(case.id), clocks=clocks, now=now)
    data = {"state": case.state, "stage": case.stage, "channel": case.first_channel, "version": case.version}
    write_entry(
        shop_id=case.shop_id, kind="case.opened", subject=subject_of(case.id), actor=actor, data=data, now=now,
        cause=cause,
    )  # fmt: skip


def _insert(case: Case) -> None:
    """Of two who open a case of one order at once, the slower is told; the database holds to that."""
    try:
        _new_case.add(case)
    except IntegrityError as error:
        raise unable_to_open_twice(None) from error
