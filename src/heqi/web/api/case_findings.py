"""What the desk finds out about a case, over HTTP: answers to questions, photos and files."""

from typing import Any, Literal

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from ninja import Field, File, Form, Router, Schema, UploadedFile

from heqi.cases.access import case_of
from heqi.cases.actions import add_evidence, record_answer, remove_evidence, withdraw_answer
from heqi.cases.actions.add_evidence import Sent
from heqi.cases.detail import detail_of
from heqi.cases.models import Evidence
from heqi.cases.seeing import evidence_seen
from heqi.web.api.case_edits import Edit
from heqi.web.api.case_shapes import CaseDetail
from heqi.web.api.uploads import read_files, require_small
from heqi.web.errors import Problem
from heqi.web.shown_files import show_file
from heqi.web.staff import staff_of

router = Router()
ANSWERS: dict[int | frozenset[int], Any] = {
    200: CaseDetail,
    frozenset({400, 401, 403, 404, 409, 413, 422}): Problem,
}


class AnswerEdit(Edit):
    """Record what was found out."""

    fact: str = Field(max_length=60)
    value: bool | int | str | list[str]
    note: str = Field("", max_length=1000)


class AnswerBack(Edit):
    """Take an answer back."""

    fact: str = Field(max_length=60)
    reason: str = Field(min_length=1, max_length=500)


class EvidenceSent(Schema):
    """The form beside the files."""

    version: int
    whose: Literal["buyer", "shop", "warehouse", "courier", "platform"]
    note: str = Field("", max_length=500)


class EvidenceBack(Edit):
    """Take a file off the case."""

    reason: str = Field(min_length=1, max_length=500)


@router.post("/{int:case_id}/answers", response=ANSWERS)
def answer(request: HttpRequest, case_id: int, given: AnswerEdit) -> dict[str, Any]:
    """Answer a question of triage; the case is decided anew."""
    staff, now = staff_of(request), timezone.now()
    case = record_answer(staff=staff, case_id=case_id, now=now, **given.dict())
    return detail_of(case, staff=staff, now=now)


@router.post("/{int:case_id}/answers/withdraw", response=ANSWERS)
def take_answer_back(request: HttpRequest, case_id: int, given: AnswerBack) -> dict[str, Any]:
    """The question is open again."""
    staff, now = staff_of(request), timezone.now()
    case = withdraw_answer(staff=staff, case_id=case_id, now=now, **given.dict())
    return detail_of(case, staff=staff, now=now)


@router.post("/{int:case_id}/evidence", response=ANSWERS)
def add(
    request: HttpRequest, case_id: int, files: File[list[UploadedFile]], sent: Form[EvidenceSent]
) -> dict[str, Any]:
    """Keep photos and files of this case; 413 when together they are over the limit, and then none is kept."""
    staff, now = staff_of(request), timezone.now()
    case_of(staff, case_id)
    require_small(files)
    case = add_evidence(
        staff=staff,
        case_id=case_id,
        version=sent.version,
        whose=Evidence.Whose(sent.whose),
        files=[Sent(name, content) for name, content in read_files(files)],
        note=sent.note,
        now=now,
    )
    return detail_of(case, staff=staff, now=now)


@router.post("/{int:case_id}/evidence/{int:evidence_id}/remove", response=ANSWERS)
def remove(request: HttpRequest, case_id: int, evidence_id: int, given: EvidenceBack) -> dict[str, Any]:
    """Take a file off the case; row and bytes are kept."""
    staff, now = staff_of(request), timezone.now()
    case = remove_evidence(staff=staff, case_id=case_id, evidence_id=evidence_id, now=now, **given.dict())
    return detail_of(case, staff=staff, now=now)


@router.get("/{int:case_id}/evidence/{int:evidence_id}/file", response={200: bytes, frozenset({401, 404}): Problem})
def see(request: HttpRequest, case_id: int, evidence_id: int) -> FileResponse:
    """The photo without hidden data, or the file as it came."""
    evidence = evidence_seen(case_of(staff_of(request), case_id), evidence_id)
    return show_file(evidence.shown, name=evidence.name, media_type=evidence.media_type)
