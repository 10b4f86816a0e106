"""Work orders over HTTP: the list of a shop, and one call per button."""

from typing import Any, Literal

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from ninja import Field, File, Form, Query, Router, Schema, UploadedFile

from heqi.core.errors import HeqiError
from heqi.core.work_orders import Addressee
from heqi.files.store import path_of
from heqi.web.api.case_edits import Edit
from heqi.web.api.uploads import read_files, require_small
from heqi.web.api.work_order_rows import shown_order, shown_orders
from heqi.web.api.work_order_shapes import NewLink, Reminded, WorkOrderPage, WorkOrderShape
from heqi.web.errors import Problem
from heqi.web.shown_files import show_file
from heqi.web.staff import shops_asked, staff_of
from heqi.workorders.access import files_in, order_of
from heqi.workorders.actions import answer_by_staff, ask_again, make_link, remind, revoke_link, withdraw_order
from heqi.workorders.actions.answer_order import Answer, Sent
from heqi.workorders.listing import list_orders
from heqi.workorders.message import link_message, reminder_message

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 413, 422, 429}): Problem}
ANSWERS: dict[int | frozenset[int], Any] = {200: WorkOrderShape, **REFUSED}


class Asked(Schema):
    """Which work orders: those that wait for an answer, were answered, or have ended."""

    shop: int | None = None
    view: Literal["waiting", "answered", "ended"] = "waiting"
    addressee: Addressee | None = None
    skip: int = Field(0, ge=0, le=100_000)


class AnswerSent(Schema):
    """The form beside the files."""

    version: int
    choice: str = Field("", max_length=20)
    words: str = Field("", max_length=2000)


class AskedAgain(Edit):
    """What is still missing."""

    words: str = Field(max_length=2000)
    hours: int | None = Field(None, ge=1)


class Withdrawal(Edit):
    """Why nobody needs the answer any more."""

    reason: str = Field(max_length=2000)


@router.get("", response={200: WorkOrderPage, **REFUSED})
def read_list(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Work orders of my shops: by due time, ended ones newest first."""
    staff, now = staff_of(request), timezone.now()
    page = list_orders(
        shop_ids=shops_asked(staff, asked.shop), view=asked.view, addressee=asked.addressee, skip=asked.skip
    )
    items = shown_orders(page.orders, staff=staff, now=now)
    return {"items": items, "more": page.more, "views": page.views, "addressees": page.addressees}


@router.post("/{int:order_id}/answer", response=ANSWERS)
def answer(
    request: HttpRequest, order_id: int, sent: Form[AnswerSent], files: File[list[UploadedFile] | None] = None
) -> dict[str, Any]:
    """Write down what the addressee said by another way."""
    staff, now = staff_of(request), timezone.now()
    order_of(staff, order_id)
    require_small(files or [])
    given = Answer(sent.choice, sent.words, files=[Sent(*file) for file in read_files(files or [])])
    order = answer_by_staff(staff=staff, order_id=order_id, version=sent.version, answer=given, now=now)
    return shown_order(order, staff=staff, now=now)


@router.post("/{int:order_id}/again", response=ANSWERS)
def again(request: HttpRequest, order_id: int, given: AskedAgain) -> dict[str, Any]:
    """The answer does not do: ask again."""
    staff, now = staff_of(request), timezone.now()
    order = ask_again(staff=staff, order_id=order_id, now=now, **given.dict())
    return shown_order(order, staff=staff, now=now)


@router.post("/{int:order_id}/withdraw", response=ANSWERS)
def withdraw(request: HttpRequest, order_id: int, given: Withdrawal) -> dict[str, Any]:
    """Take it back."""
    staff, now = staff_of(request), timezone.now()
    order = withdraw_order(staff=staff, order_id=order_id, version=given.version, reason=given.reason, now=now)
    return shown_order(order, staff=staff, now=now)


@router.post("/{int:order_id}/remind", response={200: Reminded, **REFUSED})
def remind_addressee(request: HttpRequest, order_id: int, given: Edit) -> dict[str, Any]:
    """催一下, counted; at most every half hour."""
    staff, now = staff_of(request), timezone.now()
    order = remind(staff=staff, order_id=order_id, version=given.version, now=now)
    return {"order": shown_order(order, staff=staff, now=now), "message": reminder_message(order)}


@router.post("/{int:order_id}/link", response={200: NewLink, **REFUSED})
def link(request: HttpRequest, order_id: int, given: Edit) -> dict[str, Any]:
    """A link for somebody without an account; the one before ends."""
    staff, now = staff_of(request), timezone.now()
    order, _, token = make_link(staff=staff, order_id=order_id, version=given.version, now=now)
    return {"order": shown_order(order, staff=staff, now=now), "token": token, "message": link_message(order)}


@router.post("/{int:order_id}/link/revoke", response=ANSWERS)
def take_link_back(request: HttpRequest, order_id: int, given: Edit) -> dict[str, Any]:
    """The link opens nothing any more."""
    staff, now = staff_of(request), timezone.now()
    order = revoke_link(staff=staff, order_id=order_id, version=given.version, now=now)
    return shown_order(order, staff=staff, now=now)


@router.get("/{int:order_id}/files/{int:file_id}", response={200: bytes, frozenset({401, 404}): Problem})
def see(request: HttpRequest, order_id: int, file_id: int) -> FileResponse:
    """A photo of an answer without hidden data, or the file as it came."""
    order = order_of(staff_of(request), order_id)
    file = files_in([order.shop_id], [order.pk]).filter(id=file_id).first()
    if file is None or not path_of(file.shown).exists():
        raise HeqiError("file.none", "没有这个文件。", "There is no such file.", 404)
    return show_file(file.shown, name=file.name, media_type=file.media_type)
