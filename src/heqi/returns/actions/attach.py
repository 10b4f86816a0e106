"""It is known whose parcel it is: from the pool, or brought to its case unopened, it is opened and judged."""

from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case
from heqi.cases.actions.edit import actor_of
from heqi.core.errors import HeqiError
from heqi.returns.access import lock_arrival
from heqi.returns.actions.open_parcel import Opened, open_parcel, require_sense
from heqi.returns.actions.take_in import unable_to_scan_twice
from heqi.returns.models import Arrival


def attach_parcel(
    *,
    staff: StaffView,
    arrival_id: int,
    version: int,
    case_id: int,
    case_version: int,
    opened: Opened,
    now: datetime,
) -> Arrival:
    """Raises what lock_arrival and lock_case raise, return.state, .pieces, .other_shop, .other_case, .twice."""
    require_sense(opened)
    try:
        with transaction.atomic():
            arrival = lock_arrival(staff, arrival_id, version)
            case = lock_case(staff, case_id, case_version)
            if case.shop_id != arrival.shop_id:
                raise HeqiError(
                    "return.other_shop", "包裹和售后不在同一个店铺。", "Parcel and case differ in shop.", 409
                )
            if arrival.case_id not in (None, case.pk):
                raise HeqiError("return.other_case", "这个包裹已经归到别的售后。", "It is another case's parcel.", 409)
            open_parcel(arrival, case, opened, actor=actor_of(staff), by=staff.id, now=now)
            arrival.ended_at, arrival.ended_by, arrival.end_reason = None, None, ""
            arrival.version += 1
            arrival.save()
            return arrival
    except IntegrityError as error:
        raise unable_to_scan_twice(None) from error
