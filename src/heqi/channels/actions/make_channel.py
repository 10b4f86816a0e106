"""The owner gives a shop a channel."""

import secrets
from datetime import datetime

from django.db import transaction

from heqi.channels.access import channels_in
from heqi.channels.actions.save import save_channel
from heqi.channels.models import Channel
from heqi.channels.secrets import seal_secret
from heqi.channels.states import ChannelKind, ChannelState
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor

MOST = 20
"""Channels of one shop."""


@transaction.atomic
def make_channel(
    *, shop_id: int, kind: ChannelKind, name: str, secret: str, by: Actor, now: datetime, greeting: str = ""
) -> Channel:
    """A channel that takes messages from now on. `secret` is told once, by the caller; only its sealed form is kept.

    The caller has checked whose shop it is. Raises channel.no_name, channel.too_many.
    """
    if channels_in([shop_id]).count() >= MOST:
        raise HeqiError(
            "channel.too_many", f"一个店铺最多 {MOST} 个渠道。", f"A shop has at most {MOST} channels.", 409
        )
    row = Channel(shop_id=shop_id, kind=kind, state=ChannelState.ON, name=clean_name(name), greeting=greeting.strip())
    row.public_id = secrets.token_hex(8)
    row.open_at = row.made_at = now
    row.made_by = by.id
    seal_secret(row, secret)
    row.version = 0
    row.save(force_insert=True)
    return save_channel(row, kind="channel.made", by=by, now=now, data={"channel_kind": kind.value})


def clean_name(name: str) -> str:
    """The name as it is kept. Raises channel.no_name."""
    if not name.strip():
        raise HeqiError("channel.no_name", "请给渠道起个名字。", "Give the channel a name.", 422)
    return name.strip()[:60]
