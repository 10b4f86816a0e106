"""A picture comes in: kept as it came, and bare; nobody is shown either before it was read."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.files.store import keep_file
from heqi.journal.actions import write_entry
from heqi.journal.contracts import PLATFORM, Actor, Subject
from heqi.pictures.access import pictures_in, require_handler
from heqi.pictures.contracts import PictureView
from heqi.pictures.figures import expiry_of
from heqi.pictures.look import Seen, look_in
from heqi.pictures.models import Picture
from heqi.pictures.rows import view_picture
from heqi.shops.access import get_shop


def take_picture_in(
    *,
    shop_id: int,
    content: bytes,
    name: str,
    key: str,
    conversation: str,
    now: datetime,
    buyer: str = "",
    order_no: str = "",
) -> PictureView:
    """A buyer's picture from a channel. The same `key` (the message's) again gives the picture that is there.

    Raises what look_in raises: picture.too_big, picture.heic, picture.type, evidence.broken, … Safe inside the
    caller's transaction; reading it follows as a reaction, or when somebody looks at it first.
    """
    held = pictures_in([shop_id]).filter(key=key).first() if key else None
    if held is not None:
        return view_picture(held)
    about = {"conversation": conversation, "buyer": buyer, "order_no": order_no, "key": key}
    return _keep(shop_id, content, name, about=about, by=None, now=now)


def upload_picture(
    *,
    staff: StaffView,
    shop_id: int,
    content: bytes,
    name: str,
    now: datetime,
    conversation: str = "",
    buyer: str = "",
    order_no: str = "",
) -> PictureView:
    """A picture that one of us pasted or dropped. Raises shop.none, role.pictures and what look_in raises."""
    require_handler(staff, shop_id)
    about = {"conversation": conversation, "buyer": buyer, "order_no": order_no}
    return _keep(shop_id, content, name, about=about, by=staff.id, now=now)


def _keep(
    shop_id: int, content: bytes, name: str, *, about: dict[str, str], by: int | None, now: datetime
) -> PictureView:
    looked = look_in(content, name)
    stored, shown = keep_file(content), keep_file(looked.content)
    with transaction.atomic():
        row = _row(shop_id, content, looked, name=name, by=by, now=now)
        row.stored, row.shown = stored, shown
        for field, value in about.items():
            setattr(row, field, value)
        row.save()
        write_entry(
            shop_id=shop_id,
            kind="picture.taken_in",
            subject=Subject("picture", str(row.pk)),
            actor=PLATFORM if by is None else Actor.staff(by),
            data={"source": row.source, "sha256": row.sha256, "size": row.size},
            now=now,
        )
    return view_picture(row)


def _row(shop_id: int, content: bytes, looked: Seen, *, name: str, by: int | None, now: datetime) -> Picture:
    return Picture(
        shop_id=shop_id,
        source=Picture.Source.BUYER if by is None else Picture.Source.STAFF,
        at=now,
        by=by,
        name=name,
        size=len(content),
        width=looked.width,
        height=looked.height,
        sha256=sha256(content).hexdigest(),
        shown_type=looked.media_type,
        expires_at=expiry_of(get_shop(shop_id), now),
    )
