"""Take the journal away as a file: on record first, then streamed."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.web.audit.search import Asked, audited_shops, find_entries
from heqi.web.audit.show import write_csv

MOST_ROWS = 500_000


def export_audit(*, staff: StaffView, asked: Asked, now: datetime) -> Iterator[str]:
    """The lines of the CSV of everything that fits; each shop's journal says how much of it was taken by whom.

    The export's own entries are not in it. Raises shop.none, role.supervisor, audit.too_many.
    """
    shop_ids = audited_shops(staff, asked.shop)
    rows = find_entries(shop_ids, asked)
    with transaction.atomic():
        last = rows.values_list("id", flat=True).first() or 0
        counts = Counter(rows.order_by().filter(id__lte=last).values_list("shop_id", flat=True)[: MOST_ROWS + 1])
        if counts.total() > MOST_ROWS:
            raise HeqiError(
                "audit.too_many",
                f"超过 {MOST_ROWS} 条，请缩短时间范围分几次导出。",
                f"More than {MOST_ROWS} entries; export shorter periods one by one.",
                413,
            )
        for shop_id in shop_ids:
            write_entry(
                shop_id=shop_id,
                kind="audit.exported",
                subject=Subject("shop", str(shop_id)),
                actor=Actor.staff(staff.id),
                data={"rows": counts[shop_id]},
                now=now,
            )
    entries = (row.view() for row in rows.filter(id__lte=last).iterator(chunk_size=500))
    return write_csv(entries, shop_ids)
