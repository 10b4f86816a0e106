"""Write down what a buyer volunteered or what happened, for a purpose and until a day; take it back."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.assets.verdict_words import load_verdict_words
from heqi.buyers.access import lock_note, notes_in, require_handler
from heqi.buyers.models import BuyerNote
from heqi.buyers.whose import Asked, find_whose
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject

MOST_NOTES = 50
LONGEST = timedelta(days=365)


def note_about_buyer(
    *, staff: StaffView, asked: Asked, kind: BuyerNote.Kind, words: str, purpose: str, until: datetime, now: datetime
) -> BuyerNote:
    """Keep it. Raises shop.none, role.buyers, buyer.nobody, note.empty, note.purpose, note.until, note.many, and what
    VerdictWords.require_fact raises: a note says what happened, never what somebody thinks of a person.
    """
    require_handler(staff, asked.shop_id)
    words, purpose = words.strip(), purpose.strip()
    _require_whole(words, purpose, until, now)
    for text in (words, purpose):
        load_verdict_words().require_fact(text)
    whose = find_whose(asked)
    if not whose.mark:
        raise HeqiError(
            "buyer.nobody",
            "没有订单，名字又被平台隐藏，无法确定是哪位买家，不能记录。",
            "Without an order and with a masked name nobody can tell whom this would be about.",
            409,
        )
    with transaction.atomic():
        if notes_in([asked.shop_id], now).filter(mark__in=whose.marks).count() >= MOST_NOTES:
            raise HeqiError("note.many", f"一位买家最多 {MOST_NOTES} 条。", f"At most {MOST_NOTES} notes.", 409)
        note: BuyerNote = BuyerNote.objects.create(
            shop_id=asked.shop_id,
            mark=whose.mark,
            kind=kind,
            words=words,
            purpose=purpose,
            by=staff.id,
            at=now,
            expires_at=until,
        )
        _journal(note, "buyer.noted", staff, now)
    return note


def end_note(*, staff: StaffView, note_id: int, now: datetime) -> BuyerNote:
    """Take it back; its words go at once. Raises buyer.note_none, role.buyers."""
    with transaction.atomic():
        note = lock_note(staff, note_id)
        note.ended_at, note.words, note.purpose = now, "", ""
        note.save()
        _journal(note, "buyer.note_ended", staff, now)
    return note


def forget_expired_notes(now: datetime) -> int:
    """Delete notes whose day has come, words and all; how many."""
    rows = BuyerNote.objects.across_shops(why="every shop's notes run out").filter(expires_at__lte=now)
    return int(rows.delete()[0])


def _require_whole(words: str, purpose: str, until: datetime, now: datetime) -> None:
    if not words:
        raise HeqiError("note.empty", "请写内容。", "Write something.", 422)
    if not purpose:
        raise HeqiError(
            "note.purpose",
            "请写用途，例如：下次发货前核对。",
            "Say what it is for, such as: check before shipping.",
            422,
        )
    if not now < until <= now + LONGEST:
        raise HeqiError("note.until", "到期日应在一年之内。", "It must end within a year.", 422)


def _journal(note: BuyerNote, kind: str, staff: StaffView, now: datetime) -> None:
    write_entry(
        shop_id=note.shop_id,
        kind=kind,
        subject=Subject("buyer", note.mark),
        actor=Actor.staff(staff.id),
        data={"note": note.pk, "sort": note.kind},
        now=now,
    )
