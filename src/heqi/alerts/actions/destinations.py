"""The owner says who is told what."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction

from heqi.accounts.contracts import StaffView
from heqi.alerts.access import deliveries_in, destinations_in, lock_destination, require_owner, seal_address
from heqi.alerts.events import BY_NAME
from heqi.alerts.models import NAME_LENGTH, Delivery, Destination
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject

MOST = 20
TEST = "test"


def add_destination(
    *, staff: StaffView, shop_id: int, way: str, name: str, url: str, secret: str, events: Sequence[str], now: datetime
) -> Destination:
    """A new place to tell. The caller has checked the address's form.

    Raises shop.none, role.alerts, alert.unnamed, alert.event, alert.exists, alert.too_many.
    """
    require_owner(staff, shop_id)
    if destinations_in([shop_id]).count() >= MOST:
        raise HeqiError("alert.too_many", f"最多 {MOST} 个通知去处。", f"At most {MOST} destinations.", 409)
    row = Destination(shop_id=shop_id, way=way, made_at=now, made_by=staff.id)
    row.name, row.events = _named(name), _known(events)
    row.hint = (urlsplit(url).hostname or "")[:100]
    seal_address(row, url=url, secret=secret)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            _tell(row, "alert.added", staff, now)
    except IntegrityError as error:
        raise HeqiError("alert.exists", "已经有这个名字的去处。", "There is one of that name.", 409) from error
    return row


@transaction.atomic
def change_destination(
    *,
    staff: StaffView,
    destination_id: int,
    version: int,
    name: str,
    events: Sequence[str],
    on: bool,
    now: datetime,
    url: str = "",
    secret: str = "",
) -> Destination:
    """Change what is told there; an empty address keeps the one that is there. Switching on forgets past failures.

    Raises as `lock_destination`, alert.unnamed, alert.event.
    """
    row = lock_destination(staff, destination_id, version)
    row.name, row.events = _named(name), _known(events)
    if url:
        row.hint = (urlsplit(url).hostname or "")[:100]
        seal_address(row, url=url, secret=secret)
    if on and not row.on:
        row.off_reason, row.failing_since, row.last_error = "", None, ""
    row.on = on
    row.version += 1
    row.save()
    _tell(row, "alert.changed", staff, now)
    return row


@transaction.atomic
def remove_destination(*, staff: StaffView, destination_id: int, version: int, now: datetime) -> None:
    """Tell nothing there any more; what still waits is given up. Raises as `lock_destination`."""
    row = lock_destination(staff, destination_id, version)
    _tell(row, "alert.removed", staff, now)
    waiting = deliveries_in([row.shop_id]).filter(destination_id=row.pk, state=Delivery.State.QUEUED)
    waiting.update(state=Delivery.State.DEAD, error="removed", ended_at=now)
    row.delete()


@transaction.atomic
def test_destination(*, staff: StaffView, destination_id: int, version: int, now: datetime) -> Destination:
    """Have a worker tell it something harmless now. Raises as `lock_destination`."""
    row = lock_destination(staff, destination_id, version)
    key = f"{TEST}-{row.pk}-{int(now.timestamp())}"
    text = "和气：这是一条测试通知。收到说明设置正确。"
    Delivery.objects.bulk_create(
        [Delivery(shop_id=row.shop_id, destination_id=row.pk, key=key, event=TEST, at=now, text=text, due_at=now)],
        ignore_conflicts=True,
    )
    return row


def _named(name: str) -> str:
    name = name.strip()
    if not 0 < len(name) <= NAME_LENGTH:
        raise HeqiError(
            "alert.unnamed", f"请写 1 到 {NAME_LENGTH} 个字的名称。", "Give it a name of 1 to 40 characters.", 422
        )
    return name


def _known(events: Sequence[str]) -> list[str]:
    unknown = [each for each in events if each not in BY_NAME]
    if unknown:
        raise HeqiError("alert.event", "有不认识的通知内容。", f"Not an event: {unknown[0]}", 422)
    return sorted(set(events))


def _tell(row: Destination, kind: str, staff: StaffView, now: datetime) -> None:
    data = {"destination": row.pk, "way": row.way, "events": row.events, "on": row.on}
    subject, actor = Subject("destination", str(row.pk)), Actor.staff(staff.id)
    write_entry(shop_id=row.shop_id, kind=kind, subject=subject, actor=actor, data=data, now=now)
