"""What a bridge fetches, and what it tells of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from heqi.channels.models import Channel
from heqi.core.sending import SendError
from heqi.outbox.actions.offer import offer_actions
from heqi.outbox.actions.settle_offer import Word, settle_offer
from heqi.platforms.channel.limits import MOST_ITEMS
from heqi.platforms.channel.shapes import ChannelAck
from heqi.workers.channel_items import make_item, offer_of


def look_outbox(channel: Channel, *, after: int | None, now: datetime) -> dict[str, Any]:
    """What waits, as `ChannelOutbox`."""
    actions = offer_actions(offer_of(channel), now=now, most=MOST_ITEMS, after=after)
    items = [item for action in actions if (item := make_item(channel, action, now=now)) is not None]
    return {"items": items, "cursor": max([after or 0, *(action.id for action in actions)])}


def take_acks(channel: Channel, acks: Sequence[ChannelAck], *, now: datetime) -> list[dict[str, Any]]:
    """Where each item stands then, as `SettledAck`."""
    return [{"id": each.id, "state": settle(channel, each, now=now)} for each in acks]


def settle(channel: Channel, ack: ChannelAck, *, now: datetime) -> str:
    """Bring one acknowledgement; the state of the action, `unknown` when it is none of this channel's."""
    view = settle_offer(
        offer_of(channel),
        action_id=ack.id,
        word=Word(ack.state),
        now=now,
        reference=ack.reference,
        error=_refusal(ack.reason),
    )
    return view.state.value if view is not None else "unknown"


def _refusal(reason: str) -> SendError:
    """Why it could not be brought, in the bridge's own words where it gives some."""
    told = f"渠道没有发出这条消息：{reason}" if reason else "渠道没有发出这条消息，没有说明原因。"
    told_en = f"The channel did not send it: {reason}" if reason else "The channel did not send it and gave no reason."
    return SendError("channel.refused", told, told_en)
