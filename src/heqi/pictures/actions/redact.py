"""Paint over a picture: the marks of the editor are applied to the original here, and the copy is read again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.pictures.judging import verdict_of
from heqi.core.pictures.marks import marks_body, read_marks
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.pictures.access import lock_picture, picture_of, require_handler
from heqi.pictures.actions.check import paint_copy
from heqi.pictures.actions.drop import drop_later
from heqi.pictures.contracts import PictureView
from heqi.pictures.rows import view_picture


def redact_picture(
    *, staff: StaffView, picture_id: int, version: int, marks: Sequence[Mapping[str, Any]], now: datetime
) -> PictureView:
    """The picture with a new copy. `marks`: all of them, as `core.pictures.marks.read_marks` takes them; none: bare.

    The painting and the reading, which take seconds, come before the transaction. Raises picture.none,
    role.pictures, picture.stale, picture.marks, picture.unread.
    """
    kept = marks_body(read_marks(marks))
    row = picture_of(staff, picture_id)
    require_handler(staff, row.shop_id)
    copy, media_type, findings = paint_copy(row, kept)
    with transaction.atomic():
        row = lock_picture(staff, picture_id, version)
        drop_later([row.copy], now=now)
        row.marks, row.copy, row.copy_type = kept, copy, media_type
        row.findings, row.verdict = findings, verdict_of(findings)
        row.redacted_at, row.redacted_by = now, staff.id
        row.version += 1
        row.save()
        write_entry(
            shop_id=row.shop_id,
            kind="picture.redacted",
            subject=Subject("picture", str(row.pk)),
            actor=Actor.staff(staff.id),
            data={"marks": len(kept), "verdict": row.verdict, "copy": row.copy, "version": row.version},
            now=now,
        )
    return view_picture(row)
