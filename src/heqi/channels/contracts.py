"""What channels show to others. No secret is in any of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from heqi.channels.states import ChannelKind, ChannelState


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A channel. `hint`: the end of its secret, to know it by; `host`: where it is pushed to, '' when it fetches."""

    id: int
    shop_id: int
    public_id: str
    kind: ChannelKind
    name: str
    state: ChannelState
    hint: str
    old_until: datetime | None
    host: str
    seen_at: datetime | None
    polled_at: datetime | None
    check_at: datetime | None
    checked_at: datetime | None
    error: Mapping[str, str] | None
    error_at: datetime | None
    greeting: str
    needs_identity: bool
    version: int
