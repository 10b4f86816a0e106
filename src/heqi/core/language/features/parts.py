"""Where a feature comes from: part of the input and kind of piece. Both go into its hash."""

from enum import IntEnum


class Part(IntEnum):
    """Which part of the input a text is. The same word in two parts is two features."""

    TEXT = 0
    BEFORE = 1
    """What the buyer said before."""
    AGENT = 2
    """What the agent said before."""


class Kind(IntEnum):
    """What piece of the text a feature is. Part of its hash."""

    GRAM = 0
    WORD = 1
    PAIR = 2
