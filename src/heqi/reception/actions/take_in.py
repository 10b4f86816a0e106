"""Messages come in: each is stored once, its talk brought up to it, the reply clock set, everybody told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import transaction

from heqi.accounts.access import sub_accounts_in
from heqi.core.facts import Fact
from heqi.core.language.understand.reading import TurnReading
from heqi.core.masks import mask_contacts
from heqi.core.reception.incoming import MOST_TEXT, Incoming
from heqi.core.reception.mood import is_abnormal
from heqi.db.insertion import Insertion
from heqi.db.locks import hold_lock
from heqi.journal.contracts import PLATFORM, Actor
from heqi.reception.access import lock_talk_by_key, messages_in
from heqi.reception.actions.assign_talk import assign_talk
from heqi.reception.actions.save import save_talk
from heqi.reception.models import Talk
from heqi.reception.understanding import read_turns, turns_before
from heqi.reception.waiting import renew_wait
from heqi.trade.actions.apply_facts import apply_facts

LINE = 120
"""Code points of the last message that a list shows."""
_new = Insertion(Talk)


@dataclass(frozen=True, slots=True)
class Picture:
    """Which stored picture belongs to a message."""

    message_key: str
    picture_id: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of messages, by their keys. `repeated`: were here already; `conflicting`: the key says otherwise."""

    new: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    conflicting: tuple[str, ...] = ()
    talks: tuple[int, ...] = ()


def take_in_messages(
    shop_id: int,
    messages: Sequence[Incoming],
    *,
    at: datetime,
    channel_id: int | None = None,
    source: str = Talk.Source.CHANNEL,
    by: Actor = PLATFORM,
    pictures: Sequence[Picture] = (),
) -> TakenIn:
    """Store messages of one shop, in any order and any number of times. `at`: the moment of receipt, aware UTC.

    A message in the future speaks as of its receipt. One transaction; a journal entry `talk.message_came` per talk.
    """
    messages = [each for each in messages if each.text or each.form != "text"]
    readings = _read(shop_id, messages)
    shown = {each.message_key: each.picture_id for each in pictures}
    with transaction.atomic(), hold_lock(f"trade.{shop_id}"):
        new, repeated, conflicting = _sort_out(shop_id, messages)
        if not new:
            return TakenIn((), tuple(repeated), tuple(conflicting))
        facts = list(_facts(new, at, shown, _people(shop_id, new)))
        apply_facts(shop_id=shop_id, facts=facts, absent={("message", each.key) for each in new})
        talks = []
        for key, said in groupby(sorted(new, key=_place), key=lambda each: each.conversation):
            talk = _talk_of(shop_id, key, list(said), at=at, source=source, channel_id=channel_id, readings=readings)
            save_talk(talk.row, kind="talk.message_came", actor=by, data=talk.data, now=at)
            talks.append(talk.row.pk)
    return TakenIn(tuple(each.key for each in new), tuple(repeated), tuple(conflicting), tuple(talks))


def _place(message: Incoming) -> tuple[str, datetime, str]:
    return (message.conversation, message.at, message.key)


def _read(shop_id: int, messages: Iterable[Incoming]) -> dict[str, TurnReading]:
    """How the last turn of the buyer in each conversation is to be understood, by the message's key."""
    last = {each.conversation: each for each in sorted(messages, key=_place) if each.sender == "buyer" and each.text}
    asked = [(each.text, turns_before(shop_id, each.conversation)) for each in last.values()]
    return dict(zip((each.key for each in last.values()), read_turns(asked), strict=True))


def _sort_out(shop_id: int, messages: Sequence[Incoming]) -> tuple[list[Incoming], list[str], list[str]]:
    """The new messages, each once, the keys that are known, and those that stand for something else."""
    once = {each.key: each for each in reversed(messages)}
    rows = messages_in([shop_id]).filter(key__in=list(once)).values_list("key", "conversation", "sender", "text")
    held = {key: said for key, *said in rows}
    new = [each for key, each in once.items() if key not in held]
    known = [key for key in once if key in held]
    same = [key for key in known if held[key] == [once[key].conversation, once[key].sender, _text(once[key])]]
    return new, same, [key for key in known if key not in same]


def _text(message: Incoming) -> str:
    return mask_contacts(message.text[:MOST_TEXT])


def _people(shop_id: int, messages: Iterable[Incoming]) -> dict[str, int]:
    """Which of us stands behind a sub-account's name."""
    names = {each.sender_name for each in messages if each.sender == "agent" and each.sender_name}
    if not names:
        return {}
    return dict(sub_accounts_in([shop_id]).filter(name__in=names).values_list("name", "staff_id"))


def _facts(messages: Iterable[Incoming], at: datetime, shown: dict[str, int], people: dict[str, int]) -> Iterable[Fact]:
    for each in messages:
        moment = min(each.at, at)
        said: dict[str, Any] = {
            "conversation": each.conversation,
            "sender": each.sender,
            "sender_name": each.sender_name,
        }
        said |= {"at": moment, "text": _text(each), "form": each.form, "order_no": each.order_no}
        said |= {"goods_id": each.goods_id, "picture_id": shown.get(each.key)}
        said["staff_id"] = people.get(each.sender_name) if each.sender == "agent" else None
        yield Fact("message", each.key, moment, said)
        about = {"buyer": each.buyer, "last_at": moment, "order_no": each.order_no}
        yield Fact("conversation", each.conversation, moment, about)


@dataclass(frozen=True, slots=True)
class _Changed:
    row: Talk
    data: dict[str, object]


def _talk_of(
    shop_id: int,
    key: str,
    said: Sequence[Incoming],
    *,
    at: datetime,
    source: str,
    channel_id: int | None,
    readings: dict[str, TurnReading],
) -> _Changed:
    """The talk after these messages, earliest first, not saved."""
    held = lock_talk_by_key(shop_id, key)
    talk, is_new = held or _start(shop_id, key, said[0], at=at, source=source), held is None
    talk.channel_id = channel_id or talk.channel_id
    before = talk.abnormal
    for each in said:
        _hear(talk, each, at)
    reading = next((readings[each.key] for each in reversed(said) if each.key in readings), None)
    if reading is not None:
        _note_reading(talk, reading)
    renew_wait(talk, now=at)
    if talk.waiting_since is not None and source == Talk.Source.CHANNEL:
        assign_talk(talk, now=at)
    data: dict[str, object] = {"messages": len(said), "sender": said[-1].sender, "emotion": talk.emotion}
    # What these call for (heqi.reactions): a talk about no order tells no case and no invoice anything.
    data |= {"order": talk.order_no != "", "named": is_new or any(each.order_no for each in said)}
    return _Changed(
        talk, {**data, "abnormal": talk.abnormal, "turned": talk.abnormal and not before, "to": talk.staff_id}
    )


def _start(shop_id: int, key: str, first: Incoming, *, at: datetime, source: str) -> Talk:
    moment = min(first.at, at)
    talk = Talk(shop_id=shop_id, key=key, source=source, started_at=moment, last_at=moment)
    return _new.add(talk)


def _hear(talk: Talk, message: Incoming, at: datetime) -> None:
    moment = min(message.at, at)
    talk.buyer, talk.order_no = message.buyer or talk.buyer, message.order_no or talk.order_no
    talk.goods_id = message.goods_id or talk.goods_id
    if message.sender == "buyer":
        talk.unread += 1
        talk.open, talk.snoozed_until = True, None
    if moment >= talk.last_at:
        talk.last_at, talk.last_sender = moment, message.sender
        talk.last_line = line_of(message.form, _text(message))


def line_of(form: str, text: str) -> str:
    """The one line that stands for a message in a list."""
    first = " ".join(text.split())[:LINE]
    return first or {"image": "[图片]", "goods": "[商品]", "order": "[订单]"}.get(form, "")


def _note_reading(talk: Talk, reading: TurnReading) -> None:
    talk.emotion, talk.intent = reading.emotion.label, reading.top[0].label[:60]
    talk.dissatisfied = round(reading.session * 100)
    talk.abnormal = is_abnormal(talk.abnormal, emotion=reading.emotion.label, p=reading.emotion.p)
