"""What connections show to others. No secret is in any of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heqi.connections.states import ConnectionState, Gateway


@dataclass(frozen=True, slots=True)
class StreamView:
    """How far a stream is in. `rows` were read so far, `bad` not understood; `failures` in a row with the `error`.

    `again`: (from, to) of a period that is still to be pulled again, or None.
    """

    stream: str
    until: datetime
    due_at: datetime
    ran_at: datetime | None
    ok_at: datetime | None
    rows: int
    bad: int
    failures: int
    error: Mapping[str, str] | None
    again: tuple[datetime, datetime] | None


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """A shop's connection. `key_hint`: the end of the app key, to know it by; see `models.Connection`."""

    shop_id: int
    gateway: Gateway
    key_hint: str
    state: ConnectionState
    acts: bool
    handles: tuple[str, ...]
    owner: str
    owner_name: str
    expires_at: datetime | None
    skew_ms: int | None
    error: Mapping[str, Any] | None
    checked_at: datetime | None
    version: int
    streams: tuple[StreamView, ...]
