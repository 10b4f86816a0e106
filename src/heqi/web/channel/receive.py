"""What a bridge brings goes in: receipts and messages in one transaction, so that each is taken once or not at all.

The buyer page calls the same functions: it is a bridge that lives in this desk.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from django.db import IntegrityError, transaction

from heqi.channels.actions.keep_receipts import keep_receipts, unable_to_reuse_keys
from heqi.channels.keys import prefix_of
from heqi.channels.models import Channel
from heqi.core.facts import Fact
from heqi.core.reception.incoming import Incoming
from heqi.inbox.actions.apply_batch import apply_batch
from heqi.platforms.channel.limits import MESSAGES_A_MINUTE
from heqi.platforms.channel.parsing import digest_of, rating_fact, read_messages
from heqi.platforms.channel.shapes import ChannelMessage, ChannelRating, ChannelRead
from heqi.reception.access import messages_in
from heqi.reception.actions.mark_read import note_read
from heqi.reception.actions.take_in import take_in_messages
from heqi.web.allowance import Allowance
from heqi.web.channel.door import MINUTE, require_rate
from heqi.web.channel.pictures import keep_pictures

MESSAGES = Allowance(most=MESSAGES_A_MINUTE, per=MINUTE)
"""Of one channel."""
T = TypeVar("T", ChannelMessage, ChannelRating)
TRIES = 3


def receive_messages(channel: Channel, sent: Sequence[ChannelMessage], *, now: datetime) -> Mapping[str, str]:
    """new or known, by the bridge's keys. Raises channel.invalid, channel.key_reused, channel.busy."""
    require_rate(MESSAGES, channel.public_id, now, times=len(sent))
    prefix = prefix_of(channel.pk)
    messages = {message.key: message for message in read_messages(sent, prefix=prefix, now=now)}

    def take(new: frozenset[str]) -> None:
        fresh = [messages[prefix + key] for key in new]
        _take_in(channel, sorted(fresh, key=lambda each: (each.at, each.key)), now)

    return _once(channel, "message", _by_key(sent), take, now)


def receive_ratings(channel: Channel, sent: Sequence[ChannelRating], *, now: datetime) -> Mapping[str, str]:
    """new or known, by the bridge's keys. Raises channel.key_reused."""
    ratings = _by_key(sent)

    def take(new: frozenset[str]) -> None:
        prefix = prefix_of(channel.pk)
        rows: list[Sequence[Fact]] = [(rating_fact(ratings[key], prefix=prefix),) for key in ratings if key in new]
        apply_batch(shop_id=channel.shop_id, facts=rows, import_id=None, now=now)

    return _once(channel, "rating", ratings, take, now)


def receive_reads(channel: Channel, reads: Sequence[ChannelRead], *, now: datetime) -> None:
    """Who has read up to where. A mark that names a message we know speaks of that message's own time."""
    for each in reads:
        conversation = prefix_of(channel.pk) + each.conversation
        at = _written_at(channel, conversation, each.upto) or each.at.astimezone(UTC)
        note_read(channel.shop_id, conversation, at, now=now)


def _take_in(channel: Channel, messages: Sequence[Incoming], now: datetime) -> None:
    pictures = keep_pictures(channel.shop_id, messages, now=now)
    taken = take_in_messages(channel.shop_id, messages, channel_id=channel.pk, at=now, pictures=pictures)
    if taken.conflicting:
        raise unable_to_reuse_keys([key.removeprefix(prefix_of(channel.pk)) for key in taken.conflicting])


def _by_key(sent: Sequence[T]) -> dict[str, T]:
    """Each key once; the same key with something else under it is refused."""
    found: dict[str, T] = {}
    for each in sent:
        if found.setdefault(each.key, each) != each:
            raise unable_to_reuse_keys([each.key])
    return found


def _once(
    channel: Channel, sort: str, said: Mapping[str, T], take: Callable[[frozenset[str]], None], now: datetime
) -> Mapping[str, str]:
    digests = {key: digest_of(each) for key, each in said.items()}
    for left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                new = keep_receipts(shop_id=channel.shop_id, channel_id=channel.pk, sort=sort, digests=digests, now=now)
                if new:
                    take(new)
                return {key: "new" if key in new else "known" for key in digests}
        except IntegrityError:  # the same keys in two requests at once: the other one has them by now
            if not left:
                raise
    raise AssertionError("unreachable")


def _written_at(channel: Channel, conversation: str, upto: str) -> datetime | None:
    keys = (upto, prefix_of(channel.pk) + upto)
    rows = messages_in([channel.shop_id]).filter(conversation=conversation, key__in=keys)
    return rows.values_list("at", flat=True).first()
