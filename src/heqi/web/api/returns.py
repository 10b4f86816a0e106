"""The returns desk over HTTP: scan, open, pool, attach, undo, give up."""

from typing import Any, Literal

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from ninja import Field, File, Form, Query, Router, Schema, UploadedFile

from heqi.cases.access import case_of
from heqi.core.cases.arrival import Came
from heqi.core.errors import HeqiError
from heqi.files.store import path_of
from heqi.returns.access import arrival_of, arrivals_of, photos_of
from heqi.returns.actions import accept_parcel, attach_parcel, give_up_arrival, pool_parcel, undo_arrival
from heqi.returns.actions.open_parcel import Opened
from heqi.returns.actions.take_in import Label
from heqi.returns.find import find_number
from heqi.returns.listing import list_arrivals
from heqi.returns.models import Arrival
from heqi.returns.photos import Sent
from heqi.returns.rows import arrival_rows, found_body
from heqi.web.api.case_edits import Edit
from heqi.web.api.return_shapes import ArrivalShape, FoundShape, ReturnsPage
from heqi.web.api.uploads import read_files, require_small
from heqi.web.errors import Problem
from heqi.web.shown_files import show_file
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 413, 422}): Problem}
ANSWERS: dict[int | frozenset[int], Any] = {200: ArrivalShape, **REFUSED}


class Scanned(Schema):
    """What was scanned or typed; of one shop, or of all of mine."""

    number: str = Field(max_length=200)
    shop: int | None = None


class Listed(Schema):
    """Which list, and words that stand in what is known of the parcel."""

    shop: int | None = None
    view: Literal["today", "to_check", "pool", "given_up"] = "today"
    words: str = Field("", max_length=100)
    skip: int = Field(0, ge=0, le=100_000)


class LabelSent(Schema):
    """The outside of a parcel, as a form beside the photos."""

    number: str = Field("", max_length=200)
    carrier: str = Field("", max_length=40)
    note: str = Field("", max_length=500)

    def label(self, **more: str) -> Label:
        """As the desk's actions take it."""
        return Label(self.number, self.carrier, self.note, **more)


class ParcelOpened(LabelSent):
    """What came, for a case."""

    case_id: int
    version: int
    came: Came
    pieces: int | None = Field(None, ge=1, le=10_000)
    gift: bool | None = None


class Pooled(LabelSent):
    """An unknown parcel."""

    shop_id: int
    inside: str = Field("", max_length=500)
    sender: str = Field("", max_length=500)


class Attached(Edit):
    """Whose it is, and what came."""

    case_id: int
    case_version: int
    came: Came
    pieces: int | None = Field(None, ge=1, le=10_000)
    gift: bool | None = None


class ReturnEnd(Edit):
    """Why."""

    reason: str = Field(min_length=1, max_length=500)


@router.get("/find", response={200: FoundShape, **REFUSED})
def find(request: HttpRequest, scanned: Query[Scanned]) -> dict[str, Any]:
    """The cases that a number belongs to, the orders without a case, and whether it was scanned before."""
    staff, now = staff_of(request), timezone.now()
    return found_body(find_number(shops_asked(staff, scanned.shop), scanned.number), staff=staff, now=now)


@router.get("", response={200: ReturnsPage, **REFUSED})
def read_list(request: HttpRequest, asked: Query[Listed]) -> dict[str, Any]:
    """Today's parcels, those to be opened, the unknown ones, or those given up."""
    staff, now = staff_of(request), timezone.now()
    page = list_arrivals(
        shop_ids=shops_asked(staff, asked.shop), view=asked.view, words=asked.words, skip=asked.skip, now=now
    )
    return {
        "items": arrival_rows(page.arrivals, staff=staff, now=now),
        "more": page.more,
        "today": page.today,
        "pooled": page.pooled,
        "to_check": page.to_check,
    }


@router.get("/of-case/{int:case_id}", response={200: list[ArrivalShape], **REFUSED})
def read_of_case(request: HttpRequest, case_id: int) -> list[dict[str, Any]]:
    """What came back for a case, oldest first; what was undone is left out."""
    staff, now = staff_of(request), timezone.now()
    case = case_of(staff, case_id)
    return arrival_rows(arrivals_of(case.shop_id, case.id), staff=staff, now=now)


@router.post("/accept", response=ANSWERS)
def accept(
    request: HttpRequest, given: Form[ParcelOpened], files: File[list[UploadedFile] | None] = None
) -> dict[str, Any]:
    """Take a parcel in for a case and say what came; the case's flow moves on, or turns where it did not pass."""
    staff, now = staff_of(request), timezone.now()
    require_small(files or [])
    arrival = accept_parcel(
        staff=staff,
        case_id=given.case_id,
        version=given.version,
        label=given.label(),
        opened=Opened(given.came, given.pieces, given.gift),
        files=_sent(files),
        now=now,
    )
    return _shown(request, arrival)


@router.post("/pool", response=ANSWERS)
def pool(request: HttpRequest, given: Form[Pooled], files: File[list[UploadedFile] | None] = None) -> dict[str, Any]:
    """Keep a parcel of which nobody knows whose it is; it joins its case when that comes."""
    staff, now = staff_of(request), timezone.now()
    require_small(files or [])
    label = given.label(inside=given.inside, sender=given.sender)
    return _shown(request, pool_parcel(staff=staff, shop_id=given.shop_id, label=label, files=_sent(files), now=now))


@router.post("/{int:arrival_id}/attach", response=ANSWERS)
def attach(request: HttpRequest, arrival_id: int, given: Attached) -> dict[str, Any]:
    """It is this case's parcel: open it for the case."""
    staff, now = staff_of(request), timezone.now()
    arrival = attach_parcel(
        staff=staff,
        arrival_id=arrival_id,
        version=given.version,
        case_id=given.case_id,
        case_version=given.case_version,
        opened=Opened(given.came, given.pieces, given.gift),
        now=now,
    )
    return _shown(request, arrival)


@router.post("/{int:arrival_id}/undo", response=ANSWERS)
def undo(request: HttpRequest, arrival_id: int, given: ReturnEnd) -> dict[str, Any]:
    """It was taken in by mistake: the case is as it was before."""
    staff, now = staff_of(request), timezone.now()
    return _shown(
        request,
        undo_arrival(staff=staff, arrival_id=arrival_id, version=given.version, reason=given.reason, now=now),
    )


@router.post("/{int:arrival_id}/give-up", response=ANSWERS)
def give_up(request: HttpRequest, arrival_id: int, given: ReturnEnd) -> dict[str, Any]:
    """End the search for the owner of an unknown parcel, once the shop's days are over."""
    staff, now = staff_of(request), timezone.now()
    return _shown(
        request,
        give_up_arrival(staff=staff, arrival_id=arrival_id, version=given.version, reason=given.reason, now=now),
    )


@router.get("/{int:arrival_id}/photos/{int:photo_id}", response={200: bytes, frozenset({401, 404}): Problem})
def see(request: HttpRequest, arrival_id: int, photo_id: int) -> FileResponse:
    """A photo without hidden data, or the film as it came."""
    arrival = arrival_of(staff_of(request), arrival_id)
    photo = photos_of([arrival.shop_id], [arrival.pk]).filter(id=photo_id).first()
    if photo is None or not path_of(photo.shown).exists():
        raise HeqiError("file.none", "没有这个文件。", "There is no such file.", 404)
    return show_file(photo.shown, name=photo.name, media_type=photo.media_type)


def _sent(files: list[UploadedFile] | None) -> list[Sent]:
    return [Sent(name, content) for name, content in read_files(files or [])]


def _shown(request: HttpRequest, arrival: Arrival) -> dict[str, Any]:
    return arrival_rows([arrival], staff=staff_of(request), now=timezone.now())[0]
