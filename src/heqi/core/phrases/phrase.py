"""A phrase as a value, and what keeps one from being saved."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from heqi.core.errors import HeqiError
from heqi.core.places import has_loose_brace, open_places, places_in
from heqi.core.rulebook.vocabulary import suggest

LONGEST = 500
"""Code points of one phrase; a chat window of either platform takes more."""
LONGEST_CODE = 20
LONGEST_TITLE = 40
LONGEST_GROUP = 20
LONGEST_ASK = 60
MOST_ASKS = 12


class Layer(StrEnum):
    """Whose phrase it is: one agent's, the team's, the shop's, or one that ships with Heqi."""

    PERSONAL = "personal"
    TEAM = "team"
    SHOP = "shop"
    STARTER = "starter"


@dataclass(frozen=True, slots=True)
class About:
    """Which goods a phrase is about; both empty: any. `category`: as the shop's listings name it."""

    goods_id: str = ""
    category: str = ""


ANYTHING = About()


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase. `key`: 'p12' of a shop's own, 's:name' of a shipped one; `code`: what is typed behind '/'.

    `asks`: how buyers ask for it. `intents` and `also`: labels of heqi.language that it answers; `states`: states of
    an order that it fits, empty: all.
    """

    key: str
    layer: Layer
    group: str
    title: str
    text: str
    code: str = ""
    about: About = ANYTHING
    asks: tuple[str, ...] = ()
    intents: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


def unable_to_say(code: str, message: str, message_en: str, **detail: object) -> HeqiError:
    """What is wrong with a phrase as it was written."""
    return HeqiError(f"phrase.{code}", message, message_en, 422, detail)


def check_text(text: str, places: Collection[str]) -> str:
    """The text, trimmed. `places`: keys of the variables that exist.

    Raises phrase.empty, phrase.too_long, phrase.brace, phrase.place, phrase.open.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not plain:
        raise unable_to_say("empty", "请写话术内容。", "Write the phrase.")
    require_short(plain, LONGEST, "话术", "A phrase")
    if has_loose_brace(plain):
        raise unable_to_say("brace", "花括号不成对，变量要写成 {订单号} 这样。", "A brace belongs to no variable.")
    for place in places_in(plain):
        if place not in places:
            hint = suggest(place, tuple(sorted(places)))
            raise unable_to_say(
                "place", f"没有变量 {{{place}}}。", f"There is no variable {{{place}}}{hint}.", place=place
            )
    if open_places(plain):
        name = open_places(plain)[0]
        raise unable_to_say(
            "open", f"【{name}】会被当作待填内容拦下，请换成变量或别的括号。", f"【{name}】 reads as a blank to fill."
        )
    return plain


def check_line(text: str, longest: int, what: str, what_en: str) -> str:
    """One line, runs of blanks as one. Raises phrase.too_long."""
    plain = " ".join(text.split())
    require_short(plain, longest, what, what_en)
    return plain


def check_asks(asks: Collection[str]) -> tuple[str, ...]:
    """How buyers ask, each once. Raises phrase.too_long, phrase.too_many_asks."""
    lines = [check_line(each, LONGEST_ASK, "买家问法", "A question") for each in asks]
    kept = tuple(dict.fromkeys(each for each in lines if each))
    if len(kept) > MOST_ASKS:
        raise unable_to_say("too_many_asks", f"买家问法最多 {MOST_ASKS} 条。", f"At most {MOST_ASKS} questions.")
    return kept


def require_short(text: str, longest: int, what: str, what_en: str) -> None:
    """Raises phrase.too_long."""
    if len(text) > longest:
        raise unable_to_say(
            "too_long", f"{what}最多 {longest} 个字。", f"{what_en} has at most {longest} characters.", most=longest
        )
