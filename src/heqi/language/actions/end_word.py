"""Take a word of the shop out of force."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.language.access import lock_word, require_supervisor, view_word
from heqi.language.contracts import WordView


def end_word(*, staff: StaffView, shop_id: int, word_id: int, now: datetime) -> WordView:
    """End a word; the row stays as history. Raises shop.none, role.words, word.none, word.ended."""
    require_supervisor(staff, shop_id)
    with transaction.atomic():
        row = lock_word(shop_id, word_id)
        if row is None:
            raise HeqiError("word.none", "没有这条用语。", "There is no such word.", 404)
        if row.ended_at is not None:
            raise HeqiError("word.ended", "这条用语已经停用了。", "This word has been ended already.", 409)
        row.ended_at, row.ended_by = now, staff.id
        row.save(update_fields=["ended_at", "ended_by"])
        write_entry(
            shop_id=shop_id,
            kind="word.ended",
            subject=Subject("word", str(row.pk)),
            actor=Actor.staff(staff.id),
            data={"word": row.pk, "kind": row.kind},
            now=now,
        )
    return view_word(row)
