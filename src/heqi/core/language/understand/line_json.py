"""A line of `heqi classify` from its JSON."""

from collections.abc import Mapping
from typing import Any, cast, get_args

from heqi.core.errors import HeqiError
from heqi.core.language.talk import Speaker, Turn
from heqi.core.language.understand.reading import As, Line


class ClassifyLineError(HeqiError):
    """A line that cannot be understood because of its form."""


def read_classify_line(data: Mapping[str, Any]) -> Line:
    """The line of an object `{"text", "context"?, "as"?}`. Raises ClassifyLineError `line.invalid`."""
    as_ = data.get("as", "turn")
    if as_ not in get_args(As):
        raise _invalid("as 只能是 turn 或 review", f"as must be turn or review, not {as_!r}")
    context = data.get("context") or []
    if not isinstance(context, list):
        raise _invalid("context 应为数组", "context must be a list of turns")
    return Line(_text(data), tuple(map(_turn, context)), cast(As, as_))


def _turn(data: Any) -> Turn:
    """One turn of the context. Raises ClassifyLineError."""
    if not isinstance(data, dict) or data.get("from") not in get_args(Speaker):
        raise _invalid("context 的每一项应有 from(buyer 或 agent)和 text", 'a turn is {"from": "buyer|agent", "text"}')
    return Turn(cast(Speaker, data["from"]), _text(data))


def _text(data: Mapping[str, Any]) -> str:
    """The text of a line or turn. Raises ClassifyLineError."""
    text = data.get("text")
    if not isinstance(text, str):
        raise _invalid("缺少 text", "text is missing or no string")
    return text


def _invalid(message: str, message_en: str) -> ClassifyLineError:
    return ClassifyLineError("line.invalid", message, message_en)
