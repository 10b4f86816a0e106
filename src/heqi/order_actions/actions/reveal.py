"""Show what is hidden of an order, or of a new address, to somebody who says why."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.accounts.sealing import unseal
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.order_actions.access import acts_in, order_of_mine, require_handler, unable_to_find_act
from heqi.order_actions.models import OrderReveal
from heqi.trade.personal import personal_fields

NEW_ADDRESS = "new_address"


def reveal_order(*, staff: StaffView, shop_id: int, order_no: str, field: str, reason: str, now: datetime) -> str:
    """A field of the order as it is stored. Who saw it, when and why is on record before it is told.

    Raises shop.none, order.none, role.orders, reveal.no_reason, reveal.nothing.
    """
    order_of_mine(staff, shop_id, order_no)
    require_handler(staff, shop_id)
    held = personal_fields(shop_id, order_no=order_no, after_sale_no="").get(field)
    with transaction.atomic():
        if held is None or not held.hidden:
            raise unable_to_reveal()
        _put_on_record(staff, shop_id, order_no, field, reason, now)
        return held.value


def reveal_address(*, staff: StaffView, act_id: int, reason: str, now: datetime) -> str:
    """The new address of an act that waits. Raises act.none, role.orders, reveal.no_reason, reveal.nothing."""
    with transaction.atomic():
        act = acts_in(staff.shops).filter(id=act_id).first()
        if act is None:
            raise unable_to_find_act()
        require_handler(staff, act.shop_id)
        if act.sealed is None:
            raise unable_to_reveal()
        _put_on_record(staff, act.shop_id, act.order_no, NEW_ADDRESS, reason, now)
        return unseal(act.sealed, of=f"order_act:{act.pk}")


def unable_to_reveal() -> HeqiError:
    """There is nothing behind the mask."""
    return HeqiError("reveal.nothing", "这一项没有隐藏的内容。", "There is nothing hidden in this field.", 404)


def _put_on_record(staff: StaffView, shop_id: int, order_no: str, field: str, reason: str, now: datetime) -> None:
    if len(reason.strip()) < 2:
        raise HeqiError("reveal.no_reason", "请写明查看的原因。", "Say what you need it for.", 400)
    row = OrderReveal.objects.create(
        shop_id=shop_id, order_no=order_no, field=field, reason=reason.strip(), at=now, by=staff.id
    )
    write_entry(
        shop_id=shop_id,
        kind="data.revealed",
        subject=Subject("order", order_no),
        actor=Actor.staff(staff.id),
        data={"field": field, "order_no": order_no, "note": row.pk},
        now=now,
    )
