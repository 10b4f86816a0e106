"""Somebody opens the link of a work order."""

from datetime import datetime

from django.db import transaction

from heqi.core.errors import HeqiError
from heqi.journal.contracts import SYSTEM
from heqi.workorders.access import mark_opened, order_behind
from heqi.workorders.actions.save import tell_case
from heqi.workorders.links import read_link
from heqi.workorders.models import Link, WorkOrder
from heqi.workorders.states import FINAL


def open_link(*, token: str, now: datetime) -> tuple[Link, WorkOrder]:
    """The link and its work order; the first time is on record. Raises those of read_link, link.closed (410)."""
    link = read_link(token, now)
    order = order_behind(link)
    if order.state in FINAL:
        raise HeqiError(
            "link.closed", "这张工单已经结束，不用再答复。", "This work order is closed; no answer is needed.", 410
        )
    if link.opened_at is None:
        _note_first_look(link, order, now)
    return link, order


def _note_first_look(link: Link, order: WorkOrder, now: datetime) -> None:
    with transaction.atomic():
        if mark_opened(link, now):
            tell_case(order, kind="work_order.link_opened", actor=SYSTEM, data={"link": link.pk}, now=now)
