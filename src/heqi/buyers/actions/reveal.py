"""Show one masked field of an order to somebody who says why."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.buyers.access import require_handler
from heqi.buyers.models import BuyerReveal
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.trade.personal import personal_fields


def reveal_of_order(*, staff: StaffView, shop_id: int, order_no: str, field: str, reason: str, now: datetime) -> str:
    """The field as it is stored. Who saw it, when and why is on record before it is told.

    Raises shop.none, role.buyers, reveal.no_reason, reveal.nothing.
    """
    require_handler(staff, shop_id)
    if len(reason.strip()) < 2:
        raise HeqiError("reveal.no_reason", "请写明查看的原因。", "Say what you need it for.", 400)
    held = personal_fields(shop_id, order_no=order_no, after_sale_no="").get(field)
    if held is None or not held.hidden:
        raise HeqiError("reveal.nothing", "这一项没有隐藏的内容。", "There is nothing hidden in this field.", 404)
    with transaction.atomic():
        kept = BuyerReveal.objects.create(
            shop_id=shop_id, order_no=order_no, field=field, reason=reason.strip(), by=staff.id, at=now
        )
        write_entry(
            shop_id=shop_id,
            kind="data.revealed",
            subject=Subject("order", order_no),
            actor=Actor.staff(staff.id),
            data={"field": field, "order_no": order_no, "buyer_reveal": kept.pk},
            now=now,
        )
    return held.value
