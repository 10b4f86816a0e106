"""Read a picture: what the original holds, and what the copy that may leave still holds."""

from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.assets.loader import load_screener
from heqi.core.pictures.finding import PictureFinding
from heqi.core.pictures.judging import covers_of, judge_reading, verdict_of
from heqi.core.pictures.marks import marks_body, read_marks
from heqi.files.store import keep_file, path_of
from heqi.journal.contracts import EntryView
from heqi.language.queries import words_of
from heqi.pictures.access import find_picture, pictures_in, unable_to_find_picture
from heqi.pictures.models import Picture
from heqi.pictures.paint import paint_over
from heqi.pictures.reading.reader import READER


def follow_taken_in(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `picture.taken_in`. Safe to run twice: what was read is read, and what is gone is left alone."""
    row = find_picture(entry.shop_id, int(entry.subject.id))
    if row is not None and row.expires_at > now:
        check_picture(shop_id=row.shop_id, picture_id=row.pk)


def check_picture(*, shop_id: int, picture_id: int) -> Picture:
    """The picture, read. Takes seconds and holds no transaction meanwhile; whoever was faster is right.

    A buyer's picture that leads off the platform is painted over by itself, for nobody here needs to open it. Raises
    picture.none, picture.unread.
    """
    row = find_picture(shop_id, picture_id)
    if row is None:
        raise unable_to_find_picture()
    if row.found is None or not row.copy:
        row = _read_original(row)
    return row if row.findings is not None else _read_copy(row)


def _read_original(row: Picture) -> Picture:
    shown = path_of(row.shown).read_bytes()
    found = read_content(row.shop_id, shown)
    marks = covers_of(found) if row.source == Picture.Source.BUYER else []
    painted = paint_over(shown, marks)
    bodies = [finding.body() for finding in found]
    changes: dict[str, Any] = {
        "found": bodies,
        "marks": marks_body(marks),
        "copy": keep_file(painted.content),
        "copy_type": painted.media_type,
    }
    if not marks:
        changes |= {"findings": bodies, "verdict": verdict_of(bodies)}
    return _save(row, changes, found__isnull=True)


def _read_copy(row: Picture) -> Picture:
    findings = [finding.body() for finding in read_content(row.shop_id, path_of(row.copy).read_bytes())]
    return _save(row, {"findings": findings, "verdict": verdict_of(findings)}, copy=row.copy, findings__isnull=True)


def paint_copy(row: Picture, marks: list[dict[str, Any]]) -> tuple[str, str, list[dict[str, Any]]]:
    """Name and media type of a copy with these marks, kept, and what it still holds. Raises picture.unread."""
    painted = paint_over(path_of(row.shown).read_bytes(), read_marks(marks))
    findings = [finding.body() for finding in read_content(row.shop_id, painted.content)]
    return keep_file(painted.content), painted.media_type, findings


def read_content(shop_id: int, content: bytes) -> tuple[PictureFinding, ...]:
    """What a picture holds, by the shop's words and its platform's rules."""
    return judge_reading(READER.read(content), load_screener(), words=words_of(shop_id))


def _save(row: Picture, changes: dict[str, Any], **unless_changed: Any) -> Picture:
    with transaction.atomic():
        rows = pictures_in([row.shop_id]).filter(id=row.pk, erased_at=None)
        rows.filter(version=row.version, **unless_changed).update(**changes)
        held = rows.first()
    if held is None:
        raise unable_to_find_picture()
    return held
