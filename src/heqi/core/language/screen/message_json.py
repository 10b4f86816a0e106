"""A message to be screened as JSON holds it: the line of `heqi screen`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from heqi.core.errors import HeqiError
from heqi.core.language.screen.finding import DIRECTIONS, SEVERITIES, Direction, Severity
from heqi.core.language.screen.talk import NO_TALK, Talk
from heqi.core.language.screen.words import NO_WORDS, ExtraWord, ShopWords
from heqi.core.language.talk import Speaker, Turn
from heqi.core.words import Platform


class UnableToReadMessage(HeqiError):
    """A field of a message that is not what it must be."""

    def __init__(self, field: str, message: str, message_en: str) -> None:
        super().__init__("message.invalid", f"{field} {message}", f"{field} {message_en}", detail={"field": field})


@dataclass(frozen=True, slots=True)
class Message:
    """One message with what is known around it."""

    text: str
    direction: Direction
    words: ShopWords
    talk: Talk


def read_message(data: Mapping[str, Any], direction: Direction, shops: Mapping[str, ShopWords]) -> Message:
    """`direction` is that of a line without its own. A shop that is not in `shops` has no words of its own.

    Raises UnableToReadMessage.
    """
    given = data.get("direction") or direction
    if given not in DIRECTIONS:
        raise UnableToReadMessage("direction", "应为 out 或 in", "must be out or in")
    shop = data.get("shop")
    words = shops.get(shop, NO_WORDS) if isinstance(shop, str) else read_words(shop)
    return Message(_text(data, "text", "text"), cast(Direction, given), words, read_talk(data.get("context")))


def read_talk(context: Any) -> Talk:
    """The turns before, oldest first: [{"from": "buyer|agent", "text"}]. Raises UnableToReadMessage."""
    if context is None:
        return NO_TALK
    if not isinstance(context, list):
        raise UnableToReadMessage("context", "应为列表", "must be a list")
    return Talk(previous=tuple(_read_turn(each) for each in context))


def read_words(data: Any) -> ShopWords:
    """{"platform", "allow": [text], "extra": [{"text", "severity", "advice"}]}, all optional.

    Raises UnableToReadMessage.
    """
    if data is None:
        return NO_WORDS
    if not isinstance(data, dict):
        raise UnableToReadMessage("shop", "应为店铺名或词表", "must be the shop's name or its words")
    platform = data.get("platform")
    if platform is not None and platform not in list(Platform):
        raise UnableToReadMessage("shop.platform", f"应为 {[*Platform]} 之一", f"must be one of {[*Platform]}")
    allow = _list(data, "allow")
    if not all(isinstance(each, str) for each in allow):
        raise UnableToReadMessage("shop.allow", "应为文字列表", "must be a list of texts")
    extra = tuple(_read_extra(each) for each in _list(data, "extra"))
    return ShopWords(tuple(allow), extra, Platform(platform) if platform else None)


def _read_turn(data: Any) -> Turn:
    if not isinstance(data, dict) or data.get("from") not in ("buyer", "agent"):
        raise UnableToReadMessage("context.from", "应为 buyer 或 agent", "must be buyer or agent")
    return Turn(cast(Speaker, data["from"]), _text(data, "text", "context.text"))


def _read_extra(data: Any) -> ExtraWord:
    if not isinstance(data, dict):
        raise UnableToReadMessage("shop.extra", "应为对象列表", "must be a list of objects")
    severity = data.get("severity", "caution")
    if severity not in SEVERITIES:
        raise UnableToReadMessage("shop.extra.severity", f"应为 {SEVERITIES} 之一", f"must be one of {SEVERITIES}")
    advice = data.get("advice") or ""
    return ExtraWord(_text(data, "text", "shop.extra.text"), cast(Severity, severity), str(advice))


def _text(data: Mapping[str, Any], name: str, field: str) -> str:
    text = data.get(name)
    if not isinstance(text, str):
        raise UnableToReadMessage(field, "应为文字", "must be a text")
    return text


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    listed = data.get(name) or []
    if not isinstance(listed, list):
        raise UnableToReadMessage(f"shop.{name}", "应为列表", "must be a list")
    return listed
