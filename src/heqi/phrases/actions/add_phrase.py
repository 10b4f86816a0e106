"""Write a new phrase, or the shop's own in place of a shipped one."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.phrases.access import phrases_in
from heqi.phrases.actions.groups import named_group
from heqi.phrases.actions.save import tell_phrase
from heqi.phrases.contracts import MOST_PHRASES, Into
from heqi.phrases.fit import Written, require_sayable
from heqi.phrases.models import PhraseGroup, PhraseRow
from heqi.phrases.shipped import require_shipped


@transaction.atomic
def add_phrase(*, staff: StaffView, into: Into, given: Written, starter: str = "", now: datetime) -> PhraseRow:
    """Keep a phrase at the end of a group. `starter`: the shipped one whose place it takes.

    Raises shop.none, role.phrases, phrase.group_unnamed, phrase.blocked and the like, phrase.code_taken,
    phrase.too_many, phrase.none for a shipped one that is not there.
    """
    group = named_group(staff=staff, into=into, now=now)
    kept = require_sayable(group.shop_id, given)
    if starter:
        require_shipped(group.shop_id, starter)
    require_room(group, 1)
    require_free_code(group, kept.code)
    row = make_row(group, kept, staff_id=staff.id, place=next_place(group), now=now)
    row.starter = starter
    row.save(force_insert=True)
    tell_phrase(row, "phrase.added", staff, now)
    return row


def make_row(group: PhraseGroup, given: Written, *, staff_id: int, place: int, now: datetime) -> PhraseRow:
    """A new row, not saved."""
    return PhraseRow(
        shop_id=group.shop_id,
        group_id=group.pk,
        layer=group.layer,
        staff_id=group.staff_id,
        title=given.title,
        code=given.code,
        text=given.text,
        goods_id=given.about.goods_id,
        category=given.about.category,
        asks=list(given.asks),
        place=place,
        changed_at=now,
        changed_by=staff_id,
    )


def require_room(group: PhraseGroup, more: int) -> None:
    """Raises phrase.too_many when the layer would hold more than it may."""
    held = phrases_in([group.shop_id]).filter(layer=group.layer, staff_id=group.staff_id).count()
    if held + more > MOST_PHRASES:
        raise HeqiError(
            "phrase.too_many",
            f"最多 {MOST_PHRASES} 条话术，现有 {held} 条，请先停用不用的。",
            f"At most {MOST_PHRASES} phrases; there are {held}. End some first.",
            409,
            {"most": MOST_PHRASES, "held": held},
        )


def require_free_code(group: PhraseGroup, code: str, *, but: int = 0) -> None:
    """Raises phrase.code_taken: one code finds one phrase of a layer. `but`: the phrase that may have it."""
    if not code:
        return
    same = phrases_in([group.shop_id]).filter(layer=group.layer, staff_id=group.staff_id, code__iexact=code)
    other = same.exclude(pk=but).first()
    if other is not None:
        raise HeqiError(
            "phrase.code_taken",
            f"快捷编码“{code}”已经有一条话术在用。",
            f"The code {code} is taken.",
            409,
            {"phrase": other.pk},
        )


def next_place(group: PhraseGroup) -> int:
    """Behind the last of the group."""
    last = phrases_in([group.shop_id]).filter(group_id=group.pk).order_by("-place").values_list("place", flat=True)
    return (last.first() or 0) + 1
