"""What a file of evidence is, told from its bytes and never from its name; photos come back without hidden data."""

import io
import warnings
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, ImageOps, UnidentifiedImageError

from heqi.core.errors import HeqiError

MOST_PIXELS = 80_000_000
"""A phone's largest photo has 50 to 60 million; what claims more is no photo of a parcel."""
_FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
_QUALITY = 92


class FileKind(StrEnum):
    """How a file is shown: as a picture, as a film, or only to be saved."""

    PHOTO = "photo"
    VIDEO = "video"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Looked:
    """`shown`: the bytes that may be looked at and leave the house; width and height of a photo, upright."""

    kind: FileKind
    media_type: str
    shown: bytes
    width: int | None = None
    height: int | None = None


def look_at(content: bytes, name: str) -> Looked:
    """What these bytes are. Raises evidence.empty, evidence.type, evidence.broken, evidence.too_large_picture."""
    if not content:
        raise HeqiError("evidence.empty", f"文件“{name}”是空的。", f"The file '{name}' is empty.", 422)
    photo = _look_at_photo(content, name)
    if photo is not None:
        return photo
    for place, signs, kind, media_type in _OTHERS:
        if content[place : place + 8].startswith(signs):
            return Looked(kind, media_type, content)
    raise HeqiError(
        "evidence.type",
        f"文件“{name}”不是可用的凭证格式。可用：JPG、PNG、WEBP、GIF、MP4、MOV、WEBM、PDF、HEIC。",
        f"'{name}' is no kind of evidence that is taken: JPG, PNG, WEBP, GIF, MP4, MOV, WEBM, PDF, HEIC.",
        422,
    )


def _look_at_photo(content: bytes, name: str) -> Looked | None:
    """The photo turned upright, its place, device and time taken out; None when it is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=tuple(_FORMATS))
            if picture.width * picture.height > MOST_PIXELS:
                raise unable_to_show_so_much(name)
            upright = ImageOps.exif_transpose(picture)
            return _bare(upright, picture.format or "")
    except UnidentifiedImageError:
        return None
    except Image.DecompressionBombError as error:
        raise unable_to_show_so_much(name) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise HeqiError(
            "evidence.broken", f"照片“{name}”已损坏，请重新保存后再传。", f"The photo '{name}' is damaged.", 422
        ) from error


def unable_to_show_so_much(name: str) -> HeqiError:
    """A picture of more points than any camera makes."""
    return HeqiError(
        "evidence.too_large_picture",
        f"照片“{name}”超过 {MOST_PIXELS // 1_000_000} 百万像素，请缩小后再传。",
        f"The photo '{name}' has more than {MOST_PIXELS // 1_000_000} million points; make it smaller.",
        422,
    )


def _bare(picture: Image.Image, was: str) -> Looked:
    """Only the points of the picture: written anew, without EXIF, comments or colour profiles."""
    out = io.BytesIO()
    if was == "JPEG":
        plain = picture.convert("RGB")
        plain.info.clear()  # Pillow writes a comment again that it has read
        plain.save(out, "JPEG", quality=_QUALITY, optimize=True)
        media_type = "image/jpeg"
    else:
        has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
        plain = picture.convert("RGBA" if has_alpha else "RGB")
        plain.info.clear()
        plain.save(out, "PNG")
        media_type = "image/png"
    return Looked(FileKind.PHOTO, media_type, out.getvalue(), picture.width, picture.height)


_FTYP = 4
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc")
_OTHERS: tuple[tuple[int, tuple[bytes, ...], FileKind, str], ...] = (
    (0, (b"%PDF-",), FileKind.FILE, "application/pdf"),
    (_FTYP, _HEIC, FileKind.FILE, "image/heic"),
    (_FTYP, (b"ftypqt  ",), FileKind.VIDEO, "video/quicktime"),
    (_FTYP, (b"ftyp",), FileKind.VIDEO, "video/mp4"),
    (0, (b"\x1a\x45\xdf\xa3",), FileKind.VIDEO, "video/webm"),
)
"""Where the bytes that tell a format stand, and what they are; the first that fits."""
