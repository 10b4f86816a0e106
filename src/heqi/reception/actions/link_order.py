"""Say which order a talk is about, where no message has said so."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.reception.access import lock_talk, require_version
from heqi.reception.actions.save import save_talk
from heqi.reception.models import Talk

LONGEST = 64


def link_order(*, staff: StaffView, talk_id: int, version: int, order_no: str, now: datetime) -> Talk:
    """The talk is about that order; "" about none. An order that is not here yet may be named: its file comes later.

    A later message that names another order wins. Raises talk.bad_order, talk.stale, and as `lock_talk`.
    """
    named = order_no.strip()
    if len(named) > LONGEST or not named.isascii() or any(each.isspace() for each in named):
        raise HeqiError("talk.bad_order", "这不像一个订单号，请核对。", "That is no order number; check it.", 422)
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        if talk.order_no == named:
            return talk
        require_version(talk, version)
        talk.order_no = named
        data = {"order": named}
        save_talk(talk, kind="talk.order_linked", actor=Actor.staff(staff.id), data=data, now=now)
        return talk
