"""Tell the platform what became of a stop, where it listens: it then pays back at once, or knows why not."""

from datetime import datetime

from heqi.accounts.contracts import StaffView
from heqi.connections.queries import sends_itself
from heqi.journal.contracts import Actor
from heqi.outbox.actions import propose_action, release_action
from heqi.shops.access import get_shop
from heqi.stops.actions.save import subject_of
from heqi.stops.kinds import answer_kind
from heqi.stops.models import Stop
from heqi.stops.states import StopState


def may_answer(stop: Stop, staff: StaffView) -> bool:
    """Whether this person may let the platform know: what is stopped is paid back, so their limit counts."""
    if stop.action_id is not None or not is_answerable(stop):
        return False
    return stop.state == StopState.LEFT or (
        stop.amount_fen is not None and staff.may_spend(stop.shop_id, stop.amount_fen)
    )


def is_answerable(stop: Stop) -> bool:
    """Whether the shop's connection takes such an answer, now."""
    return sends_itself(stop.shop_id, answer_kind(get_shop(stop.shop_id).platform))


def answer_platform(stop: Stop, staff: StaffView, *, now: datetime) -> bool:
    """Put the answer into the outbox, once a round; the stop then names it. Runs in the caller's transaction."""
    by = Actor.staff(staff.id)
    stopped = stop.state == StopState.STOPPED
    action = propose_action(
        shop_id=stop.shop_id,
        kind=answer_kind(get_shop(stop.shop_id).platform),
        subject=subject_of(stop),
        payload={
            "order_no": stop.order_no,
            "after_sale_no": stop.after_sale_no,
            "stopped": stopped,
            "amount_fen": stop.amount_fen,
        },
        by=by,
        now=now,
        key=f"stop:{stop.pk}:{stop.rounds}",
        approved=True,
    )
    release_action(action_id=action.id, by=by, now=now)
    stop.action_id = action.id
    return True
