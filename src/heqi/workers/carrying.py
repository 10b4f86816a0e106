"""The lane that brings messages into the buyer page, and what all channels need: who waits, and what is given up.

What a bridge fetches by itself stays where it is; nobody here takes it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.db import transaction

from heqi.channels.access import all_channels, shops_with_channels, visits_of
from heqi.channels.actions.sweep import sweep_channels
from heqi.channels.actions.visit import NewLine, add_line
from heqi.channels.models import Channel, Visit
from heqi.channels.states import ChannelKind, ChannelState
from heqi.core.sending import SendError
from heqi.files.store import keep_file
from heqi.outbox.actions.offer import Offer, channels_with_offers, give_up_offers, offer_next
from heqi.outbox.actions.settle_offer import Word, settle_offer
from heqi.outbox.contracts import ActionView
from heqi.pictures.contracts import Refusal, Sendable
from heqi.workers.channel_items import picture_of, their_conversation
from heqi.workers.clock import read_clock

AT_ONCE = 20
ENDED = SendError(
    "channel.ended",
    "这个渠道已经停用，消息没有发出。请自行复制发送。",
    "This channel has ended; the message was not sent. Copy it yourself.",
)
NO_VISIT = SendError(
    "chat.none", "找不到这位访客，消息没有发出。", "There is no such visitor; the message was not sent."
)


def carry_to_pages() -> int:
    """Put what is for visitors of buyer pages into their talks, and fail what no channel will ever take."""
    done = 0
    for offer, channel in waiting_channels():
        if channel is None:
            done += one_by_one(offer, partial(_fail, offer, ENDED))
        elif channel.kind == ChannelKind.PAGE and channel.state == ChannelState.ON:
            done += one_by_one(offer, partial(_show, channel))
    return done


def tidy_channels(now: datetime) -> int:
    """Give up what nobody fetched for too long, and forget old nonces and receipts; how many."""
    return give_up_offers(shops_with_channels(), now=now) + sweep_channels(now=now)


def waiting_channels() -> Iterator[tuple[Offer, Channel | None]]:
    """For which channels messages wait; without the channel where it has ended."""
    shops = shops_with_channels()
    offers = channels_with_offers(shops, now=read_clock()) if shops else set()
    rows = {row.pk: row for row in all_channels().filter(pk__in=[channel for _, channel in offers])} if offers else {}
    for shop_id, channel_id in sorted(offers):
        row = rows.get(channel_id)
        yield Offer(shop_id, channel_id), row if row is not None and row.shop_id == shop_id else None


def one_by_one(offer: Offer, do: Callable[[ActionView], bool]) -> int:
    """Take a portion, oldest first, until `do` says no; how many. What is not reached is not on its way either."""
    for done in range(AT_ONCE):
        action = offer_next(offer, now=read_clock())
        if action is None or not do(action):
            return done
    return AT_ONCE


def _fail(offer: Offer, error: SendError, action: ActionView) -> bool:
    settle_offer(offer, action_id=action.id, word=Word.FAILED, now=read_clock(), error=error)
    return True


def _show(channel: Channel, action: ActionView) -> bool:
    """A line of the page; with it the action is delivered."""
    offer = Offer(channel.shop_id, channel.pk)
    visit = visits_of(channel.shop_id, channel.pk).filter(key=their_conversation(action)).first()
    picture = picture_of(action)
    if visit is None:
        return _fail(offer, NO_VISIT, action)
    if isinstance(picture, Refusal):
        return _fail(offer, SendError(picture.code, picture.message, picture.message_en), action)
    _add(offer, visit, _line_of(action, picture))
    return True


def _line_of(action: ActionView, picture: Sendable | None) -> NewLine:
    return NewLine(
        key=str(action.payload["message"]),
        sender="shop",
        at=action.proposed_at,
        kind="image" if picture else "text",
        text=str(action.payload.get("text", "")),
        picture=keep_file(picture.content) if picture else "",
        mime=picture.media_type if picture else "",
        action_id=action.id,
    )


@transaction.atomic
def _add(offer: Offer, visit: Visit, line: NewLine) -> None:
    added, _ = add_line(visit=visit, line=line)
    settle_offer(offer, action_id=line.action_id or 0, word=Word.DELIVERED, now=read_clock(), reference=str(added.seq))
