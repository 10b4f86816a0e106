"""A buyer's turn as the models read it, with the turns before it."""

from collections.abc import Sequence

from heqi.assets.loader import load_understanding
from heqi.core.language.talk import Turn
from heqi.core.language.understand.reading import Line, TurnReading
from heqi.reception.access import messages_in
from heqi.reception.models import Message

BEFORE = 8
"""Turns before the message that are read along with it."""


def turns_before(shop_id: int, key: str, limit: int = BEFORE) -> tuple[Turn, ...]:
    """The last turns of a conversation as they stand, oldest first, without notes and robots."""
    rows = messages_in([shop_id]).filter(conversation=key).order_by("-at", "-id")[: limit * 2]
    return turns_of(list(reversed(rows)))[-limit:]


def turns_of(messages: Sequence[Message]) -> tuple[Turn, ...]:
    """What buyer and people of ours said."""
    return tuple(
        Turn("buyer" if each.sender == "buyer" else "agent", each.text)
        for each in messages
        if each.sender in ("buyer", "agent") and each.text and not each.failed
    )


def read_turns(asked: Sequence[tuple[str, tuple[Turn, ...]]]) -> list[TurnReading]:
    """The readings of (text, turns before it), in order."""
    lines = [Line(text, before) for text, before in asked]
    return [each.turn for each in load_understanding().classify_many(lines)] if lines else []
