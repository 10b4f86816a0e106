"""A message as a channel brings it, before anything of ours is known about it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Sender = Literal["buyer", "agent", "robot", "system"]
"""agent: one of us, in whatever program. robot: an automatic reply, which counts as no answer."""
Form = Literal["text", "image", "goods", "order", "note"]
"""goods, order: a card that names one. note: a line of the platform's own."""

MOST_TEXT = 5_000
"""Code points of one message; what is longer is refused where it comes in."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message. `key`: the channel's own, once for ever in its shop; `conversation`: the talk's key there.

    `buyer`: the name that is shown; `at`: aware UTC; `picture`: the bytes of an image, whose type `mime` tells.
    """

    key: str
    conversation: str
    sender: Sender
    at: datetime
    text: str = ""
    form: Form = "text"
    buyer: str = ""
    sender_name: str = ""
    order_no: str = ""
    goods_id: str = ""
    picture: bytes | None = None
    mime: str = ""
