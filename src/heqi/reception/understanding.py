"""A buyer's turn as the models read it, with the turns before it."""

from collections.abc import Iterable, Sequence
from typing import Any

from heqi.assets.loader import load_understanding
from heqi.core.language.talk import Turn
from heqi.core.language.understand.reading import Line, TurnReading
from heqi.db.lookup import Lookup
from heqi.reception.access import messages_in
from heqi.reception.models import Message

BEFORE = 8
"""Turns before the message that are read along with it."""


_last = Lookup(
    lambda shop_id, key: (
        messages_in([shop_id])
        .filter(conversation=key)
        .order_by("-at", "-id")
        .values_list("sender", "text", "failed")[: BEFORE * 2]
    ),
    int,
    str,
)


def turns_before(shop_id: int, key: str) -> tuple[Turn, ...]:
    """The last turns of a conversation as they stand, oldest first, without notes and robots."""
    return _turns(reversed(_last.rows(shop_id, key)))[-BEFORE:]


def turns_of(messages: Sequence[Message]) -> tuple[Turn, ...]:
    """What buyer and people of ours said."""
    return _turns((each.sender, each.text, each.failed) for each in messages)


def _turns(said: Iterable[tuple[Any, ...]]) -> tuple[Turn, ...]:
    return tuple(
        Turn("buyer" if sender == "buyer" else "agent", text)
        for sender, text, failed in said
        if sender in ("buyer", "agent") and text and not failed
    )


def read_turns(asked: Sequence[tuple[str, tuple[Turn, ...]]]) -> list[TurnReading]:
    """The readings of (text, turns before it), in order."""
    lines = [Line(text, before) for text, before in asked]
    return [each.turn for each in load_understanding().classify_many(lines)] if lines else []
