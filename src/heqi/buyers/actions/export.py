"""Hand out all that is kept of a buyer, at their wish; who did it is on record."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.buyers.access import require_owner
from heqi.buyers.export import export_of
from heqi.buyers.reach import reach_of
from heqi.buyers.whose import Asked, find_whose
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def export_buyer(*, staff: StaffView, asked: Asked, now: datetime) -> bytes:
    """The zip. Raises shop.none, role.owner, buyer.nobody."""
    require_owner(staff, asked.shop_id)
    whose = find_whose(asked)
    if not whose.order_nos and not whose.conversations:
        raise HeqiError("buyer.nobody", "没有找到这位买家的任何记录。", "Nothing of this buyer was found.", 404)
    content = export_of(reach_of(whose), now=now)
    with transaction.atomic():
        write_entry(
            shop_id=asked.shop_id,
            kind="buyer.exported",
            subject=Subject("buyer", whose.mark or "talk"),
            actor=Actor.staff(staff.id),
            data={"bytes": len(content)},
            now=now,
        )
    return content
