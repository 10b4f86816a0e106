"""The root cause of a case over HTTP."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router

from heqi.cases.actions import say_cause
from heqi.cases.detail import detail_of
from heqi.core.cases.causes import Link
from heqi.web.api.case_edits import Edit
from heqi.web.api.case_shapes import CaseDetail
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()


class CauseEdit(Edit):
    """Where the case began."""

    cause: Link
    note: str = Field("", max_length=500)


@router.post("/{int:case_id}/cause", response={200: CaseDetail, frozenset({400, 401, 403, 404, 409, 422}): Problem})
def say(request: HttpRequest, case_id: int, given: CauseEdit) -> dict[str, Any]:
    """Say the root cause; asked for when a case is over, welcome before."""
    staff, now = staff_of(request), timezone.now()
    case = say_cause(staff=staff, case_id=case_id, now=now, **given.dict())
    return detail_of(case, staff=staff, now=now)
