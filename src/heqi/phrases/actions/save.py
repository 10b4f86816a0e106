"""The journal entries of phrases: ids, numbers and enum words, never a text."""

from datetime import datetime

from heqi.accounts.contracts import StaffView
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.phrases.models import PhraseGroup, PhraseRow


def tell_phrase(row: PhraseRow, kind: str, staff: StaffView, now: datetime) -> None:
    """Journal what was done to a phrase."""
    write_entry(
        shop_id=row.shop_id,
        kind=kind,
        subject=Subject("phrase", str(row.pk)),
        actor=Actor.staff(staff.id),
        data={"phrase": row.pk, "layer": row.layer, "version": row.version},
        now=now,
    )


def tell_group(row: PhraseGroup, kind: str, staff: StaffView, now: datetime, *, phrases: int = 0) -> None:
    """Journal what was done to a group. `phrases`: how many phrases it was about."""
    write_entry(
        shop_id=row.shop_id,
        kind=kind,
        subject=Subject("phrase_group", str(row.pk)),
        actor=Actor.staff(staff.id),
        data={"group": row.pk, "layer": row.layer, "phrases": phrases},
        now=now,
    )
