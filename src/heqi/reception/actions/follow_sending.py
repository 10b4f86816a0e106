"""What became of a message that was handed to a bridge."""

from datetime import datetime

from django.db import transaction

from heqi.db.locks import hold_lock
from heqi.journal.contracts import SYSTEM, EntryView
from heqi.outbox.queries import action_in
from heqi.outbox.states import ActionState
from heqi.reception.access import lock_talk_by_id, messages_in, outgoing_in
from heqi.reception.actions.save import save_talk
from heqi.reception.models import Outgoing
from heqi.reception.waiting import renew_wait

_STATES = {
    ActionState.SENT: Outgoing.State.SENT,
    ActionState.CONFIRMED: Outgoing.State.SENT,
    ActionState.FAILED: Outgoing.State.FAILED,
    ActionState.UNKNOWN: Outgoing.State.FAILED,
    ActionState.CANCELLED: Outgoing.State.FAILED,
}


def follow_sending(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `action.*` on a talk: the message is sent, or has failed and the buyer still waits.

    Safe to run twice.
    """
    with transaction.atomic():
        talk = lock_talk_by_id(entry.shop_id, int(entry.subject.id))
        row = outgoing_in([entry.shop_id]).filter(action_id=entry.data["action"]).first()
        action = action_in([entry.shop_id], int(entry.data["action"]))
        state = _STATES.get(action.state)
        if talk is None or row is None or state is None or row.state in (state, Outgoing.State.TICKED):
            return
        with hold_lock(f"trade.{talk.shop_id}"):
            row.state, row.state_at, row.error = state, now, action.error
            row.save()
            messages_in([talk.shop_id]).filter(key=row.key).update(
                failed=True if state is Outgoing.State.FAILED else None
            )
            renew_wait(talk, now=now)
            data = {"message": row.pk, "state": row.state}
            save_talk(talk, kind="talk.delivery", actor=SYSTEM, data=data, now=now)
