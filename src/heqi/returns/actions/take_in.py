"""Take in a parcel that came back: for a case, opened and judged at once, or into the pool of unknown ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import case_of, lock_case
from heqi.cases.actions.edit import actor_of
from heqi.cases.models import Case
from heqi.core.cases.arrival import Way
from heqi.core.errors import HeqiError
from heqi.core.scanned import read_scanned
from heqi.returns.access import arrivals_under, require_handler
from heqi.returns.actions.add_photos import add_photos
from heqi.returns.actions.open_parcel import Opened, open_parcel, require_sense
from heqi.returns.actions.save import save_arrival
from heqi.returns.models import Arrival
from heqi.returns.photos import Sent, keep_photos
from heqi.returns.states import State
from heqi.trade.numbers import orders_numbered


@dataclass(frozen=True, slots=True)
class Label:
    """The parcel from outside and what was written down about it. `number`: as scanned, '' where the label is gone."""

    number: str
    carrier: str = ""
    note: str = ""
    inside: str = ""
    sender: str = ""


def accept_parcel(
    *,
    staff: StaffView,
    case_id: int,
    version: int,
    label: Label,
    opened: Opened,
    files: Sequence[Sent] = (),
    now: datetime,
) -> Arrival:
    """A parcel of this case, opened. Raises what lock_case raises, return.twice, return.pieces and those of photos."""
    require_sense(opened)
    # Before a byte is kept: whoever may not take it in leaves nothing on the disk.
    require_handler(staff, case_of(staff, case_id).shop_id)
    kept = keep_photos(files)
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        arrival = _new(case.shop_id, label, staff, now)
        _require_first(arrival, case)
        arrival.way, arrival.case_id = _way(arrival, case), case.pk
        arrival.state = State.TO_CHECK
        _insert(arrival)
        add_photos(arrival, kept, by=staff.id, now=now)
        open_parcel(arrival, case, opened, actor=actor_of(staff), by=staff.id, now=now)
        arrival.save()
        return arrival


def pool_parcel(*, staff: StaffView, shop_id: int, label: Label, files: Sequence[Sent] = (), now: datetime) -> Arrival:
    """A parcel of which nobody knows the case. Raises shop.none, role.cases, return.twice, return.bare."""
    require_handler(staff, shop_id)
    kept = keep_photos(files)
    if not (read_scanned(label.number) or label.inside.strip() or kept):
        raise HeqiError(
            "return.bare", "请拍照，或写下单号或里面是什么。", "Give a photo, a number or the content.", 422
        )
    with transaction.atomic():
        arrival = _new(shop_id, label, staff, now)
        _require_first(arrival, None)
        known = orders_numbered([shop_id], arrival.tracking_no) if arrival.tracking_no else []
        arrival.order_no = known[0].order_no if known else ""
        arrival.way = Way.RECALLED if known and known[0].why == "outbound" else Way.RETURN
        arrival.state = State.POOLED
        _insert(arrival)
        add_photos(arrival, kept, by=staff.id, now=now)
        data = {"photos": len(kept), "known": bool(known)}
        save_arrival(arrival, kind="return.pooled", actor=actor_of(staff), data=data, now=now)
        return arrival


def _new(shop_id: int, label: Label, staff: StaffView, now: datetime) -> Arrival:
    return Arrival(
        shop_id=shop_id,
        tracking_no=read_scanned(label.number),
        carrier=label.carrier.strip(),
        note=label.note.strip(),
        inside=label.inside.strip(),
        sender=label.sender.strip(),
        at=now,
        by=staff.id,
    )


def _way(arrival: Arrival, case: Case) -> Way:
    """A parcel that we sent and that comes back itself was refused or recalled."""
    known = orders_numbered([case.shop_id], arrival.tracking_no) if arrival.tracking_no else []
    whys = {each.why for each in known if each.order_no == case.order_no}
    return Way.RECALLED if "outbound" in whys and "return" not in whys else Way.RETURN


def _require_first(arrival: Arrival, case: Case | None) -> None:
    """One parcel may hold the returns of several cases; for each of them it comes once."""
    for held in arrivals_under([arrival.shop_id], arrival.tracking_no):
        if case is None or held.case_id in (None, case.pk):
            raise unable_to_scan_twice(held)


def unable_to_scan_twice(held: Arrival | None) -> HeqiError:
    """The parcel is on the desk's record already; `detail.arrival` is its id where it is known."""
    return HeqiError(
        "return.twice",
        "这个包裹已经登记过了，没有重复登记。",
        "This parcel is on record already; it was not taken in twice.",
        409,
        {"arrival": held.pk if held else None, "state": held.state if held else None},
    )


def _insert(arrival: Arrival) -> None:
    """Of two scans at once, the slower is told; the database holds to that."""
    try:
        with transaction.atomic():
            arrival.save(force_insert=True)
    except IntegrityError as error:
        raise unable_to_scan_twice(None) from error
