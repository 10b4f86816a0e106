"""Which entries: filters over the journal of the shops that somebody supervises."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from heqi.accounts.contracts import SUPERVISING, StaffView
from heqi.cases.access import cases_in
from heqi.core.errors import HeqiError
from heqi.core.time import SHANGHAI
from heqi.journal.access import entries_in
from heqi.journal.models import JournalEntry

_MOST_FLOWS = 10
"""Flows of a case whose outbox actions are found by its number."""
_NUMBER = re.compile(r"[Hh]0*(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters; what is empty does not matter. Days are China's, both included; `q` is a number of any kind."""

    shop: int | None = None
    who: int | None = None
    kind: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None
    q: str = ""


def audited_shops(staff: StaffView, shop_id: int | None) -> list[int]:
    """The shops whose journal this person may read. Raises shop.none, role.supervisor."""
    if shop_id is not None and shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    shop_ids = [each for each in staff.shops_as(SUPERVISING) if shop_id in (None, each)]
    if not shop_ids:
        raise HeqiError("role.supervisor", "只有主管或店主可以查看。", "Only a supervisor or owner may see this.", 403)
    return shop_ids


def find_entries(shop_ids: Collection[int], asked: Asked) -> QuerySet[JournalEntry]:
    """Entries of these shops that fit, newest first."""
    rows = entries_in(shop_ids).order_by("-id")
    if asked.who is not None:
        rows = rows.filter(actor_kind="staff", actor_id=asked.who)
    if asked.kind.endswith("."):
        rows = rows.filter(kind__startswith=asked.kind)
    elif asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.subject:
        rows = rows.filter(subject_type=asked.subject)
    if asked.since is not None:
        rows = rows.filter(at__gte=_begins(asked.since))
    if asked.until is not None:
        rows = rows.filter(at__lt=_begins(asked.until + timedelta(days=1)))
    return rows.filter(_about(shop_ids, asked.q.strip())) if asked.q.strip() else rows


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI).astimezone(UTC)


def _about(shop_ids: Collection[int], number: str) -> Q:
    """Entries about a case number, an order number, an after-sales number, or a subject of exactly that id."""
    cases = cases_in(shop_ids).filter(Q(order_no=number) | Q(after_sale_no=number)).values_list("id", flat=True)
    ids = {str(case_id) for case_id in cases[:100]}
    if found := _NUMBER.fullmatch(number):
        ids.add(found[1])
    flows = [f"{case_id}.{flow}" for case_id in ids for flow in range(2, _MOST_FLOWS)]
    about = Q(subject_type="case", subject_id__in=ids) | Q(subject_type="case_flow", subject_id__in=flows)
    return about | (Q(subject_id=number) if not found else Q())
