"""Who stands at the door of a channel: every request of a bridge is checked here before anything of it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from heqi.accounts.sealing import UnableToOpen
from heqi.channels.access import channel_at
from heqi.channels.actions.keep_nonce import keep_nonce
from heqi.channels.actions.note import note_error, note_seen
from heqi.channels.models import Channel
from heqi.channels.secrets import living_secrets
from heqi.channels.states import ChannelKind, ChannelState
from heqi.core.errors import HeqiError
from heqi.platforms.channel.limits import REQUESTS_A_MINUTE
from heqi.platforms.channel.signing import Letter, check_stamp, read_stamp, replay_ends
from heqi.web.allowance import Allowance

MINUTE = 60
REQUESTS = Allowance(most=REQUESTS_A_MINUTE, per=MINUTE)
"""Of one channel."""
WRONG = Allowance(most=60, per=MINUTE)
"""Requests of one address that were turned away; a good one passes all the same."""


@dataclass(frozen=True, slots=True)
class Knock:
    """A request as it came: `headers` by lower-case names, `address` of the caller."""

    letter: Letter
    headers: Mapping[str, str]
    address: str


def let_in(public_id: str, knock: Knock, *, now: datetime, polls: bool = False) -> Channel:
    """The channel whose bridge this is.

    Raises channel.none, channel.unsigned, channel.bad_nonce, channel.bad_signature, channel.out_of_time,
    channel.replayed (401), channel.paused (409), channel.busy (429), channel.sealed (503).
    """
    channel = channel_at(public_id, ChannelKind.BRIDGE)
    try:
        stamp = read_stamp(knock.headers)
        check_stamp(stamp, knock.letter, living=open_secrets(channel, now), now=now)
        require_open(channel)
        require_rate(REQUESTS, public_id, now)
        keep_nonce(shop_id=channel.shop_id, channel_id=channel.pk, nonce=stamp.nonce, until=replay_ends(stamp))
    except HeqiError as error:
        _turn_away(channel, knock, error, now)
        raise
    note_seen(channel, now=now, polled=polls)
    return channel


def open_secrets(channel: Channel, now: datetime) -> list[str]:
    """The channel's living secrets. Raises channel.sealed."""
    try:
        return living_secrets(channel, now)
    except UnableToOpen as error:
        raise HeqiError(
            "channel.sealed",
            "这台服务器换过密钥，打不开渠道的签名密钥，请店主重新生成。",
            "The channel's secret was sealed under another key of this server; the owner has to make a new one.",
            503,
        ) from error


def require_open(channel: Channel) -> None:
    """Raises channel.paused."""
    if channel.state != ChannelState.ON:
        raise HeqiError("channel.paused", "这个渠道已暂停。", "This channel is paused.", 409)


def require_rate(allowance: Allowance, key: str, now: datetime, *, times: int = 1) -> None:
    """Raises channel.busy, with the seconds to wait."""
    if not all(allowance.take(key, now) for _ in range(times)):
        raise HeqiError(
            "channel.busy",
            "请求太频繁，请一分钟后再试。",
            "Too many requests; wait a minute.",
            429,
            {"retry_after": MINUTE},
        )


def _turn_away(channel: Channel, knock: Knock, error: HeqiError, now: datetime) -> None:
    if error.status == 401 and error.code != "channel.replayed":
        require_rate(WRONG, knock.address, now)
        note_error(channel, error, now=now)
