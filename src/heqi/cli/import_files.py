"""The work behind `heqi import`, one file at a time. Django is set up when this is loaded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import monotonic, sleep

from heqi.core.errors import HeqiError
from heqi.core.tables import ColumnMap, Hints, RowRead, TableFile
from heqi.inbox.actions import preview_import, run_import, start_import
from heqi.inbox.bad_rows_file import bad_rows_name, write_bad_rows
from heqi.inbox.contracts import BadRowView, Counts, ImportState, ImportView
from heqi.inbox.effects import DryRun, count_effects
from heqi.inbox.queries import bad_rows as bad_rows_of
from heqi.inbox.queries import get_import, header_of, kept_mappings
from heqi.inbox.storage import chunks_of
from heqi.journal.queue import run_pending
from heqi.platforms.registry import check_file_kind as check_kind
from heqi.platforms.registry import open_file
from heqi.shops.contracts import ShopView

__all__ = ["FileResult", "Said", "check_kind", "count_file", "import_file", "run_reactions"]

AT_A_TIME = 1_000


@dataclass(frozen=True)
class FileResult:
    """What became of one file. `bad`: the rows that were not taken; `error`: why nothing was read."""

    file: str
    shop: str
    kind: str = ""
    kind_name: str = ""
    kind_name_en: str = ""
    encoding: str = ""
    understood: int = 0
    columns: int = 0
    unknown: tuple[str, ...] = ()
    counts: Counts = field(default_factory=Counts)
    seconds: float = 0.0
    as_of: datetime | None = None
    as_of_origin: str = ""
    bad: tuple[BadRowView, ...] = ()
    bad_rows_file: str | None = None
    error: HeqiError | None = None


@dataclass(frozen=True)
class Said:
    """What the caller says of the files. `columns`: header → field; `keep`: for the shop's next files, too."""

    kind: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    keep: bool = False

    @property
    def mapping(self) -> ColumnMap | None:
        """As the reader takes it."""
        return ColumnMap(self.kind, self.columns) if self.kind and self.columns else None


def import_file(path: Path, *, shop: ShopView, said: Said, bad_rows: Path | None, now: datetime) -> FileResult:
    """Take a file in and run it here. An unreadable one comes back with its error."""
    if not path.is_file():
        return FileResult(str(path), shop.name, error=_missing(path))
    began = monotonic()
    view = preview_import(
        shop_id=shop.id,
        name=path.name,
        content=chunks_of(path),
        uploaded_at=_saved_at(path),
        by=None,
        reader=open_file,
        now=now,
        kind=said.kind,
        mapping=said.mapping,
        keep=said.keep,
        count=False,
    )
    if view.state is ImportState.PREVIEWED:
        start_import(shop_id=shop.id, import_id=view.id, by=None, now=now)
        view = run_import(shop_id=shop.id, import_id=view.id, reader=open_file, now=now) or _await(shop.id, view.id)
    result = replace(_describe(path, shop, view), seconds=monotonic() - began)
    headers = {sheet["name"]: header_of([shop.id], view.id, sheet["name"]) for sheet in view.sheets}
    return _keep_bad_rows(result, bad_rows_of(shop.id, view.id), headers, bad_rows)


def count_file(path: Path, *, shop: ShopView, said: Said, bad_rows: Path | None, now: datetime) -> FileResult:
    """What importing the file would do. Nothing is written but the bad rows, where asked for."""
    if not path.is_file():
        return FileResult(str(path), shop.name, error=_missing(path))
    began = monotonic()
    try:
        hints = Hints(shop.platform, said.mapping, {} if said.mapping else kept_mappings(shop.id))
        table = open_file(path, name=path.name, kind=None if said.mapping else said.kind, hints=hints)
        survey = table.survey(now=now)
        stated = table.as_of(uploaded_at=_saved_at(path), latest=survey.latest, now=now)
        counts, bad = _dry_run(table, shop.id, stated.at)
    except HeqiError as error:
        return FileResult(str(path), shop.name, error=error)
    result = FileResult(
        file=str(path),
        shop=shop.name,
        kind=table.kind,
        kind_name=table.kind_name,
        kind_name_en=table.kind_name_en,
        encoding=table.encoding,
        understood=len(table.known),
        columns=sum(1 for header in table.header if header),
        unknown=tuple(table.unknown),
        counts=counts,
        seconds=monotonic() - began,
        as_of=stated.at,
        as_of_origin=stated.origin,
    )
    return _keep_bad_rows(result, bad, {sheet.name: sheet.header for sheet in table.sheets}, bad_rows)


def run_reactions() -> int:
    """Let what the batches call for run until nothing is due: cases are opened and decided. How many ran."""
    ran = 0
    while did := run_pending(now=datetime.now(UTC), limit=50):
        ran += did
    return ran


def _dry_run(table: TableFile, shop_id: int, version: datetime) -> tuple[Counts, list[BadRowView]]:
    run, effects, bad = DryRun(shop_id), [], []
    for rows in _in_batches(table.rows(version=version)):
        effects += run.take([row.facts for row in rows if not row.bad])
        bad += [_bad_row(row) for row in rows if row.bad]
    return count_effects(effects, bad=len(bad)), bad


def _bad_row(row: RowRead) -> BadRowView:
    return BadRowView(0, row.sheet, row.row, row.cells, tuple(asdict(cell) for cell in row.bad))


def _describe(path: Path, shop: ShopView, view: ImportView) -> FileResult:
    error = None
    if view.error is not None:
        error = HeqiError(view.error["code"], view.error["message"], view.error["message_en"], 422)
    return FileResult(
        file=str(path),
        shop=shop.name,
        kind=view.kind,
        kind_name=view.kind_name,
        kind_name_en=view.kind_name_en,
        encoding=view.encoding,
        understood=len(view.columns.get("known", ())),
        columns=view.columns.get("total", 0),
        unknown=tuple(view.columns.get("unknown", ())),
        counts=view.counts,
        as_of=view.as_of,
        as_of_origin=view.as_of_origin,
        error=error,
    )


def _keep_bad_rows(
    result: FileResult, bad: Sequence[BadRowView], headers: Mapping[str, Sequence[str]], folder: Path | None
) -> FileResult:
    """One CSV, or one a sheet where several sheets have bad rows."""
    if not bad or folder is None:
        return replace(result, bad=tuple(bad))
    folder.mkdir(parents=True, exist_ok=True)
    sheets = list(dict.fromkeys(row.sheet for row in bad))
    paths = []
    for sheet in sheets:
        path = folder / bad_rows_name(Path(result.file).name, result.as_of, sheet if len(sheets) > 1 else "")
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(write_bad_rows(headers[sheet], [row for row in bad if row.sheet == sheet]))
        paths.append(str(path))
    return replace(result, bad=tuple(bad), bad_rows_file="\n".join(paths))


def _await(shop_id: int, import_id: int) -> ImportView:
    """A worker took the file first: wait until it is through."""
    while (view := get_import([shop_id], import_id)).state in (ImportState.QUEUED, ImportState.RUNNING):
        sleep(0.2)
    return view


def _saved_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _missing(path: Path) -> HeqiError:
    return HeqiError("file.missing", f"找不到文件 {path}。", f"There is no file {path}.", 404)


def _in_batches(rows: Iterator[RowRead]) -> Iterator[list[RowRead]]:
    while batch := list(islice(rows, AT_A_TIME)):
        yield batch
