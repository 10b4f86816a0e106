"""What reads and understands texts, each built once a process. Kept apart so that only language is loaded for it."""

from functools import cache

from heqi.assets.language.screening_parts import build_normaliser, build_screener
from heqi.core.language.normalise import Normaliser
from heqi.core.language.screen.screener import Screener


@cache
def normaliser() -> Normaliser:
    """What reads through disguises."""
    return build_normaliser()


@cache
def screener() -> Screener:
    """The screener with the rules that ship."""
    return build_screener()
