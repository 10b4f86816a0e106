"""A request has appeared on an order: it proves that the one we filed for the buyer came through."""

from datetime import datetime

from django.db import transaction

from heqi.core.words import OrderActKind
from heqi.inbox.queries import changed_keys
from heqi.journal.actions import write_entry
from heqi.journal.contracts import PLATFORM, EntryView
from heqi.order_actions.access import acts_in, subject_of
from heqi.order_actions.models import OrderAct
from heqi.outbox.actions import confirm_actions
from heqi.trade.contracts import AfterSaleView
from heqi.trade.queries import after_sales_by_no


def follow_requests(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `inbox.batch_applied`. Safe to run twice: what is confirmed stays so."""
    numbers = {key for entity, key in changed_keys(int(entry.data["batch"])) if entity == "after_sale"}
    if not numbers or not acts_in([entry.shop_id]).filter(kind=OrderActKind.APPLY_FOR_BUYER).exists():
        return
    for request in after_sales_by_no(entry.shop_id, numbers).values():
        _confirm(request, now)


def _confirm(request: AfterSaleView, now: datetime) -> None:
    filed = acts_in([request.shop_id]).filter(order_no=request.order_no, kind=OrderActKind.APPLY_FOR_BUYER)
    for act in filed.exclude(state=OrderAct.State.WITHDRAWN):
        with transaction.atomic():
            proven = confirm_actions(
                shop_id=act.shop_id, subject=subject_of(act), state=request.state, version=request.as_of, now=now
            )
            if proven and act.state == OrderAct.State.OPEN:
                _close(act, now)


def _close(act: OrderAct, now: datetime) -> None:
    """Nobody ticked it, and it happened."""
    moved = acts_in([act.shop_id]).filter(pk=act.pk, state=OrderAct.State.OPEN, version=act.version)
    if moved.update(state=OrderAct.State.DONE, ended_at=now, version=act.version + 1) == 1:
        data = {"order_no": act.order_no, "act_kind": act.kind, "action": act.action_id, "version": act.version + 1}
        write_entry(
            shop_id=act.shop_id,
            kind="order_act.confirmed",
            subject=subject_of(act),
            actor=PLATFORM,
            data=data,
            now=now,
        )
