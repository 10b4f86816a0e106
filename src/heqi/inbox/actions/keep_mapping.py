"""Keep a mapping for the next file of the shop with the same headers, within the caller's transaction."""

from datetime import datetime

from heqi.inbox.access import mappings_in
from heqi.inbox.models import ColumnMapping, ImportFile
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Actor, Subject


def keep_mapping(*, shop_id: int, row: ImportFile, by: int | None, now: datetime) -> None:
    """Replace what the shop kept for these headers; the journal tells who, for which kind and how many columns."""
    mapping, key = row.mapping or {}, row.columns["header_key"]
    mappings_in([shop_id]).filter(header_key=key).delete()
    kept = ColumnMapping.objects.create(
        shop_id=shop_id, header_key=key, kind=mapping["kind"], columns=mapping["columns"], kept_at=now, by_id=by
    )
    write_entry(
        shop_id=shop_id,
        kind="import.mapping_kept",
        subject=Subject("import", str(row.pk)),
        actor=SYSTEM if by is None else Actor.staff(by),
        data={"mapping": kept.pk, "kind": kept.kind, "columns": len(kept.columns)},
        now=now,
    )
