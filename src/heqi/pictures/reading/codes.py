"""QR codes and barcodes, found by zxing-cpp: several at once, turned, inverted, small, photographed."""

from collections.abc import Iterator
from typing import Any

import zxingcpp
from PIL import Image

from heqi.core.pictures.places import Point, box_around
from heqi.core.pictures.reading import Code

SMALL = 1_600
"""Up to this many points a side, a picture is looked at twice as large too: codes in chats are often thumbnails."""
LARGE = 4_000
"""Beyond it, it is looked at smaller first, as grain hides a code from a reader that looks too closely."""

LEAST_SIDE = 24
_MATRIX = frozenset(zxingcpp.barcode_formats_list(zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllMatrix)))


def read_codes(picture: Image.Image) -> tuple[Code, ...]:
    """Every code of an upright RGB picture, once each; one that is there but damaged has no payload."""
    grey = picture.convert("L")
    found: list[Code] = []
    for scale in _scales(max(grey.size)):
        looked_at = grey if scale == 1 else grey.resize(_sized(grey.size, scale), Image.Resampling.LANCZOS)
        for code in _look(looked_at, scale):
            if not any(_is_same(code, held) for held in found):
                found.append(code)
    return tuple(code for code in found if code.payload is not None or not _is_read_elsewhere(code, found))


def _scales(longest: int) -> tuple[float, ...]:
    """The picture itself first, so that what is read plainly is placed exactly."""
    if longest <= SMALL:
        return 1, 2
    return (1, 0.5) if longest <= LARGE else (LARGE / longest, LARGE / longest / 2)


def _sized(size: tuple[int, int], scale: float) -> tuple[int, int]:
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _look(grey: Image.Image, scale: float) -> Iterator[Code]:
    for seen in zxingcpp.read_barcodes(grey, return_errors=True):
        matrix = seen.format in _MATRIX
        payload = seen.text if seen.valid else None
        code = Code(payload or None, matrix, _corners(seen.position, scale))
        if payload or (matrix and _is_large(code)):
            yield code


def _corners(position: Any, scale: float) -> tuple[Point, ...]:
    at = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((point.x / scale, point.y / scale) for point in at)


def _is_large(code: Code) -> bool:
    """Grain and lattices look like corners of a code now and then; what a phone could read is larger."""
    box = box_around(code.corners)
    return box.width >= LEAST_SIDE and box.height >= LEAST_SIDE


def _is_same(one: Code, other: Code) -> bool:
    return one.payload == other.payload and _near(one, other)


def _is_read_elsewhere(unread: Code, found: list[Code]) -> bool:
    return any(other.payload is not None and _near(unread, other) for other in found)


def _near(one: Code, other: Code) -> bool:
    """Whether the middle of one lies within the other's reach."""
    (ax, ay), (bx, by) = _middle(one), _middle(other)
    reach = max(abs(x - bx) + abs(y - by) for x, y in other.corners)
    return abs(ax - bx) + abs(ay - by) <= max(reach, 4)


def _middle(code: Code) -> Point:
    return sum(x for x, _ in code.corners) / 4, sum(y for _, y in code.corners) / 4
