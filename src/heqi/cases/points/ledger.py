"""The ledger as its page shows it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.cases.access import points_in
from heqi.cases.models import PointEntry
from heqi.cases.rows import number_of
from heqi.core.time import shanghai_date

MOST = 200
"""Entries that a page shows; the table keeps them all."""
Row = dict[str, Any]


def points_page(shop_id: int, staff: StaffView, *, now: datetime) -> Row:
    """`PointsPage` of the API: entries newest first, and the sum of this year by account.

    Platforms count each account by the calendar year, as far as their rules are known to us; what counts is what the
    platform shows. What was withdrawn, or won on appeal, is not in the sums.
    """
    entries = list(points_in(shop_id)[:MOST])
    year = shanghai_date(now).year
    names = staff_names({each.by for each in entries})
    counting = points_in(shop_id).filter(on__year=year, withdrawn_at=None).exclude(appeal=PointEntry.Appeal.WON)
    return {
        "year": year,
        "totals": [{"kind": kind, "tenths": tenths} for kind, tenths in _totals(counting).items()],
        "items": [_row(each, names) for each in entries],
        "may_edit": staff.supervises(shop_id),
    }


def _totals(entries: Iterable[PointEntry]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for each in entries:
        sums[each.kind] = sums.get(each.kind, 0) + each.tenths
    return {kind.value: sums[kind] for kind in PointEntry.Kind if kind in sums}


def _row(entry: PointEntry, names: dict[int, str]) -> Row:
    return {
        "id": entry.pk,
        "on": entry.on,
        "kind": entry.kind,
        "tenths": entry.tenths,
        "reason": entry.reason,
        "reference": entry.reference,
        "appeal": entry.appeal,
        "case_id": entry.case_id,
        "number": None if entry.case_id is None else number_of(entry.case_id),
        "by": names.get(entry.by, ""),
        "at": entry.at,
        "withdrawn": entry.withdrawn_at is not None,
    }
