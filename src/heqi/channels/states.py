"""What a channel is and where it stands."""

from enum import StrEnum


class ChannelKind(StrEnum):
    """bridge: a program of the merchant's speaks the protocol; page: our own buyer page does."""

    BRIDGE = "bridge"
    PAGE = "page"


class ChannelState(StrEnum):
    """paused: nothing is taken and nothing leaves until it goes on; ended: for good, its secret is forgotten."""

    ON = "on"
    PAUSED = "paused"
    ENDED = "ended"
