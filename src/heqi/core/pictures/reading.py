"""What was read in a picture, before anybody judges it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heqi.core.pictures.places import Point


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text. `corners`: upper left, clockwise as the line runs, in points of the upright picture."""

    text: str
    corners: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code or barcode. `matrix`: a square one, which a phone opens. `payload` None: there is one, unreadable."""

    payload: str | None
    matrix: bool
    corners: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Lines in reading order, codes in any."""

    lines: tuple[TextLine, ...] = ()
    codes: tuple[Code, ...] = ()

    def body(self) -> dict[str, Any]:
        """As it travels between processes."""
        return {
            "lines": [[line.text, [list(point) for point in line.corners]] for line in self.lines],
            "codes": [[code.payload, code.matrix, [list(point) for point in code.corners]] for code in self.codes],
        }


def reading_of(body: Mapping[str, Any]) -> Reading:
    """What `Reading.body` made."""
    return Reading(
        tuple(TextLine(text, _corners(points)) for text, points in body["lines"]),
        tuple(Code(payload, matrix, _corners(points)) for payload, matrix, points in body["codes"]),
    )


def _corners(points: Sequence[Sequence[float]]) -> tuple[Point, ...]:
    return tuple((point[0], point[1]) for point in points)
