"""The audit log over HTTP: for supervisors and owners, their own shops only."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema

from heqi.accounts.access import memberships_in, staff_names
from heqi.core.time import SHANGHAI
from heqi.journal.chain import verify_chain
from heqi.journal.queries import count_unplaced
from heqi.web.api.moments import Day
from heqi.web.api.person_shape import PersonShape
from heqi.web.audit.export import export_audit
from heqi.web.audit.labels import KINDS
from heqi.web.audit.search import Asked, audited_shops, find_entries
from heqi.web.audit.show import show_entries
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[frozenset[int], Any] = {frozenset({400, 401, 403, 404, 413, 422}): Problem}
PAGE = 50


class AuditQuery(Schema):
    """Filters; leave out what does not matter. `since` and `until` are days in China, both included.

    `kind`: one kind, or with a dot at its end all of a family (`staff.`); `q`: a case, order, after-sales or other
    number.
    """

    shop: int | None = None
    who: int | None = None
    kind: str = ""
    subject: str = ""
    since: Day | None = None
    until: Day | None = None
    q: str = ""


class PageQuery(AuditQuery):
    """`cursor`: the `next_cursor` of the page before."""

    cursor: int | None = None


class AuditActor(Schema):
    """Who did it."""

    kind: str
    id: int | None
    name: str
    name_en: str


class AuditSubject(Schema):
    """What it was done to."""

    type: str
    id: str
    name: str


class AuditShop(Schema):
    """Where."""

    id: int
    name: str


class AuditEntry(Schema):
    """One journal entry with its sentence. `pos` null: not placed in the chain yet."""

    id: int
    pos: int | None
    at: datetime
    shop: AuditShop
    actor: AuditActor
    kind: str
    kind_text: str
    kind_text_en: str
    subject: AuditSubject
    text: str
    text_en: str
    data: dict[str, Any]


class AuditPage(Schema):
    """Newest first."""

    items: list[AuditEntry]
    next_cursor: int | None


class AuditKind(Schema):
    """A kind for the filter."""

    kind: str
    text: str
    text_en: str


class AuditFilters(Schema):
    """What can be chosen."""

    kinds: list[AuditKind]
    people: list[PersonShape]


class ChainShape(Schema):
    """The hash chain over all entries of the desk. `waiting`: written, not placed yet."""

    whole: bool
    checked: int
    broken_at: int | None
    waiting: int


@router.get("", response={200: AuditPage, **REFUSED})
def read_audit(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """One page of the journal."""
    shop_ids = audited_shops(staff_of(request), asked.shop)
    rows = find_entries(shop_ids, Asked(**asked.dict(exclude={"cursor"})))
    if asked.cursor is not None:
        rows = rows.filter(id__lt=asked.cursor)
    entries = [row.view() for row in rows[: PAGE + 1]]
    shown = entries[:PAGE]
    return {
        "items": show_entries(shown, shop_ids),
        "next_cursor": shown[-1].id if len(entries) > PAGE else None,
    }


@router.get("/filters", response={200: AuditFilters, **REFUSED})
def read_filters(request: HttpRequest) -> dict[str, Any]:
    """Kinds and people to filter by."""
    shop_ids = audited_shops(staff_of(request), None)
    names = staff_names(memberships_in(shop_ids).values_list("staff_id", flat=True))
    people = sorted(names.items(), key=lambda pair: (pair[1], pair[0]))
    return {
        "kinds": [{"kind": kind, "text": zh, "text_en": en} for kind, (zh, en) in KINDS.items()],
        "people": [{"id": staff_id, "name": name} for staff_id, name in people],
    }


@router.get("/chain", response={200: ChainShape, **REFUSED})
def check_chain(request: HttpRequest) -> dict[str, Any]:
    """Whether the journal is as it was written: reads it all, seconds per hundred thousand entries."""
    audited_shops(staff_of(request), None)
    check = verify_chain()
    return {
        "whole": check.whole,
        "checked": check.checked,
        "broken_at": check.broken_at,
        "waiting": count_unplaced(),
    }


@router.post("/export", response={200: None, **REFUSED})
def export(request: HttpRequest, asked: AuditQuery) -> StreamingHttpResponse:
    """Everything that fits as CSV; the export itself is on record."""
    now = timezone.now()
    lines = export_audit(staff=staff_of(request), asked=Asked(**asked.dict()), now=now)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"heqi-audit-{now.astimezone(SHANGHAI):%Y%m%d%H%M%S}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
