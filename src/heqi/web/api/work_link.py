"""The other side of a work order: whoever holds its link. Nobody is logged in here; the token is the key."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from ninja import Field, File, Form, Router, Schema, UploadedFile

from heqi.core.errors import HeqiError
from heqi.files.store import path_of
from heqi.web.allowance import Allowance
from heqi.web.api.session import require_csrf
from heqi.web.api.uploads import read_files, require_small
from heqi.web.api.work_order_shapes import LinkPage
from heqi.web.errors import Problem
from heqi.web.shown_files import show_file
from heqi.workorders.actions import answer_by_link, open_link
from heqi.workorders.actions.answer_order import Answer, Sent
from heqi.workorders.link_page import link_page
from heqi.workorders.models import Link, WorkOrder

router = Router()
ANSWERS: dict[int | frozenset[int], Any] = {
    200: LinkPage,
    frozenset({400, 403, 404, 409, 410, 413, 422, 429}): Problem,
}
WRONG = Allowance(most=20, per=600)
"""Wrong links from one address; a right one opens all the same, for many people share an address."""
OPENED = Allowance(most=60, per=600)
ANSWERED = Allowance(most=10, per=600)
SEEN = Allowance(most=180, per=600)
"""Of one link."""


class LinkToken(Schema):
    """What stands behind /w/."""

    token: str = Field(max_length=300)


class LinkPicture(LinkToken):
    """One of the photos that go with the question."""

    picture: int


class LinkAnswer(LinkToken):
    """The form beside the files. `signed`: who answers, as they call themselves."""

    version: int
    choice: str = Field("", max_length=20)
    words: str = Field("", max_length=2000)
    signed: str = Field("", max_length=40)


@router.post("/look", auth=require_csrf, response=ANSWERS)
def look(request: HttpRequest, given: LinkToken) -> dict[str, Any]:
    """What the link opens. 404 link.wrong, 410 link.expired, link.revoked, link.closed, 429 link.busy."""
    return _look(request, given.token)


@router.post("/answer", auth=require_csrf, response=ANSWERS)
def answer(
    request: HttpRequest, sent: Form[LinkAnswer], files: File[list[UploadedFile] | None] = None
) -> dict[str, Any]:
    """Answer, with photos. 409 work_order.state when that was done already, work_order.stale when it has changed."""
    _look(request, sent.token)
    _require(ANSWERED, sent.token)
    require_small(files or [])
    given = Answer(sent.choice, sent.words, sent.signed, [Sent(*file) for file in read_files(files or [])])
    answer_by_link(token=sent.token, version=sent.version, answer=given, now=timezone.now())
    return _look(request, sent.token)


@router.post("/picture", auth=require_csrf, response={200: bytes, frozenset({400, 403, 404, 410, 422, 429}): Problem})
def picture(request: HttpRequest, given: LinkPicture) -> FileResponse:
    """A photo without hidden data. Asked for with the token in the body: an address of its own would be a key too."""
    _, order = _open(request, given.token)
    _require(SEEN, given.token)
    shown = next((photo for photo in order.photos if photo["id"] == given.picture), None)
    if shown is None or not path_of(shown["shown"]).exists():
        raise HeqiError("file.none", "没有这个文件。", "There is no such file.", 404)
    return show_file(shown["shown"], name="photo", media_type=shown["media_type"])


def _look(request: HttpRequest, token: str) -> dict[str, Any]:
    link, order = _open(request, token)
    _require(OPENED, token)
    return link_page(link, order)


def _open(request: HttpRequest, token: str) -> tuple[Link, WorkOrder]:
    try:
        return open_link(token=token, now=timezone.now())
    except HeqiError as error:
        if error.status == 404:
            _require(WRONG, str(request.META.get("REMOTE_ADDR", "")))
        raise


def _require(allowance: Allowance, key: str) -> None:
    if not allowance.take(key, timezone.now()):
        raise HeqiError("link.busy", "打开得太频繁，请十分钟后再试。", "Too many tries; wait ten minutes.", 429)
