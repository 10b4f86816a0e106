"""What a case came to, part by part, against what was expected of it when it was chosen."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """`goods`: what went out and what came back, with packaging; `freight`: the legs that the shop pays."""

    BUYER = "buyer"
    FREIGHT = "freight"
    GOODS = "goods"
    REMEDY = "remedy"


@dataclass(frozen=True, slots=True)
class Expected:
    """Of the outcome that was chosen, in fen: money to the buyer, and the parts of its cost that are goods and ways."""

    buyer: int
    goods: int
    freight: int


@dataclass(frozen=True, slots=True)
class Actual:
    """In fen: money that went to the buyer, remedies at their cost, and freight where a sum is on record."""

    buyer: int
    remedies: int
    freight: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One part, in fen. `actual` None: nobody has said, so what was expected stands for it in the sum."""

    part: Part
    expected: int
    actual: int | None


@dataclass(frozen=True, slots=True)
class Outturn:
    """Parts that are not nothing on both sides, and their sums."""

    lines: tuple[Line, ...]
    expected: int
    actual: int


def reckon(expected: Expected, actual: Actual) -> Outturn:
    """The one beside the other. Hours of work and the chance of a bad review are in neither: nobody measures them."""
    lines = (
        Line(Part.BUYER, expected.buyer, actual.buyer),
        Line(Part.FREIGHT, expected.freight, actual.freight),
        Line(Part.GOODS, expected.goods, None),
        Line(Part.REMEDY, 0, actual.remedies),
    )
    shown = tuple(line for line in lines if line.expected or line.actual)
    return Outturn(shown, sum(line.expected for line in shown), sum(_known(line) for line in shown))


def _known(line: Line) -> int:
    return line.expected if line.actual is None else line.actual
