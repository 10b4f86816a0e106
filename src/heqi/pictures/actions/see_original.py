"""Somebody looks at an original: who and when is on record before they see it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.pictures.access import picture_of, require_handler


@dataclass(frozen=True, slots=True)
class Original:
    """Name of the kept file to show: upright, without hidden data, nothing painted over."""

    stored: str
    media_type: str
    name: str


def see_original(*, staff: StaffView, picture_id: int, why: str, now: datetime) -> Original:
    """`why`: edit (to paint it over) or look. Raises picture.none, role.pictures."""
    with transaction.atomic():
        row = picture_of(staff, picture_id)
        require_handler(staff, row.shop_id)
        write_entry(
            shop_id=row.shop_id,
            kind="picture.original_seen",
            subject=Subject("picture", str(row.pk)),
            actor=Actor.staff(staff.id),
            data={"why": why, "sha256": row.sha256},
            now=now,
        )
    return Original(row.shown, row.shown_type, row.name)
