"""Keep the rows that could not be read, within the caller's transaction."""

from collections.abc import Iterable
from dataclasses import asdict

from heqi.core.tables import RowRead
from heqi.inbox.models import BadRow


def keep_bad_rows(*, shop_id: int, import_id: int, rows: Iterable[RowRead]) -> int:
    """Store those of the rows that are bad; how many there were."""
    kept = [
        BadRow(
            shop_id=shop_id,
            import_id=import_id,
            sheet=row.sheet,
            row=row.row,
            cells=list(row.cells),
            faults=[asdict(cell) for cell in row.bad],
        )
        for row in rows
        if row.bad
    ]
    BadRow.objects.bulk_create(kept)
    return len(kept)


def drop_bad_rows(*, shop_id: int, import_id: int) -> None:
    """Forget them: the run will find them again, or the file is thrown away."""
    BadRow.objects.in_shop(shop_id).filter(import_id=import_id).delete()
