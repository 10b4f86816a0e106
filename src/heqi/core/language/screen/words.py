"""What a shop adds to the screening: texts that are fine there, and words that it does not want to read."""

from dataclasses import dataclass

from heqi.core.language.screen.finding import Severity
from heqi.core.words import Platform


@dataclass(frozen=True, slots=True)
class ExtraWord:
    """A word of the shop's own, seen through the same disguises as ours."""

    text: str
    severity: Severity
    advice: str


@dataclass(frozen=True, slots=True)
class ShopWords:
    """The shop's words. `allow` holds texts such as product names; inside them nothing but real contact is found."""

    allow: tuple[str, ...] = ()
    extra: tuple[ExtraWord, ...] = ()
    platform: Platform | None = None
    """Where the shop sells: its own platform may be named. None: any of ours may."""


NO_WORDS = ShopWords()
