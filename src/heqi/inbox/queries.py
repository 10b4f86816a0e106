"""Questions to the inbox, answered with values."""

from collections.abc import Collection

from heqi.core.tables import ColumnMap
from heqi.inbox.access import bad_rows_of, facts_of_batch, find_import, imports_in, mappings_in
from heqi.inbox.contracts import BadRowView, ImportView
from heqi.inbox.views import view_bad_row, view_import

NEWEST = 100


def changed_keys(batch_id: int) -> list[tuple[str, str]]:
    """(entity, key) of what one batch made or changed, each once, in the order it was applied.

    An order speaks for its lines and parcels when it changed with them; their keys start with the order's number.
    """
    pairs = facts_of_batch(batch_id).order_by("id").values_list("entity", "key")
    return list(dict.fromkeys(pairs))


def newest_imports(shop_ids: Collection[int], limit: int = NEWEST) -> list[ImportView]:
    """The latest imports of these shops, newest first."""
    return [view_import(row) for row in imports_in(shop_ids).order_by("-id")[:limit]]


def get_import(shop_ids: Collection[int], import_id: int) -> ImportView:
    """One import. Raises import.none."""
    return view_import(find_import(shop_ids, import_id))


def header_of(shop_ids: Collection[int], import_id: int, sheet: str = "") -> tuple[str, ...]:
    """The headers of a sheet as the file wrote them; without a name, or with a strange one, the main sheet's.

    Raises import.none.
    """
    row = find_import(shop_ids, import_id)
    named = (each["header"] for each in row.sheets if each["name"] == sheet)
    return tuple(next(named, row.header))


def bad_rows(
    shop_id: int, import_id: int, *, after: int = 0, sheet: str | None = None, limit: int | None = None
) -> list[BadRowView]:
    """Bad rows behind the one with the id `after`, in the file's order; of one sheet where it is named."""
    rows = bad_rows_of(shop_id, import_id).filter(id__gt=after)
    if sheet is not None:
        rows = rows.filter(sheet=sheet)
    return [view_bad_row(row) for row in (rows if limit is None else rows[:limit])]


def kept_mappings(shop_id: int) -> dict[str, ColumnMap]:
    """The mappings that a shop keeps, by the key of their headers."""
    rows = mappings_in([shop_id]).values_list("header_key", "kind", "columns")
    return {key: ColumnMap(kind, columns) for key, kind, columns in rows}
