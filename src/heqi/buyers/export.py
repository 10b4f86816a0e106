"""All that is kept of a buyer, as a zip for them to take away (PIPL, articles 45 and 15): JSON and the pictures."""

import io
import zipfile
from datetime import datetime
from typing import Any

import orjson
from django.db.models import ForeignKey

from heqi.assets.buyer_columns import HeldColumns
from heqi.buyers.reach import Reach
from heqi.buyers.rows_of import model_of, tables_of
from heqi.files.store import path_of

LEFT_OUT = frozenset({"stamps", "packed", "facts", "sealed", "version", "hash"})
"""Machinery and sealed values: they say nothing of the buyer that is not said elsewhere."""


def export_of(reach: Reach, *, now: datetime) -> bytes:
    """`buyer.json`: table → rows, with Chinese names; `files/`: photos and papers by the name of their row."""
    out = io.BytesIO()
    tables: list[dict[str, Any]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for held, rows in tables_of(reach):
            found = [_body(held, row, archive) for row in rows.order_by("pk")]
            if found:
                title = str(model_of(held)._meta.verbose_name)
                tables.append({"table": held.table, "title": title, "rows": found})
        content = {"made_at": now, "shop_id": reach.shop_id, "tables": tables}
        archive.writestr("buyer.json", orjson.dumps(content, option=orjson.OPT_INDENT_2))
    return out.getvalue()


def _body(held: HeldColumns, row: Any, archive: zipfile.ZipFile) -> dict[str, Any]:
    body = {
        field.name: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in LEFT_OUT and not isinstance(field, ForeignKey)
    }
    if held.files:
        body["file"] = _keep(held, row, archive)
    return body


def _keep(held: HeldColumns, row: Any, archive: zipfile.ZipFile) -> str | None:
    """The bytes as they came; the name in the archive, None where they are not on this machine any more."""
    stored = getattr(row, held.files[0])
    if not stored or not path_of(stored).is_file():
        return None
    name = f"files/{held.table}-{row.pk}"
    archive.write(path_of(stored), name)
    return name
