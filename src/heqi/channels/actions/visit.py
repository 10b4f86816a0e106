"""What a visitor of the buyer page does: come, write, read, rate."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from heqi.channels.access import held, lines_of, visits_of
from heqi.channels.actions.keep_receipts import unable_to_reuse_keys
from heqi.channels.models import Channel, Line, Visit
from heqi.core.errors import HeqiError

MOST_LINES = 2_000
"""Of one visitor. A talk of so many lines is none."""


@dataclass(frozen=True, slots=True)
class NewLine:
    """What is to be added. `key`: once in its visit; `picture`: the name of a kept file."""

    key: str
    sender: str
    at: datetime
    kind: str = "text"
    text: str = ""
    picture: str = ""
    mime: str = ""
    action_id: int | None = None


def open_visit(*, channel: Channel, key: str, name: str, order_no: str, verified: bool, now: datetime) -> Visit:
    """The visit of that key: a new one, or the one that there is with the name and order that are told now."""
    rows = visits_of(channel.shop_id, channel.pk).filter(key=key)
    told: Mapping[str, Any] = {"name": name, "seen_at": now, **({"order_no": order_no} if order_no else {})}
    if not rows.update(**told):
        row = Visit(shop_id=channel.shop_id, channel_id=channel.pk, key=key, verified=verified, made_at=now, **told)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:  # the same visitor in two windows
            rows.update(**told)
    return rows.get()


@transaction.atomic
def add_line(*, visit: Visit, line: NewLine) -> tuple[Line, bool]:
    """The line of that key, and whether it is new. Raises channel.key_reused, chat.full."""
    mine = visits_of(visit.shop_id, visit.channel_id).filter(pk=visit.pk)
    row: Visit = held(mine).get()
    there = lines_of(row).filter(key=line.key).first()
    if there is not None:
        if (there.sender, there.text, there.picture) != (line.sender, line.text, line.picture):
            raise unable_to_reuse_keys([line.key])
        return there, False
    if row.last_seq >= MOST_LINES and line.sender == "buyer":
        raise HeqiError(
            "chat.full", "这个会话太长了，请关闭页面后重新进入。", "This talk is too long; begin a new one.", 429
        )
    added = Line(
        shop_id=row.shop_id,
        visit_id=row.pk,
        seq=row.last_seq + 1,
        key=line.key,
        sender=line.sender,
        kind=line.kind,
        text=line.text,
        picture=line.picture,
        mime=line.mime,
        action_id=line.action_id,
        at=line.at,
    )
    added.save(force_insert=True)
    mine.update(last_seq=added.seq, seen_at=line.at if line.sender == "buyer" else row.seen_at)
    return added, True


@transaction.atomic
def read_lines(*, visit: Visit, upto: int) -> list[Line]:
    """The visitor has seen every line up to there; the shop's lines that are newly read, oldest first."""
    mine = visits_of(visit.shop_id, visit.channel_id).filter(pk=visit.pk)
    row: Visit = held(mine).get()
    new = list(lines_of(row).filter(sender="shop", seq__lte=upto, seq__gt=row.read_seq))
    if new:
        mine.update(read_seq=new[-1].seq)
    return new


def set_order(*, visit: Visit, order_no: str) -> Visit:
    """Which order the visitor asks about."""
    mine = visits_of(visit.shop_id, visit.channel_id).filter(pk=visit.pk)
    mine.update(order_no=order_no)
    return mine.get()


def note_rated(*, visit: Visit, now: datetime) -> None:
    """The visitor has rated the talk; they may again, later."""
    visits_of(visit.shop_id, visit.channel_id).filter(pk=visit.pk).update(rated_at=now)
