"""Give a work order a link for somebody without an account, or take it back."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.workorders.access import links_in_force, lock_order
from heqi.workorders.actions.save import save_order
from heqi.workorders.models import Link, WorkOrder
from heqi.workorders.states import FINAL
from heqi.workorders.tokens import hash_secret, make_secret, write_token

HOLDS = timedelta(days=7)


def make_link(*, staff: StaffView, order_id: int, version: int, now: datetime) -> tuple[WorkOrder, Link, str]:
    """A new link, good for a week, and its token, told only now; the link before it ends.

    Raises what lock_order raises, and work_order.ended for one that needs no answer any more.
    """
    with transaction.atomic():
        order = lock_order(staff, order_id, version)
        if order.state in FINAL:
            raise HeqiError("work_order.ended", "工单已经结束，不用再发链接。", "This work order has ended.", 409)
        links_in_force([order.shop_id], [order.pk]).update(revoked_at=now)
        secret = make_secret()
        link = Link.objects.create(
            shop_id=order.shop_id,
            order_id=order.pk,
            secret_hash=hash_secret(secret),
            made_at=now,
            made_by=staff.id,
            expires_at=now + HOLDS,
        )
        data = {"link": link.pk, "expires_at": link.expires_at.isoformat()}
        save_order(order, kind="work_order.link_made", actor=Actor.staff(staff.id), data=data, now=now)
        return order, link, write_token(link.pk, secret)


def revoke_link(*, staff: StaffView, order_id: int, version: int, now: datetime) -> WorkOrder:
    """End the link. Raises what lock_order raises, and link.none where no link is in force."""
    with transaction.atomic():
        order = lock_order(staff, order_id, version)
        link = links_in_force([order.shop_id], [order.pk]).first()
        if link is None:
            raise HeqiError("link.none", "这张工单没有有效的链接。", "This work order has no link in force.", 404)
        link.revoked_at = now
        link.save(update_fields=["revoked_at"])
        actor = Actor.staff(staff.id)
        save_order(order, kind="work_order.link_revoked", actor=actor, data={"link": link.pk}, now=now)
        return order
