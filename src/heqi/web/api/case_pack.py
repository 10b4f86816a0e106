"""The evidence pack of a case over HTTP: what the desk knows, and the talk about the order."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from ninja import Router, Schema

from heqi.cases.access import case_of
from heqi.cases.actions import make_pack
from heqi.cases.pack.content import Purpose, Said
from heqi.reception.queries import messages_about
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
SPEAKERS = {"buyer": "买家", "agent": "客服", "system": "系统"}


class PackAsked(Schema):
    """What the pack is for and how it comes; `evidence`: which files go in, null for all."""

    purpose: Purpose
    form: Literal["pdf", "zip"]
    evidence: list[int] | None = None


@router.post("/{int:case_id}/pack", response={200: bytes, frozenset({401, 403, 404, 422}): Problem})
def take_pack(request: HttpRequest, case_id: int, asked: PackAsked) -> HttpResponse:
    """The pack as a file. Personal data in it are masked; that it was made is on record."""
    staff = staff_of(request)
    case = case_of(staff, case_id)
    talk = [
        Said(None if said.made_up else said.at, SPEAKERS.get(said.sender, said.sender), said.text)
        for said in messages_about(case.shop_id, case.order_no)
    ]
    made = make_pack(
        staff=staff,
        case_id=case_id,
        purpose=asked.purpose,
        form=asked.form,
        talk=talk,
        only=None if asked.evidence is None else frozenset(asked.evidence),
        now=timezone.now(),
    )
    answer = HttpResponse(made.content, content_type=made.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    return answer
