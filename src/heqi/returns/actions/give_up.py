"""Nobody has asked for an unknown parcel for so long that a person ends the search. Nothing does that by itself."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.core.errors import HeqiError
from heqi.returns.access import lock_arrival
from heqi.returns.actions.save import save_arrival
from heqi.returns.figures import keep_days_of
from heqi.returns.models import Arrival
from heqi.returns.states import State, require_way
from heqi.shops.access import get_shop


def give_up_arrival(*, staff: StaffView, arrival_id: int, version: int, reason: str, now: datetime) -> Arrival:
    """With the reason, once the shop's days are over. Raises what lock_arrival raises, return.state, return.early."""
    with transaction.atomic():
        arrival = lock_arrival(staff, arrival_id, version)
        require_way(arrival.state, State.GIVEN_UP)
        days = keep_days_of(get_shop(arrival.shop_id))
        if now < arrival.at + timedelta(days=days):
            raise HeqiError(
                "return.early",
                f"无头件要保管满 {days} 天才能停止查找。",
                f"An unknown parcel is kept for {days} days before the search may end.",
                409,
                {"days": days},
            )
        arrival.state = State.GIVEN_UP
        arrival.ended_at, arrival.ended_by, arrival.end_reason = now, staff.id, reason.strip()
        save_arrival(arrival, kind="return.given_up", actor=actor_of(staff), data={"days": days}, now=now)
        return arrival
