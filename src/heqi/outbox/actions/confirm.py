"""A fact of the platform proves what was done."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from heqi.core.words import AfterSaleState
from heqi.journal.contracts import PLATFORM, Subject
from heqi.outbox.access import actions_in
from heqi.outbox.actions.move import move_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.kinds import kinds_proven_by
from heqi.outbox.states import PROVABLE, ActionState


@transaction.atomic
def confirm_actions(
    *, shop_id: int, subject: Subject, state: AfterSaleState, version: datetime, now: datetime
) -> list[ActionView]:
    """Confirm the subject's actions that after-sale state `state`, as of `version`, proves; those confirmed now.

    Only a fact newer than the hand-over counts: an older one describes the world before anybody acted. What the
    platform has accepted from a connector is proven by any statement: its own clock may go before ours. What it refused
    was handed over several times perhaps, and any of them, or somebody else, may have done it: there a fact counts
    from the moment on in which it was decided.
    """
    rows = actions_in([shop_id]).filter(subject_type=subject.type, subject_id=subject.id)
    refused = Q(state=ActionState.FAILED, proposed_at__lt=version)
    counts = Q(handed_at__lt=version) | Q(state=ActionState.SENT) | refused
    proven = rows.filter(counts, state__in=PROVABLE, kind__in=kinds_proven_by(state))
    done = {"confirmed_at": now, "confirmed_version": version, "due_at": None, "error": None}
    return [
        move_action(action=action, to=ActionState.CONFIRMED, by=PLATFORM, now=now, why=state.value, **done)
        for action in proven.order_by("id")
    ]
