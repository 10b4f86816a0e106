"""The shapes of the imports API."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from heqi.core.words import Platform
from heqi.inbox.contracts import ImportState


class Upload(Schema):
    """Beside the files: `modified` is File.lastModified of each, in the same order, in milliseconds.

    `kind`: what they are, when the headers do not tell.
    """

    shop_id: int
    modified: list[int] = []
    kind: str = ""


class ImportShop(Schema):
    """The shop that the file belongs to."""

    id: int
    name: str
    platform: Platform


class ImportPerson(Schema):
    """Who brought the file."""

    id: int
    name: str


class ImportColumn(Schema):
    """A header of the file and the field it fills."""

    header: str
    field: str


class ImportSheet(Schema):
    """A table of the file; `name` is empty for text."""

    name: str
    kind: str
    kind_name: str
    kind_name_en: str


class ImportNote(Schema):
    """What a person should know about the file although all of it is read."""

    code: str
    message: str
    message_en: str


class ImportMapping(Schema):
    """What a person said: the kind, and which header fills which field."""

    kind: str
    columns: dict[str, str]


class ColumnSaid(Schema):
    """A header of the file and the field that it fills; an empty field leaves the column alone."""

    header: str = Field(max_length=500)
    field: str = Field(max_length=64)


class ColumnsSaid(Schema):
    """A person's mapping. `keep`: use it for the shop's next file with these headers, too."""

    kind: str
    columns: list[ColumnSaid] = Field(max_length=500)
    keep: bool = True


class FileField(Schema):
    """A field of a kind, and the header that its column usually has."""

    field: str
    header: str
    required: bool


class FileKind(Schema):
    """A kind of file that a shop takes."""

    code: str
    name: str
    name_en: str
    fields: list[FileField]


class ImportColumns(Schema):
    """`missing`: columns of this kind of export that the file does not have; none of them is required."""

    total: int = 0
    known: list[ImportColumn] = []
    unknown: list[str] = []
    missing: list[str] = []
    sheet: str = ""


class ImportSample(Schema):
    """The first rows, by field, as text."""

    columns: list[ImportColumn] = []
    rows: list[dict[str, str]] = []


class ImportCounts(Schema):
    """Rows by what they do. Null: not counted yet (large files are counted as they run)."""

    rows: int | None
    new: int | None
    changed: int | None
    unchanged: int | None
    bad: int | None


class ImportProgress(Schema):
    """Rows read, of how many, rows a second, seconds left."""

    done: int
    total: int | None
    rate: float | None
    seconds_left: int | None


class ImportProblem(Schema):
    """Why the file could not be read."""

    code: str
    message: str
    message_en: str


class ImportShape(Schema):
    """One import. `as_of_origin`: name | workbook | upload | content | now, or empty while it is not settled."""

    id: int
    shop: ImportShop
    name: str
    size: int
    kind: str
    kind_name: str
    kind_name_en: str
    state: ImportState
    encoding: str
    columns: ImportColumns
    headers: list[str]
    sheets: list[ImportSheet]
    notes: list[ImportNote]
    mapping: ImportMapping | None
    mappable: bool
    sample: ImportSample
    counts: ImportCounts
    progress: ImportProgress
    error: ImportProblem | None
    as_of: datetime | None
    as_of_origin: str
    created_at: datetime
    finished_at: datetime | None
    by: ImportPerson | None


class BadCellShape(Schema):
    """A cell that could not be read; `column` is empty when the whole row is broken."""

    sheet: str = ""
    row: int
    column: str
    field: str
    value: str
    reason: str
    reason_en: str


class BadRowPage(Schema):
    """Bad cells in the file's order. `rows`: how many bad rows the import has."""

    items: list[BadCellShape]
    next_cursor: str | None
    rows: int
