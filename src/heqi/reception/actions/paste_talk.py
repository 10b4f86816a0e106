"""A person pastes what the buyer wrote in a program that no bridge reads (W1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from heqi.accounts.access import sub_accounts_in
from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.reception.incoming import Incoming
from heqi.core.reception.paste import Pasted, key_of, split_paste
from heqi.core.time import shanghai_date
from heqi.journal.contracts import Actor
from heqi.reception.access import lock_talk, require_handler, talk_of, talks_in
from heqi.reception.actions.give import give
from heqi.reception.actions.take_in import take_in_messages
from heqi.reception.models import Talk
from heqi.shops.access import get_shop

A_STEP = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Paste:
    """What is taken in: the turns as the person has put them right; `talk_id`: the talk that they go on with."""

    turns: Sequence[Pasted]
    buyer: str = ""
    order_no: str = ""
    talk_id: int | None = None


def look_at_paste(*, staff: StaffView, shop_id: int, text: str, now: datetime) -> list[Pasted]:
    """The turns of a copied chat, for the person to look at; nothing is kept. Raises shop.none, role.talks."""
    _require_shop(staff, shop_id)
    return split_paste(text, ours=_names(shop_id), now=now)


def take_paste(*, staff: StaffView, shop_id: int, paste: Paste, now: datetime) -> Talk:
    """Keep the turns in a talk of this person; turns that are in it already are passed over.

    Turns without a time speak as of now, in their order. Raises paste.empty, shop.none and as `lock_talk`.
    """
    _require_shop(staff, shop_id)
    if not any(turn.text.strip() for turn in paste.turns):
        raise HeqiError("paste.empty", "没有可以识别的聊天内容。", "There is nothing to read in what was pasted.", 422)
    key = _key(staff, shop_id, paste, now)
    take_in_messages(
        shop_id,
        [_message(key, paste, place, now) for place in range(len(paste.turns))],
        at=now,
        source=Talk.Source.COMPANION,
        by=Actor.staff(staff.id),
    )
    return _make_mine(staff, shop_id, key, now)


def _require_shop(staff: StaffView, shop_id: int) -> None:
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    require_handler(staff, shop_id)


def _key(staff: StaffView, shop_id: int, paste: Paste, now: datetime) -> str:
    """The talk to go on with: the one that was named, else today's with a buyer of that name, else a new one."""
    if paste.talk_id is not None:
        held = talk_of(staff, paste.talk_id)
        if held.shop_id == shop_id:
            return held.key
    if paste.buyer:
        return f"paste/{paste.buyer[:60]}/{shanghai_date(now):%Y%m%d}"
    return f"paste/{uuid4().hex}"


def _message(key: str, paste: Paste, place: int, now: datetime) -> Incoming:
    turn = paste.turns[place]
    untold = now - A_STEP * (len(paste.turns) - place)
    return Incoming(
        key=f"{key}/{key_of(turn, paste.turns[:place])}"[:150],
        conversation=key,
        sender=turn.who,
        at=turn.at or untold,
        text=turn.text,
        buyer=paste.buyer,
        sender_name=turn.name if turn.who == "agent" else "",
        order_no=paste.order_no,
    )


def _make_mine(staff: StaffView, shop_id: int, key: str, now: datetime) -> Talk:
    """Who pastes serves the talk, if nobody does yet, and has read it."""
    with transaction.atomic():
        talk = lock_talk(staff, talks_in([shop_id]).get(key=key).pk)
        if talk.staff_id is None:
            give(talk, staff.id, now=now)
        talk.unread = 0
        talk.save(update_fields=["staff_id", "assigned_at", "snoozed_until", "unread"])
        return talk


def _names(shop_id: int) -> list[str]:
    return [get_shop(shop_id).name, *sub_accounts_in([shop_id]).values_list("name", flat=True)]
