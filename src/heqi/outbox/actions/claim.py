"""A worker takes an action that is due: to send it, or, after a doubtful sending, to ask whether it happened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from heqi.journal.contracts import SYSTEM
from heqi.outbox.access import actions_in, all_actions
from heqi.outbox.actions.move import move_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.gate import pass_gate
from heqi.outbox.kinds import OFFERED
from heqi.outbox.models import Action
from heqi.outbox.states import READY, ActionState

LEASE = timedelta(seconds=60)
"""Longer than a connector may take for one call with everything around it."""
CANDIDATES = 50
_AHEAD = (*READY, ActionState.SENDING, ActionState.UNKNOWN, ActionState.FAILED)
_WHY = "one queue serves all shops"


@dataclass(frozen=True, slots=True)
class Claimed:
    """An action in a worker's hands until `lease_until`. `ask`: find out first whether it has happened."""

    action: ActionView
    token: str
    ask: bool
    lease_until: datetime


def claim_next(*, now: datetime, shop_ids: Collection[int] | None = None) -> Claimed | None:
    """The action that is due longest and may go now, or None; of these shops, or of all.

    Each in the order of its subject: one waits while an earlier one of the same subject is on its way, in doubt or has
    failed. Actions of one shop keep the pace of its gate; while the gate is shut, other shops' go on.
    """
    shut: set[int] = set()
    rows = all_actions(why=_WHY) if shop_ids is None else actions_in(shop_ids)
    due = rows.filter(_is_due(now)).exclude(kind__in=OFFERED).filter(~_has_one_ahead()).order_by("due_at", "id")
    for action_id, shop_id in list(due.values_list("id", "shop_id")[:CANDIDATES]):
        if shop_id in shut:
            continue
        claimed = _claim(action_id, shop_id, now)
        if claimed is not None:
            return claimed
        shut.add(shop_id)
    return None


def keep_claim(claimed: Claimed, *, now: datetime) -> bool:
    """Whether the claim still holds: to be asked in the instant before anything leaves the house."""
    return now < claimed.lease_until and _mine(claimed).exists()


def _mine(claimed: Claimed) -> QuerySet[Action]:
    rows = actions_in([claimed.action.shop_id])
    return rows.filter(pk=claimed.action.id, state=ActionState.SENDING, claimed_by=claimed.token)


def _is_due(now: datetime) -> Q:
    ready = Q(state__in=READY, due_at__lte=now)
    in_doubt = Q(state=ActionState.SENDING, doubtful=True, lease_until=None, due_at__lte=now)
    # A worker that died may have sent it or not.
    abandoned = Q(state=ActionState.SENDING, lease_until__lte=now, due_at__lte=now)
    return ready | in_doubt | abandoned


def _has_one_ahead() -> Exists:
    same = all_actions(why=_WHY).filter(
        shop_id=OuterRef("shop_id"), subject_type=OuterRef("subject_type"), subject_id=OuterRef("subject_id")
    )
    ahead = same.filter(pk__lt=OuterRef("pk"), due_at__isnull=False, state__in=_AHEAD)
    return Exists(ahead.exclude(kind__in=OFFERED))


@transaction.atomic
def _claim(action_id: int, shop_id: int, now: datetime) -> Claimed | None:
    """Runs through the gate first: what it lets pass and somebody else claimed costs a place, which harms nobody."""
    if not pass_gate(shop_id, now=now):
        return None
    row = actions_in([shop_id]).filter(pk=action_id)
    action = row.filter(_is_due(now)).filter(~_has_one_ahead()).first()
    if action is None:
        return None
    token, until = uuid4().hex, now + LEASE
    if action.state == ActionState.SENDING:
        again = row.filter(_is_due(now), state=ActionState.SENDING, claimed_by=action.claimed_by)
        if not again.update(claimed_by=token, lease_until=until, doubtful=True, asks=F("asks") + 1):
            return None
        return Claimed(row.get().view(), token, True, until)
    changes = {
        "claimed_by": token,
        "lease_until": until,
        "attempts": action.attempts + 1,
        "asks": 0,
        "doubtful": False,
        "handed_at": now,
        "error": None,
    }
    view = move_action(action=action, to=ActionState.SENDING, by=SYSTEM, now=now, why="connector", **changes)
    return Claimed(view, token, False, until)
