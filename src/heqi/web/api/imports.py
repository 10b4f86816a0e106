"""Imports over HTTP: drop files, look at what they would do, let them in, take bad rows away."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from ninja import File, Form, Router, Status, UploadedFile

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.tables import ColumnMap, KindView
from heqi.inbox.actions import discard_import, map_columns, preview_import, start_import
from heqi.inbox.bad_rows_file import bad_rows_name, write_bad_rows
from heqi.inbox.contracts import ImportView
from heqi.inbox.queries import bad_rows, get_import, header_of, newest_imports
from heqi.platforms.registry import check_file_kind, file_kinds, open_file
from heqi.shops.access import shops_by_id
from heqi.web.api.import_shapes import BadRowPage, ColumnsSaid, FileKind, ImportShape, Upload
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
MOST_FILES = 20
PAGE = 100
REFUSED: dict[frozenset[int], Any] = {frozenset({401, 403, 404, 409, 413, 422}): Problem}
_LATEST_MS = 4_102_444_800_000


@router.post("", response={200: list[ImportShape], **REFUSED})
def upload(request: HttpRequest, files: File[list[UploadedFile]], sent: Form[Upload]) -> list[dict[str, Any]]:
    """Take files in and preview them; nothing is applied before each is started.

    A file that cannot be read comes back as `failed` with the reason. 413 when one is over the limit; then none is
    taken.
    """
    staff, now = staff_of(request), timezone.now()
    shops_asked(staff, sent.shop_id)
    check_file_kind(sent.kind or None)
    _check_sizes(files)
    views = [
        preview_import(
            shop_id=sent.shop_id,
            name=file.name or "",
            content=file.chunks(),
            uploaded_at=_moment(sent.modified[place] if place < len(sent.modified) else None),
            by=staff.id,
            reader=open_file,
            now=now,
            kind=sent.kind or None,
        )
        for place, file in enumerate(files)
    ]
    return _shown(views)


@router.get("", response={200: list[ImportShape], **REFUSED})
def read_newest(request: HttpRequest, shop: int | None = None) -> list[dict[str, Any]]:
    """The latest imports of one shop, or of all of mine, newest first."""
    return _shown(newest_imports(shops_asked(staff_of(request), shop)))


@router.get("/kinds", response={200: list[FileKind], **REFUSED})
def read_kinds(request: HttpRequest, shop: int) -> list[KindView]:
    """The kinds of file that a shop takes, with the fields that their columns fill."""
    shops_asked(staff_of(request), shop)
    return file_kinds(shops_by_id([shop])[shop].platform)


@router.get("/{import_id}", response={200: ImportShape, **REFUSED})
def read_one(request: HttpRequest, import_id: int) -> dict[str, Any]:
    """One import, with its progress."""
    return _shown([_mine(staff_of(request), import_id)])[0]


@router.post("/{import_id}/start", response={200: ImportShape, **REFUSED})
def start(request: HttpRequest, import_id: int) -> dict[str, Any]:
    """Let the file in: the worker takes it from here. 409 when it is not waiting for that."""
    staff = staff_of(request)
    view = _mine(staff, import_id)
    started = start_import(shop_id=view.shop_id, import_id=import_id, by=staff.id, now=timezone.now())
    return _shown([started])[0]


@router.post("/{import_id}/columns", response={200: ImportShape, **REFUSED})
def match_columns(request: HttpRequest, import_id: int, said: ColumnsSaid) -> dict[str, Any]:
    """Say what a file's columns are, and look at it again. 409 when it was started or cannot be read at all."""
    staff = staff_of(request)
    view = map_columns(
        shop_id=_mine(staff, import_id).shop_id,
        import_id=import_id,
        mapping=ColumnMap(said.kind, {column.header: column.field for column in said.columns}),
        keep=said.keep,
        by=staff.id,
        reader=open_file,
        now=timezone.now(),
    )
    return _shown([view])[0]


@router.delete("/{import_id}", response={204: None, **REFUSED})
def discard(request: HttpRequest, import_id: int) -> Status[None]:
    """Throw a file away that was not started. 409 when it was."""
    staff = staff_of(request)
    view = _mine(staff, import_id)
    discard_import(shop_id=view.shop_id, import_id=import_id, by=staff.id, now=timezone.now())
    return Status(204, None)


@router.get("/{import_id}/bad-rows", response={200: BadRowPage, **REFUSED})
def read_bad_rows(request: HttpRequest, import_id: int, cursor: str = "") -> dict[str, Any]:
    """What could not be read, cell by cell, a hundred rows a page."""
    view = _mine(staff_of(request), import_id)
    after = int(cursor) if cursor.isascii() and cursor.isdigit() and len(cursor) < 19 else 0
    rows = bad_rows(view.shop_id, import_id, after=after, limit=PAGE + 1)
    page = rows[:PAGE]
    return {
        "items": [{"sheet": row.sheet, "row": row.row, **fault} for row in page for fault in row.faults],
        "next_cursor": str(page[-1].id) if len(rows) > PAGE else None,
        "rows": view.counts.bad or 0,
    }


@router.get("/{import_id}/bad-rows.csv", response={200: str, **REFUSED})
def download_bad_rows(request: HttpRequest, import_id: int, sheet: str | None = None) -> StreamingHttpResponse:
    """The bad rows as a CSV to mend and import again; of a file with several sheets, one sheet at a time."""
    view = _mine(staff_of(request), import_id)
    if sheet is None and len(view.sheets) > 1:
        sheet = view.sheets[0]["name"]
    header = header_of([view.shop_id], import_id, sheet or "")
    lines = write_bad_rows(header, bad_rows(view.shop_id, import_id, sheet=sheet))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = quote(bad_rows_name(view.name, view.as_of))
    answer["Content-Disposition"] = f"attachment; filename=\"bad-rows.csv\"; filename*=UTF-8''{name}"
    return answer


def _mine(staff: StaffView, import_id: int) -> ImportView:
    return get_import(list(staff.shops), import_id)


def _check_sizes(files: Sequence[UploadedFile]) -> None:
    limit = settings.HEQI_UPLOAD_LIMIT
    megabytes = limit // (1024 * 1024)
    if any((file.size or 0) > limit for file in files):
        raise HeqiError(
            "file.too_big",
            f"文件超过 {megabytes} MB。请缩短导出的时间范围，分几次导入。",
            f"A file is over {megabytes} MB. Export shorter periods and import them one by one.",
            413,
            {"limit_mb": megabytes},
        )
    if len(files) > MOST_FILES:
        raise HeqiError(
            "import.too_many_files",
            f"一次最多导入 {MOST_FILES} 个文件。",
            f"At most {MOST_FILES} files at a time.",
            413,
            {"limit": MOST_FILES},
        )


def _moment(milliseconds: int | None) -> datetime | None:
    """A browser's File.lastModified; nonsense is nothing."""
    if milliseconds is None or not 0 < milliseconds < _LATEST_MS:
        return None
    return datetime.fromtimestamp(milliseconds // 1000, UTC)


def _shown(views: Iterable[ImportView]) -> list[dict[str, Any]]:
    """Views as the API's shape, with the names of shops and people."""
    listed = list(views)
    shops = shops_by_id({view.shop_id for view in listed})
    names = staff_names({view.by_id for view in listed if view.by_id is not None})
    return [_shape(view, shops[view.shop_id], names) for view in listed]


def _shape(view: ImportView, shop: Any, names: dict[int, str]) -> dict[str, Any]:
    by = None if view.by_id is None else {"id": view.by_id, "name": names.get(view.by_id, "")}
    return {**asdict(view), "shop": {"id": shop.id, "name": shop.name, "platform": shop.platform}, "by": by}
