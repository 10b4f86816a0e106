"""A conversation as screening and understanding see it."""

from dataclasses import dataclass
from typing import Literal

Speaker = Literal["buyer", "agent"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation, oldest first wherever several stand together."""

    who: Speaker
    text: str
