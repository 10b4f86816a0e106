"""Reading channels."""

from collections.abc import Collection

from heqi.channels.access import channels_in
from heqi.channels.contracts import ChannelView
from heqi.channels.models import Channel
from heqi.channels.states import ChannelKind, ChannelState


def channel_views(shop_ids: Collection[int]) -> list[ChannelView]:
    """The channels of these shops, oldest first."""
    return [view_channel(row) for row in channels_in(shop_ids)]


def is_live(shop_id: int, channel_id: int | None) -> bool:
    """Whether a message may be given to this channel now: else a person has to copy it."""
    return channel_id is not None and channels_in([shop_id]).filter(pk=channel_id, state=ChannelState.ON).exists()


def live_channels(shop_ids: Collection[int]) -> set[int]:
    """The channels of these shops that take messages now."""
    return set(channels_in(shop_ids).filter(state=ChannelState.ON).values_list("pk", flat=True))


def view_channel(row: Channel) -> ChannelView:
    """A row as a value, without its secrets."""
    return ChannelView(
        id=row.pk,
        shop_id=row.shop_id,
        public_id=row.public_id,
        kind=ChannelKind(row.kind),
        name=row.name,
        state=ChannelState(row.state),
        hint=row.hint,
        old_until=row.old_until,
        host=row.host,
        seen_at=row.seen_at,
        polled_at=row.polled_at,
        check_at=row.check_at,
        checked_at=row.checked_at,
        error=row.error,
        error_at=row.error_at,
        greeting=row.greeting,
        needs_identity=row.needs_identity,
        version=row.version,
    )
