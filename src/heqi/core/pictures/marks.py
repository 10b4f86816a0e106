"""What a person paints over: boxes and strokes of a brush, as the editor sends them and as they are kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heqi.core.errors import HeqiError
from heqi.core.pictures.places import Box

MOST_MARKS = 500
MOST_POINTS = 20_000
"""Points of all strokes together: some minutes of painting."""
WIDEST_BRUSH = 2_000
_FAR = 100_000
"""No picture is that wide; a stroke may run over the edge, and ends there."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A brush of that width drawn along these points; one point is a dot."""

    width: int
    points: tuple[tuple[int, int], ...]


Mark = Box | Stroke


def read_marks(given: Sequence[Mapping[str, Any]]) -> tuple[Mark, ...]:
    """`[{"kind": "box", "x", "y", "width", "height"} | {"kind": "brush", "width", "points": [[x, y], …]}]` in points
    of the upright original. Raises picture.marks.
    """
    if len(given) > MOST_MARKS:
        raise unable_to_read_marks()
    marks = tuple(_read(each) for each in given)
    if sum(len(mark.points) for mark in marks if isinstance(mark, Stroke)) > MOST_POINTS:
        raise unable_to_read_marks()
    return marks


def marks_body(marks: Iterable[Mark]) -> list[dict[str, Any]]:
    """The form that `read_marks` reads."""
    return [_body(mark) for mark in marks]


def unable_to_read_marks() -> HeqiError:
    """Too many marks, or one that is none."""
    return HeqiError(
        "picture.marks", "涂抹的内容无法识别或太多，请撤销后重画。", "These marks cannot be read or are too many.", 422
    )


def _read(given: Mapping[str, Any]) -> Mark:
    try:
        if given["kind"] == "box":
            return Box(*_numbers(given["x"], given["y"]), *_sizes(given["width"], given["height"]))
        if given["kind"] == "brush" and given["points"]:
            (width,) = _sizes(given["width"])
            points = tuple(_point(*_numbers(*point)) for point in given["points"])
            return Stroke(min(width, WIDEST_BRUSH), points)
    except (KeyError, TypeError, ValueError) as error:
        raise unable_to_read_marks() from error
    raise unable_to_read_marks()


def _point(x: int, y: int) -> tuple[int, int]:
    return x, y


def _numbers(*values: Any) -> list[int]:
    if not all(type(value) in (int, float) and -_FAR <= value <= _FAR for value in values):
        raise ValueError("no number of points")
    return [round(value) for value in values]


def _sizes(*values: Any) -> list[int]:
    return [max(1, value) for value in _numbers(*values)]


def _body(mark: Mark) -> dict[str, Any]:
    if isinstance(mark, Box):
        return {"kind": "box", "x": mark.x, "y": mark.y, "width": mark.width, "height": mark.height}
    return {"kind": "brush", "width": mark.width, "points": [list(point) for point in mark.points]}
