"""What the owner changes of a channel that stands."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.channels.access import lock_channel
from heqi.channels.actions.make_channel import clean_name
from heqi.channels.actions.save import save_channel
from heqi.channels.models import Channel
from heqi.channels.secrets import rotate_secret, seal_url
from heqi.channels.states import ChannelKind, ChannelState
from heqi.journal.contracts import Actor


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the owner typed. `url`: None leaves the address, '' takes it away."""

    name: str
    greeting: str = ""
    needs_identity: bool = False
    url: str | None = None


@transaction.atomic
def change_channel(*, staff: StaffView, channel_id: int, version: int, wishes: Wishes, now: datetime) -> Channel:
    """Name, greeting, who may write, where to push to. Raises as `lock_channel`, channel.no_name."""
    row = lock_channel(staff, channel_id, version)
    row.name, row.greeting, row.needs_identity = clean_name(wishes.name), wishes.greeting.strip(), wishes.needs_identity
    if wishes.url is not None and row.kind == ChannelKind.BRIDGE:
        seal_url(row, wishes.url)
        row.host = urlsplit(wishes.url).hostname or ""
        row.failures, row.open_at, row.error, row.error_at = 0, now, None, None
        row.check_at = now if wishes.url else None
    return save_channel(row, kind="channel.changed", by=Actor.staff(staff.id), now=now, data={"pushes": bool(row.host)})


@transaction.atomic
def give_new_secret(
    *, staff: StaffView, channel_id: int, version: int, secret: str, at_once: bool, now: datetime
) -> Channel:
    """Another secret; the present one stays good for a week, or ends `at_once`. Raises as `lock_channel`."""
    row = lock_channel(staff, channel_id, version)
    rotate_secret(row, secret, now=now, at_once=at_once)
    data = {"at_once": at_once}
    return save_channel(row, kind="channel.secret_changed", by=Actor.staff(staff.id), now=now, data=data)


@transaction.atomic
def pause_channel(*, staff: StaffView, channel_id: int, version: int, now: datetime) -> Channel:
    """Take nothing and send nothing until it goes on. Raises as `lock_channel`."""
    row = lock_channel(staff, channel_id, version)
    row.state = ChannelState.PAUSED
    return save_channel(row, kind="channel.paused", by=Actor.staff(staff.id), now=now)


@transaction.atomic
def resume_channel(*, staff: StaffView, channel_id: int, version: int, now: datetime) -> Channel:
    """Go on. Raises as `lock_channel`."""
    row = lock_channel(staff, channel_id, version)
    row.state, row.open_at, row.failures = ChannelState.ON, now, 0
    return save_channel(row, kind="channel.resumed", by=Actor.staff(staff.id), now=now)


@transaction.atomic
def ask_to_check(*, staff: StaffView, channel_id: int, version: int, now: datetime) -> Channel:
    """Have a worker try the address where one is given. Raises as `lock_channel`."""
    row = lock_channel(staff, channel_id, version)
    row.check_at = now if row.url is not None else None
    row.open_at, row.error, row.error_at = now, None, None
    return save_channel(row, kind="channel.check_asked", by=Actor.staff(staff.id), now=now)


@transaction.atomic
def end_channel(*, staff: StaffView, channel_id: int, version: int, now: datetime) -> None:
    """For good: its secrets and address are forgotten. What came through it stays. Raises as `lock_channel`."""
    row = lock_channel(staff, channel_id, version)
    row.state = ChannelState.ENDED
    row.secret, row.old_secret, row.url, row.check_at = b"", None, None, None
    save_channel(row, kind="channel.ended", by=Actor.staff(staff.id), now=now)
