"""What a visitor does, carried into the desk by the channel protocol: the page is a bridge like any other."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from heqi.channels.actions.visit import NewLine, add_line, note_rated, open_visit, read_lines, set_order
from heqi.channels.models import Channel, Line, Visit
from heqi.core.errors import HeqiError
from heqi.core.masks import mask_contacts
from heqi.files.kinds import FileKind, look_at
from heqi.files.store import keep_file
from heqi.platforms.channel.identity import Identity
from heqi.platforms.channel.parsing import picture_type
from heqi.platforms.channel.shapes import ChannelAck, ChannelMessage, ChannelRating, ChannelRead
from heqi.web.channel.outbox import settle
from heqi.web.channel.pictures import as_base64
from heqi.web.channel.receive import receive_messages, receive_ratings, receive_reads

AGAIN = 600
"""Seconds between two ratings of one visitor."""


def begin(channel: Channel, *, name: str, order_no: str, identity: Identity | None, now: datetime) -> Visit:
    """A visit: that of the person whom the site names, or a new one. Raises chat.who."""
    if identity is None and channel.needs_identity:
        raise HeqiError(
            "chat.who", "请从店铺网站登录后打开客服。", "Open the chat from the shop's site after signing in.", 401
        )
    if identity is None:
        key, shown = f"v.{secrets.token_urlsafe(16)}", name.strip()[:40] or "访客"
    else:
        key, shown = f"u.{sha256(identity.id.encode()).hexdigest()[:32]}", identity.name
    number = (identity.order_no if identity else "") or order_no
    return open_visit(channel=channel, key=key, name=shown, order_no=number, verified=identity is not None, now=now)


def say(channel: Channel, visit: Visit, *, key: str, text: str, now: datetime) -> Line:
    """A line of the visitor's, and with it a message. The same key again is the same line."""
    return _bring(channel, visit, NewLine(key, "buyer", now, text=mask_contacts(text)), text=text)


def name_order(channel: Channel, visit: Visit, *, key: str, order_no: str, now: datetime) -> Line:
    """The visitor says which order it is about."""
    known = set_order(visit=visit, order_no=order_no)
    return _bring(channel, known, NewLine(key, "buyer", now, "order", order_no))


def show_picture(channel: Channel, visit: Visit, *, key: str, content: bytes, now: datetime) -> Line:
    """A picture of the visitor's: the original is kept as evidence, the page shows it without its hidden data.

    Raises chat.picture, evidence.broken, evidence.too_large_picture.
    """
    looked = look_at(content, "picture") if picture_type(content) else None
    if looked is None or looked.kind is not FileKind.PHOTO:
        raise HeqiError(
            "chat.picture", "只能发送 JPG、PNG、WEBP、GIF 图片。", "Only JPEG, PNG, WEBP and GIF pictures.", 422
        )
    line = NewLine(key, "buyer", now, "image", picture=keep_file(looked.shown), mime=looked.media_type)
    return _bring(channel, visit, line, picture=as_base64(content))


def read(channel: Channel, visit: Visit, *, upto: int, now: datetime) -> None:
    """The visitor has the shop's lines before their eyes: delivered becomes confirmed, and the desk is told."""
    for line in (new := read_lines(visit=visit, upto=upto)):
        if line.action_id is not None:
            settle(channel, ChannelAck(id=line.action_id, state="confirmed", reference=str(line.seq)), now=now)
    if new:
        receive_reads(channel, [ChannelRead(conversation=visit.key, upto=new[-1].key, at=now)], now=now)


def rate(channel: Channel, visit: Visit, *, score: int, words: str, now: datetime) -> None:
    """The visitor rates the talk. Raises chat.rated."""
    if visit.rated_at is not None and (now - visit.rated_at).total_seconds() < AGAIN:
        raise HeqiError("chat.rated", "您刚评价过，谢谢！", "You have just rated; thank you.", 409)
    key = f"{visit.pk}-{int(now.timestamp())}"
    said = ChannelRating(
        key=key, conversation=visit.key, score=score, at=now, buyer=visit.name, label=mask_contacts(words)
    )
    with transaction.atomic():
        note_rated(visit=visit, now=now)
        receive_ratings(channel, [said], now=now)


def _bring(channel: Channel, visit: Visit, line: NewLine, *, text: str = "", picture: str = "") -> Line:
    with transaction.atomic():
        added, is_new = add_line(visit=visit, line=line)
        if is_new:
            said = {"key": f"{visit.pk}-{line.key}", "conversation": visit.key, "sender": "buyer", "at": line.at}
            about = {
                "kind": line.kind,
                "text": text,
                "picture": picture,
                "buyer": visit.name,
                "order_no": visit.order_no,
            }
            receive_messages(channel, [ChannelMessage.model_validate({**said, **about})], now=line.at)
    return added
