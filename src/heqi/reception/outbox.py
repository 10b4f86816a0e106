"""What reception sends outside."""

from heqi.outbox.kinds import OutboxKind, register

SEND_MESSAGE = "channel.send_message"
"""Payload: channel, conversation, message (the key), text, picture (id or None)."""


def register_kinds() -> None:
    """Make the kinds known, when the app is ready."""
    register(OutboxKind(SEND_MESSAGE, money=False, manual=False, confirmed_by=frozenset()))
