"""What channels look like to their owner. A secret goes out once, when it is made."""

from datetime import datetime
from typing import Annotated

from ninja import Field, Schema

from heqi.channels.states import ChannelKind, ChannelState

Name = Annotated[str, Field(min_length=1, max_length=60)]
Greeting = Annotated[str, Field("", max_length=200)]


class ChannelError(Schema):
    """What went wrong last, in two languages."""

    code: str
    message: str
    message_en: str


class ChannelShape(Schema):
    """A channel. `host`: where messages are pushed to, '' when the bridge fetches; `silent`: it should fetch and does
    not; `testing`: a worker is about to try the address. `may_change`: whether this person is the shop's owner.
    """

    id: int
    shop_id: int
    shop_name: str
    public_id: str
    kind: ChannelKind
    name: str
    state: ChannelState
    hint: str
    old_until: datetime | None
    host: str
    seen_at: datetime | None
    polled_at: datetime | None
    checked_at: datetime | None
    error: ChannelError | None
    error_at: datetime | None
    greeting: str
    needs_identity: bool
    silent: bool
    testing: bool
    may_change: bool
    version: int


class ChannelList(Schema):
    """The channels of this person's shops. `base`: the address of this desk, as the browser came here."""

    channels: list[ChannelShape]
    base: str


class ChannelMade(Schema):
    """A new channel."""

    shop_id: int
    kind: ChannelKind
    name: Name
    greeting: Greeting


class ChannelEdit(Schema):
    """Which version the person has seen."""

    version: int


class ChannelChanged(ChannelEdit):
    """What the owner typed. `url`: null leaves the address as it is, '' has the bridge fetch."""

    name: Name
    greeting: Greeting
    needs_identity: bool = False
    url: str | None = Field(None, max_length=2_000)


class SecretAsked(ChannelEdit):
    """Another secret; `at_once`: the present one ends now instead of in a week."""

    at_once: bool = False


class ChannelWithSecret(Schema):
    """The only time that the secret is told."""

    channel: ChannelShape
    secret: str
