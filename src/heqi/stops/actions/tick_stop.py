"""A person says what became of it: it stays here, or it had left already."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.stops.access import lock_stop
from heqi.stops.actions.answer_platform import answer_platform, may_answer
from heqi.stops.actions.save import tell_stop
from heqi.stops.models import Stop
from heqi.stops.states import StopState, require_way


@transaction.atomic
def tick_stop(*, staff: StaffView, stop_id: int, version: int, left: bool, now: datetime) -> Stop:
    """Say it, and let the platform know where it can be told and this person's limit covers the refund.

    Saying the same again tells the platform what it was not told yet. Raises stop.none, role.stops, stop.stale,
    stop.state.
    """
    stop = lock_stop(staff, stop_id, version)
    state = StopState.LEFT if left else StopState.STOPPED
    again = stop.state == state
    if not again:
        require_way(stop.state, state)
        stop.state, stop.done_at, stop.done_by = state, now, staff.id
        stop.left_at = now if left else None
    told = may_answer(stop, staff) and answer_platform(stop, staff, now=now)
    if again and not told:
        raise unable_to_say_again()
    stop.version += 1
    stop.save()
    if not again:
        data = {"left_at": now.isoformat()} if left else {}
        tell_stop(stop, actor=Actor.staff(staff.id), now=now, data=data)
    return stop


def unable_to_say_again() -> HeqiError:
    """It was said already, and there is nothing to tell the platform."""
    return HeqiError("stop.state", "这条停发已经有结果了，请刷新。", "That has been said already.", 409)
