"""Give the shop a word of its own."""

from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.language.access import count_words, find_word_in_force, require_supervisor, view_word
from heqi.language.contracts import MOST_WORDS, WordKind, WordSeverity, WordView
from heqi.language.fit import require_fit
from heqi.language.models import ShopWord
from heqi.language.texts import key_of, plain_line


def add_word(
    *,
    staff: StaffView,
    shop_id: int,
    kind: WordKind,
    text: str,
    severity: WordSeverity | None = None,
    advice: str = "",
    reason: str,
    now: datetime,
) -> WordView:
    """Put a word in force from `now`. `severity` and `advice` are of an extra word and left out for an allowed text.

    Raises shop.none, role.words, those of `heqi.language.fit.require_fit`, word.duplicate, word.too_many.
    """
    require_supervisor(staff, shop_id)
    extra = kind is WordKind.EXTRA
    row = ShopWord(
        shop_id=shop_id,
        kind=kind,
        text=plain_line(text),
        key=key_of(plain_line(text)),
        severity=(severity or "") if extra else "",
        advice=plain_line(advice) if extra else "",
        reason=plain_line(reason),
        by=staff.id,
        at=now,
    )
    require_fit(view_word(row), row.key)
    with transaction.atomic():
        _require_room(shop_id, row.key)
        _insert(row)
        write_entry(
            shop_id=shop_id,
            kind="word.added",
            subject=Subject("word", str(row.pk)),
            actor=Actor.staff(staff.id),
            data={"word": row.pk, "kind": row.kind, "severity": row.severity or None},
            now=now,
        )
    return view_word(row)


def _require_room(shop_id: int, key: str) -> None:
    held = find_word_in_force(shop_id, key)
    if held is not None:
        raise unable_to_add_twice(held)
    if count_words(shop_id) >= MOST_WORDS:
        raise HeqiError(
            "word.too_many",
            f"一个店铺最多 {MOST_WORDS} 条用语，请先停用不再需要的。",
            f"A shop has at most {MOST_WORDS} words; end those that are not needed any more.",
            409,
            {"most": MOST_WORDS},
        )


def _insert(row: ShopWord) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:  # somebody added it between our look and our write
        raise unable_to_add_twice(None) from error


def unable_to_add_twice(held: WordView | None) -> HeqiError:
    """The same word, whatever its width, case and blanks, is in force already, perhaps as the other kind."""
    return HeqiError(
        "word.duplicate",
        "这条用语已经有了，先停用原来那条再改。",
        "This word is there already; end that one first to change it.",
        409,
        {"word": held.id, "kind": held.kind} if held else {},
    )
