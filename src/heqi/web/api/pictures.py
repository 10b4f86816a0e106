"""Pictures over HTTP: send one up, look what is in it, paint it over, see the copy, see the original on record."""

import contextlib
from typing import Any

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from ninja import Field, File, Form, Query, Router, Schema, UploadedFile

from heqi.cases.actions import add_evidence
from heqi.cases.actions.add_evidence import Sent
from heqi.cases.detail import detail_of
from heqi.cases.models import Evidence
from heqi.core.errors import HeqiError
from heqi.core.filenames import safe_name
from heqi.files.store import path_of
from heqi.pictures.access import picture_of
from heqi.pictures.actions.check import check_picture
from heqi.pictures.actions.erase import erase_picture
from heqi.pictures.actions.redact import redact_picture
from heqi.pictures.actions.see_original import see_original
from heqi.pictures.actions.take_in import upload_picture
from heqi.pictures.models import Picture
from heqi.pictures.queries import pictures_of_talk
from heqi.pictures.rows import view_picture
from heqi.web.api import picture_shapes as shapes
from heqi.web.api.case_edits import Edit
from heqi.web.api.case_shapes import CaseDetail
from heqi.web.api.uploads import require_small
from heqi.web.errors import Problem
from heqi.web.shown_files import show_file
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 413, 422, 503}): Problem}
ANSWERS: dict[int | frozenset[int], Any] = {200: shapes.PictureShape, **REFUSED}


class TalkAsked(Schema):
    """Of one conversation, by its key."""

    shop: int
    conversation: str = Field("", max_length=100)


@router.post("", response=ANSWERS)
def upload(request: HttpRequest, sent: Form[shapes.PictureSent], file: File[UploadedFile]) -> dict[str, Any]:
    """Keep a picture that was pasted or dropped, and read it. What cannot be read now is kept and says so."""
    staff, now = staff_of(request), timezone.now()
    shops_asked(staff, sent.shop_id)
    require_small([file])
    taken = upload_picture(staff=staff, content=file.read(), name=safe_name(file.name or ""), now=now, **sent.dict())
    with contextlib.suppress(HeqiError):
        taken = view_picture(check_picture(shop_id=taken.shop_id, picture_id=taken.id))
    return shapes.picture_body(taken)


@router.get("", response={200: list[shapes.PictureShape], **REFUSED})
def read_talk(request: HttpRequest, asked: Query[TalkAsked]) -> list[dict[str, Any]]:
    """The pictures of one conversation, oldest first."""
    shops_asked(staff_of(request), asked.shop)
    return [shapes.picture_body(each) for each in pictures_of_talk(asked.shop, asked.conversation)]


@router.get("/{int:picture_id}", response=ANSWERS)
def look(request: HttpRequest, picture_id: int) -> dict[str, Any]:
    """What is in it; one that nobody has read yet is read now."""
    return shapes.picture_body(view_picture(_read(request, picture_id)))


@router.get("/{int:picture_id}/file", response={200: bytes, **REFUSED})
def see(request: HttpRequest, picture_id: int) -> FileResponse:
    """The copy: painted over, without hidden data. It changes with `version`, which the address may carry."""
    row = _read(request, picture_id)
    return _show(row.copy, row.copy_type, row.name)


@router.post("/{int:picture_id}/original", response={200: bytes, **REFUSED})
def see_the_original(request: HttpRequest, picture_id: int, given: shapes.OriginalAsked) -> FileResponse:
    """The picture before anything was painted over; who looked, when and what for is in the journal."""
    seen = see_original(staff=staff_of(request), picture_id=picture_id, why=given.why, now=timezone.now())
    return _show(seen.stored, seen.media_type, seen.name)


@router.post("/{int:picture_id}/redact", response=ANSWERS)
def redact(request: HttpRequest, picture_id: int, given: shapes.RedactEdit) -> dict[str, Any]:
    """Paint over the original and read the copy again."""
    staff, now = staff_of(request), timezone.now()
    marks = [mark.dict(exclude_none=True) for mark in given.marks]
    return shapes.picture_body(
        redact_picture(staff=staff, picture_id=picture_id, version=given.version, marks=marks, now=now)
    )


@router.post("/{int:picture_id}/erase", response=ANSWERS)
def erase(request: HttpRequest, picture_id: int, given: Edit) -> dict[str, Any]:
    """Take back a picture that was pasted by mistake: whoever pasted it, or a supervisor."""
    staff, now = staff_of(request), timezone.now()
    return shapes.picture_body(erase_picture(staff=staff, picture_id=picture_id, version=given.version, now=now))


@router.post("/{int:picture_id}/evidence", response={200: CaseDetail, **REFUSED})
def keep_as_evidence(request: HttpRequest, picture_id: int, given: shapes.AsEvidence) -> dict[str, Any]:
    """Keep the original, as it came, as evidence of a case."""
    staff, now = staff_of(request), timezone.now()
    row = picture_of(staff, picture_id)
    sent = Sent(row.name, _path(row.stored).read_bytes())
    case = add_evidence(
        staff=staff,
        case_id=given.case_id,
        version=given.version,
        whose=Evidence.Whose(given.whose),
        files=[sent],
        now=now,
    )
    return detail_of(case, staff=staff, now=now)


def _read(request: HttpRequest, picture_id: int) -> Picture:
    row = picture_of(staff_of(request), picture_id)
    return row if row.findings is not None else check_picture(shop_id=row.shop_id, picture_id=row.pk)


def _show(stored: str, media_type: str, name: str) -> FileResponse:
    _path(stored)
    return show_file(stored, name=name, media_type=media_type)


def _path(stored: str) -> Any:
    path = path_of(stored)
    if not path.exists():
        raise HeqiError(
            "picture.lost",
            "这张图片的文件不在服务器上，请从备份恢复 evidence 文件夹。",
            "The file is not on this server; restore the folder 'evidence' from a backup.",
            404,
        )
    return path
