"""A message of the outbox as a bridge gets it, fetched or pushed."""

from base64 import b64encode
from datetime import datetime
from typing import Any

from heqi.channels.keys import split_key
from heqi.channels.models import Channel
from heqi.core.sending import SendError
from heqi.outbox.actions.offer import Offer
from heqi.outbox.actions.settle_offer import Word, settle_offer
from heqi.outbox.contracts import ActionView
from heqi.pictures.contracts import Refusal, Sendable
from heqi.pictures.queries import sendable


def offer_of(channel: Channel) -> Offer:
    """The actions of this channel."""
    return Offer(channel.shop_id, channel.pk)


def make_item(channel: Channel, action: ActionView, *, now: datetime) -> dict[str, Any] | None:
    """An action as `ChannelItem`; None when its picture may not leave: then the action has failed with the reason."""
    picture = picture_of(action)
    if isinstance(picture, Refusal):
        error = SendError(picture.code, picture.message, picture.message_en)
        settle_offer(offer_of(channel), action_id=action.id, word=Word.FAILED, now=now, error=error)
        return None
    return {
        "id": action.id,
        "key": action.payload["message"],
        "conversation": their_conversation(action),
        "kind": "image" if picture else "text",
        "text": action.payload.get("text", ""),
        "picture": b64encode(picture.content).decode() if picture else "",
        "mime": picture.media_type if picture else "",
        "at": action.proposed_at,
    }


def picture_of(action: ActionView) -> Sendable | Refusal | None:
    """The copy of the action's picture that may leave, or why not; None when it has none."""
    picture_id = action.payload.get("picture")
    return sendable(action.shop_id, int(picture_id)) if picture_id is not None else None


def their_conversation(action: ActionView) -> str:
    """The conversation's key as the bridge calls it."""
    named = split_key(str(action.payload["conversation"]))
    return named[1] if named else str(action.payload["conversation"])
