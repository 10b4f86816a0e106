"""The only way to the inbox's rows."""

from collections.abc import Collection

from django.db.models import QuerySet

from heqi.core.errors import HeqiError
from heqi.inbox.models import BadRow, ColumnMapping, ImportFile, InboxFact


def unable_to_find_import() -> HeqiError:
    """No such import among the shops of whoever asks."""
    return HeqiError("import.none", "没有这次导入。", "There is no such import.", 404)


def imports_in(shop_ids: Collection[int]) -> QuerySet[ImportFile]:
    """Imports of these shops."""
    return ImportFile.objects.in_shops(shop_ids)


def find_import(shop_ids: Collection[int], import_id: int) -> ImportFile:
    """One import of these shops. Raises import.none."""
    row = imports_in(shop_ids).filter(pk=import_id).first()
    if row is None:
        raise unable_to_find_import()
    return row


def all_imports(*, why: str) -> QuerySet[ImportFile]:
    """Imports of all shops, for the worker that runs them."""
    return ImportFile.objects.across_shops(why=why)


def bad_rows_of(shop_id: int, import_id: int) -> QuerySet[BadRow]:
    """Bad rows of one import, in the file's order."""
    return BadRow.objects.in_shop(shop_id).filter(import_id=import_id).order_by("id")


def mappings_in(shop_ids: Collection[int]) -> QuerySet[ColumnMapping]:
    """Mappings that these shops keep."""
    return ColumnMapping.objects.in_shops(shop_ids)


def facts_of_batch(batch_id: int) -> QuerySet[InboxFact]:
    """The facts that one batch brought."""
    return InboxFact.objects.across_shops(why="a batch belongs to one shop").filter(batch_id=batch_id)
