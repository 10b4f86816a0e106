"""Whether bytes are a picture that is taken: photos and screenshots, never films, papers or HEIC."""

from dataclasses import dataclass

from heqi.core.errors import HeqiError
from heqi.files.kinds import FileKind, look_at

MOST_BYTES = 20 * 1024 * 1024
"""Phones make photos of 3 to 12 MB."""
LONGEST_SIDE = 30_000
"""A long screenshot has 20,000; a strip of a point's height is no picture."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The picture upright and without hidden data."""

    content: bytes
    media_type: str
    width: int
    height: int


def look_in(content: bytes, name: str) -> Seen:
    """Look at bytes that somebody sent. Raises picture.too_big, picture.heic, picture.type, and what look_at raises."""
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise HeqiError(
            "picture.too_big",
            f"图片超过 {most} MB，请压缩或截图后再发。",
            f"The picture is over {most} MB; make it smaller or take a screenshot.",
            413,
            {"limit_mb": most},
        )
    try:
        looked = look_at(content, name)
    except HeqiError as error:
        raise unable_to_take() if error.code == "evidence.type" else error from None
    if looked.media_type == "image/heic":
        raise HeqiError(
            "picture.heic",
            "苹果的 HEIC 图片买家可能打不开，请截图，或在手机设置里改为“兼容性最佳”后再发。",
            "Buyers may not be able to open HEIC. Take a screenshot, or set the phone to 'Most Compatible'.",
            422,
        )
    if looked.kind is not FileKind.PHOTO or looked.width is None or looked.height is None:
        raise unable_to_take()
    if max(looked.width, looked.height) > LONGEST_SIDE:
        raise HeqiError(
            "picture.too_long",
            f"图片有一边超过 {LONGEST_SIDE} 像素，请分段截图。",
            f"One side is over {LONGEST_SIDE} points; send it in parts.",
            422,
        )
    return Seen(looked.shown, looked.media_type, looked.width, looked.height)


def unable_to_take() -> HeqiError:
    """Not a picture of a kind that chats show."""
    return HeqiError(
        "picture.type", "只能发图片：JPG、PNG、WEBP 或 GIF。", "Only pictures: JPG, PNG, WEBP or GIF.", 422
    )
