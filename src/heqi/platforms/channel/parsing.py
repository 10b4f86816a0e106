"""From what a bridge says to messages of ours."""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import orjson
from pydantic import BaseModel

from heqi.core.errors import HeqiError
from heqi.core.facts import Fact
from heqi.core.masks import mask_contacts
from heqi.core.reception.incoming import Incoming
from heqi.platforms.channel.limits import MOST_PICTURE, WINDOW
from heqi.platforms.channel.shapes import ChannelMessage, ChannelRating

_NEEDED = {"text": "text", "image": "picture", "goods": "goods_id", "order": "order_no", "note": "text"}
_SIGNS = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/gif": (b"GIF87a", b"GIF89a"),
}


def unable_to_take(place: int, field: str, why: str, why_en: str) -> HeqiError:
    """Something about one message is wrong; nothing of the batch was taken."""
    return HeqiError(
        "channel.invalid",
        f"第 {place + 1} 条不能接收：{why}本批没有接收任何消息。",
        f"Message {place + 1} cannot be taken: {why_en} Nothing of this batch was taken.",
        422,
        {"fields": [{"at": f"messages.{place}.{field}", "why": why_en}]},
    )


def read_messages(sent: Sequence[ChannelMessage], *, prefix: str, now: datetime) -> list[Incoming]:
    """The messages in order. `prefix` goes before every key of the bridge, so that channels cannot collide.

    Raises channel.invalid.
    """
    return [_read(place, each, prefix, now) for place, each in enumerate(sent)]


def digest_of(said: BaseModel) -> str:
    """The same for the same content, however it was written."""
    return sha256(orjson.dumps(said.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)).hexdigest()


def rating_fact(said: ChannelRating, *, prefix: str) -> Fact:
    """A rating as a fact of reception's entity. `prefix` as in `read_messages`."""
    at = said.at.astimezone(UTC)
    values = {
        "conversation": prefix + said.conversation,
        "staff": said.staff,
        "buyer": said.buyer,
        "score": said.score,
        "source": "buyer",
        "label": mask_contacts(said.label),
        "at": at,
    }
    return Fact("service_rating", prefix + said.key, at, values)


def picture_type(content: bytes) -> str | None:
    """The MIME type that the bytes themselves tell; None when they are no picture that is taken."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((mime for mime, signs in _SIGNS.items() if content.startswith(signs)), None)


def _read(place: int, said: ChannelMessage, prefix: str, now: datetime) -> Incoming:
    needed = _NEEDED[said.kind]
    if not getattr(said, needed).strip():
        raise unable_to_take(place, needed, f"缺少 {needed}。", f"{needed} is missing for kind {said.kind}.")
    if said.picture and said.kind != "image":
        raise unable_to_take(place, "picture", "只有图片消息可以带图片。", "only an image carries a picture.")
    if said.at - now > WINDOW:
        raise unable_to_take(place, "at", "时间在未来。", "its time lies in the future.")
    picture, mime = _picture(place, said.picture)
    return Incoming(
        key=prefix + said.key,
        conversation=prefix + said.conversation,
        sender=said.sender,
        at=said.at.astimezone(UTC),
        text=said.text,
        form=said.kind,
        buyer=said.buyer.strip(),
        sender_name=said.sender_name.strip(),
        order_no=said.order_no,
        goods_id=said.goods_id,
        picture=picture,
        mime=mime,
    )


def _picture(place: int, written: str) -> tuple[bytes | None, str]:
    if not written:
        return None, ""
    try:
        content = b64decode(written, validate=True)
    except (NotBase64, ValueError):
        raise unable_to_take(place, "picture", "图片不是 base64。", "the picture is no base64.") from None
    if len(content) > MOST_PICTURE:
        raise unable_to_take(place, "picture", "图片超过 5 MB。", "the picture is over 5 MB.")
    mime = picture_type(content)
    if mime is None:
        raise unable_to_take(
            place, "picture", "只接收 JPG、PNG、WEBP、GIF 图片。", "only JPEG, PNG, WEBP and GIF pictures are taken."
        )
    return content, mime
