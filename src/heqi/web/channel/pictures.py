"""Pictures on their way through a channel: kept as evidence when they come, redacted when they leave."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime

from heqi.core.reception.incoming import Incoming
from heqi.pictures.actions.take_in import take_picture_in
from heqi.reception.actions.take_in import Picture


def keep_pictures(shop_id: int, messages: Sequence[Incoming], *, now: datetime) -> list[Picture]:
    """The pictures of these messages, kept. Raises what `take_picture_in` raises; runs in the caller's transaction."""
    return [Picture(each.key, _keep(shop_id, each, each.picture, now)) for each in messages if each.picture]


def _keep(shop_id: int, message: Incoming, content: bytes, now: datetime) -> int:
    name = f"picture.{message.mime.removeprefix('image/')}"
    kept = take_picture_in(
        shop_id=shop_id,
        content=content,
        name=name,
        key=message.key,
        conversation=message.conversation,
        buyer=message.buyer,
        order_no=message.order_no,
        now=now,
    )
    return kept.id


def as_base64(content: bytes) -> str:
    """As the protocol writes a picture."""
    return b64encode(content).decode()
