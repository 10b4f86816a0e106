"""Pictures as buyers and agents have them: screenshots with text, QR codes, photos with hidden data."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

SHOP_PAGE = "https://mobile.yangkeduo.com/goods.html?goods_id=612345"
OTHER_CHAT = "https://u.wechat.com/EGuoGuoXian2026"


def screenshot(lines: Sequence[str] = (), codes: Sequence[Image.Image] = ()) -> Image.Image:
    """A phone's screen: lines of text from above, 100 points each, then codes."""
    picture = Image.new("RGB", (1000, 120 + 100 * len(lines) + 320 * len(codes)), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(size=44)
    for place, line in enumerate(lines):
        pen.text((60, 60 + 100 * place), line, font=font, fill="black")
    for place, code in enumerate(codes):
        picture.paste(code, (100, 80 + 100 * len(lines) + 320 * place))
    return picture


def qr(payload: str, scale: int = 6, dark: str = "black", light: str = "white") -> Image.Image:
    """A QR code as segno draws it."""
    import segno

    out = io.BytesIO()
    segno.make(payload, error="m").save(out, kind="png", scale=scale, border=4, dark=dark, light=light)
    return Image.open(out).convert("RGB")


def as_bytes(picture: Image.Image, form: str = "PNG", **more: object) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


def photo_with_place() -> bytes:
    """A JPEG that tells where and with what it was taken, lying on its side: 400 wide and 300 high once upright."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = "GuoPhone"
    exif.get_ifd(0x8825)[2] = (30.0, 16.0, 27.0)
    return as_bytes(Image.new("RGB", (300, 400), "orange"), "JPEG", exif=exif, comment=b"13800138000")
