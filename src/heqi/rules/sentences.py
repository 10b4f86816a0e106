"""A rule's sentence in pieces: plain text, its own numbers as fields, and what each case fills in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from heqi.assets.reading import read_asset
from heqi.core.rulebook.template import Template

_NUMBERS = {"fixed": "fixed_fen", "min": "min_fen"}
_OWN = frozenset({"days", "workdays", "hours", "minutes", "percent", "times", "least", "under"})
_FILLED = {
    "due": ("截止时间", "deadline"),
    "amount": ("本单金额", "this order's sum"),
    "right": ("应当的结果", "what is owed"),
    "chance": ("盈亏平衡点", "break-even chance"),
    "derived.return_days": ("收到退货的天数", "days since the return"),
    "derived.refundable_fen": ("可退金额", "what can be refunded"),
    "derived.refund_fen": ("申请金额", "the refund asked for"),
    "derived.price_percent": ("改后价占比", "share of the old price"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind`: text (as it is), number (`value` names the field) or fact (`value` says what each case puts there)."""

    kind: str
    value: str


def pieces_of(template: Template, *, english: bool) -> list[Piece]:
    """The sentence in order, without empty pieces."""
    return [piece for piece in _pieces(template, english) if piece.value]


def _pieces(template: Template, english: bool) -> Iterator[Piece]:
    yield Piece("text", template.texts[0])
    for place, text in zip(template.places, template.texts[1:], strict=True):
        number = _NUMBERS.get(place, place if place in _OWN else "")
        yield Piece("number", number) if number else Piece("fact", _meaning(place)[english])
        yield Piece("text", text)


def _meaning(place: str) -> tuple[str, str]:
    """What a place says, short: the first words of the fact's own explanation."""
    if place in _FILLED:
        return _FILLED[place]
    chinese, english = _facts()[place]
    return chinese.split("（")[0].split("(")[0], english.split(";")[0]


@cache
def _facts() -> dict[str, tuple[str, str]]:
    return {name: (said[0], said[1]) for name, said in read_asset("facts.yaml").items()}
