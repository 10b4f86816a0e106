"""What connections look like over HTTP. No secret ever goes out."""

from datetime import datetime
from typing import Annotated

from ninja import Field, Schema

from heqi.connections.states import ConnectionState, Gateway
from heqi.core.words import Platform

Secret = Annotated[str, Field("", max_length=200)]


class SyncError(Schema):
    """What went wrong, in two languages."""

    code: str
    message: str
    message_en: str


class SyncPeriod(Schema):
    """A period that is still to be pulled again."""

    since: datetime
    until: datetime


class StreamShape(Schema):
    """How far one stream is in: everything changed before `until`."""

    stream: str
    until: datetime
    lag_seconds: int
    ran_at: datetime | None
    ok_at: datetime | None
    due_at: datetime
    rows: int
    bad: int
    failures: int
    error: SyncError | None
    again: SyncPeriod | None


class ConnectionShape(Schema):
    """A shop's connection; `null` in the row of a shop that has none."""

    gateway: Gateway
    key_hint: str
    state: ConnectionState
    acts: bool
    handles: list[str]
    owner: str
    owner_name: str
    expires_at: datetime | None
    skew_ms: int | None
    error: SyncError | None
    checked_at: datetime | None
    version: int
    streams: list[StreamShape]


class ConnectedShop(Schema):
    """A shop and how it is connected. `may_change`: whether this person is its owner."""

    shop_id: int
    shop_name: str
    platform: Platform
    may_change: bool
    connection: ConnectionShape | None


class ConnectionList(Schema):
    """Every shop of this person. `sandbox`: whether a sandbox runs beside this desk."""

    shops: list[ConnectedShop]
    sandbox: bool


class KeysSent(Schema):
    """The keys of a shop. For a connected one, what is empty stays as it is."""

    app_key: str = Field(max_length=64)
    app_secret: Secret
    token: Secret
    refresh_token: Secret


class ConnectionMade(KeysSent):
    """A first connection."""

    gateway: Gateway = Gateway.REAL


class ConnectionEdit(Schema):
    """Which version the person has seen."""

    version: int


class KeysChanged(KeysSent, ConnectionEdit):
    """Other keys for a connected shop."""


class ActingSwitched(ConnectionEdit):
    """Whether the desk may act by the connection."""

    acts: bool


class PeriodAsked(ConnectionEdit):
    """A period to pull once more."""

    since: datetime
    until: datetime


class UnreadShape(Schema):
    """A thing that could not be understood, with what was wrong."""

    entity: str
    key: str
    stream: str
    at: datetime
    faults: list[dict[str, str]]
