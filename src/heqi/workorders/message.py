"""The message that goes with a link into a work chat: what is asked, by when, and where to answer."""

from heqi.assets.loader import load_work_forms
from heqi.core.masks import mask_contacts
from heqi.core.time import SHANGHAI
from heqi.core.work_orders import WorkKind
from heqi.shops.access import get_shop
from heqi.workorders.contracts import number_of
from heqi.workorders.models import WorkOrder

HERE = "{link}"
"""Where the address of the link goes: only the browser knows under which name the desk is reached."""


def link_message(order: WorkOrder) -> str:
    """To paste beside a new link, which takes the place of HERE."""
    return f"{_head(order)}\n{mask_contacts(order.question)}\n请在 {_due(order)} 前点开链接答复（不用登录）：\n{HERE}"


def reminder_message(order: WorkOrder) -> str:
    """To paste after 催一下; the link was sent before."""
    return f"{_head(order)}还在等答复，时限 {_due(order)}。麻烦点开之前发的链接看一下，谢谢。"


def _head(order: WorkOrder) -> str:
    title = load_work_forms()[WorkKind(order.kind)].title
    return f"【{get_shop(order.shop_id).name}】工单 {number_of(order.pk)} {title}"


def _due(order: WorkOrder) -> str:
    due = order.due_at.astimezone(SHANGHAI)
    return f"{due.month}月{due.day}日 {due:%H:%M}"
