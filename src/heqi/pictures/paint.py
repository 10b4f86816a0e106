"""The copy that may leave: the bare picture with the marks painted over, written anew from its points."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image, ImageDraw

from heqi.core.pictures.marks import Mark, Stroke
from heqi.core.pictures.places import Box

COVER = (64, 64, 64)
"""One plain colour: what was blurred or made of squares can be guessed back."""
PAPER = (255, 255, 255)
"""Behind a picture that is partly transparent: what hides in transparent points must not leave with it."""
_QUALITY = 90


@dataclass(frozen=True, slots=True)
class Painted:
    """Bytes and their media type."""

    content: bytes
    media_type: str


def paint_over(content: bytes, marks: Iterable[Mark]) -> Painted:
    """`content`: a bare upright JPEG or PNG. A JPEG stays one; everything else becomes a PNG without transparency."""
    with Image.open(io.BytesIO(content)) as opened:
        was_photo = opened.format == "JPEG"
        picture = _on_paper(opened)
    pen = ImageDraw.Draw(picture)
    for mark in marks:
        _draw(pen, mark)
    out = io.BytesIO()
    if was_photo:
        picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
        return Painted(out.getvalue(), "image/jpeg")
    picture.save(out, "PNG", optimize=False)
    return Painted(out.getvalue(), "image/png")


def _on_paper(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        plain = picture.copy()
    else:
        seen = picture.convert("RGBA")
        plain = Image.new("RGB", seen.size, PAPER)
        plain.paste(seen, mask=seen.getchannel("A"))
    plain.info.clear()
    return plain


def _draw(pen: ImageDraw.ImageDraw, mark: Mark) -> None:
    if isinstance(mark, Box):
        pen.rectangle((mark.x, mark.y, mark.x + mark.width - 1, mark.y + mark.height - 1), fill=COVER)
    else:
        _draw_stroke(pen, mark)


def _draw_stroke(pen: ImageDraw.ImageDraw, stroke: Stroke) -> None:
    """A line with round ends and bends, as the editor draws it."""
    if len(stroke.points) > 1:
        pen.line(stroke.points, fill=COVER, width=stroke.width)
    reach = stroke.width / 2
    for x, y in stroke.points:
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=COVER)
