"""Keys of a channel within its shop: the bridge's own behind a prefix, so that two channels cannot collide."""

import re

SEND_MESSAGE = "channel.send_message"
"""The outbox kind that carries a message to a channel. Its payload: conversation, message_key, text, picture_id."""
_KEY = re.compile(r"c(\d{1,18})\.(.+)", re.DOTALL)


def prefix_of(channel_id: int) -> str:
    """What stands before every key of this channel."""
    return f"c{channel_id}."


def split_key(key: str) -> tuple[int, str] | None:
    """Channel and the bridge's own key; None for a key that no channel brought."""
    found = _KEY.fullmatch(key)
    return (int(found[1]), found[2]) if found else None
