"""Actions that a bridge takes: offered until they are acknowledged, at least once, under the key in their payload.

No gate and no question after a doubt, unlike `claim`: whoever takes them knows by the key what was taken already, so
that offering again harms nobody. One that is never acknowledged goes to a person in the end.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from heqi.core.sending import SendError
from heqi.journal.contracts import SYSTEM
from heqi.outbox.access import actions_in
from heqi.outbox.actions.move import move_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.kinds import OFFERED
from heqi.outbox.models import Action
from heqi.outbox.states import READY, ActionState

LEASE = timedelta(seconds=60)
"""How long one that was offered is left alone before it is offered again."""
PATIENCE = timedelta(minutes=30)
"""After that nobody waits for the bridge any longer: the buyer does not either."""
_NOT_FETCHED = SendError(
    "channel.not_fetched",
    "渠道 30 分钟没有取走这条消息，没有发出。请检查渠道的程序，或自行复制发送。",
    "The channel has not fetched this message for 30 minutes; it was not sent. Check the bridge, or copy it yourself.",
)
_NOT_ACKNOWLEDGED = SendError(
    "channel.not_acknowledged",
    "渠道取走了这条消息，但 30 分钟没有回报结果。请到平台核对是否已发出。",
    "The channel has fetched this message but not told what became of it; look on the platform whether it was sent.",
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Which actions: those of one channel of a shop, as their payloads name it."""

    shop_id: int
    channel_id: int

    def rows(self) -> QuerySet[Action]:
        """Of every state."""
        return actions_in([self.shop_id]).filter(kind__in=OFFERED, payload__channel=self.channel_id)


def offer_actions(offer: Offer, *, now: datetime, most: int, after: int | None = None) -> list[ActionView]:
    """What waits, oldest first; each is on its way from now on.

    Without `after` the bridge begins anew: it gets everything that is not acknowledged. With it, what lies behind
    that id, and of what lies before only what has been left alone for `LEASE`.
    """
    again = Q(state=ActionState.SENDING)
    if after is not None:
        again &= Q(lease_until__lte=now)
    rows = offer.rows().filter(_is_due(now), Q(state__in=READY) | again).order_by("id")
    return [view for row in list(rows[:most]) if (view := _offer(row, now)) is not None]


def offer_next(offer: Offer, *, now: datetime) -> ActionView | None:
    """The oldest alone, and only when its turn has come: none overtakes another that is to be tried again later."""
    free = Q(state__in=READY) | Q(state=ActionState.SENDING, lease_until__lte=now)
    row = offer.rows().filter(free).order_by("id").first()
    due = row is not None and (row.due_at is None or row.due_at <= now)
    return _offer(row, now) if row is not None and due else None


def channels_with_offers(shop_ids: Collection[int], *, now: datetime) -> set[tuple[int, int]]:
    """(shop, channel) of everything that was never offered, or not for a while."""
    free = Q(state__in=READY) | Q(state=ActionState.SENDING, lease_until__lte=now)
    rows = actions_in(shop_ids).filter(_is_due(now), free, kind__in=OFFERED)
    return {(shop_id, int(channel)) for shop_id, channel in rows.values_list("shop_id", "payload__channel").distinct()}


@transaction.atomic
def give_up_offers(shop_ids: Collection[int], *, now: datetime) -> int:
    """What has waited for `PATIENCE` goes to a person: failed where nobody took it, in doubt where somebody did."""
    late = now - PATIENCE
    never = Q(_is_due(late), state__in=READY, state_at__lte=late)
    silent = Q(state=ActionState.SENDING, lease_until__lte=now, handed_at__lte=late)
    found = list(actions_in(shop_ids).filter(never | silent, kind__in=OFFERED).order_by("id")[:100])
    for action in found:
        if action.state == ActionState.SENDING:
            error = _NOT_ACKNOWLEDGED.body()
            move_action(action=action, to=ActionState.UNKNOWN, by=SYSTEM, now=now, why="in_doubt", error=error)
        else:
            fail_offer(action, _NOT_FETCHED, now=now)
    return len(found)


def fail_offer(action: Action, error: SendError, *, now: datetime) -> None:
    """Nobody will take it. Runs in the caller's transaction."""
    _start(action, now)
    sending = actions_in([action.shop_id]).get(pk=action.pk)
    move_action(action=sending, to=ActionState.FAILED, by=SYSTEM, now=now, why="not_taken", error=error.body())


def _is_due(now: datetime) -> Q:
    return Q(due_at=None) | Q(due_at__lte=now)


def _offer(action: Action, now: datetime) -> ActionView | None:
    """The action on its way; None when somebody else has just moved it."""
    row = actions_in([action.shop_id]).filter(pk=action.pk, state=action.state, lease_until=action.lease_until)
    with transaction.atomic():
        if action.state == ActionState.SENDING:
            if not row.update(lease_until=now + LEASE, attempts=F("attempts") + 1):
                return None
            return actions_in([action.shop_id]).get(pk=action.pk).view()
        return _start(action, now) if row.select_for_update().exists() else None


def _start(action: Action, now: datetime) -> ActionView:
    changes = {"lease_until": now + LEASE, "attempts": action.attempts + 1, "handed_at": now, "error": None}
    return move_action(action=action, to=ActionState.SENDING, by=SYSTEM, now=now, why="offered", **changes)
