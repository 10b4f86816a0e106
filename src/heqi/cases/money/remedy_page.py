"""Remedies as pages show them: what may be given on a case and what was; and the owner's settings with what is used."""

from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.cases.access import remedies_of
from heqi.cases.models import Case, Remedy
from heqi.cases.money.budget import Used, month_of, used_in
from heqi.cases.money.catalogue import NAMES, Entry, catalogue_of, total_budget
from heqi.cases.money.limits import four_eyes_fen
from heqi.cases.rows import person
from heqi.shops.access import get_shop


def remedy_page(case: Case, *, staff: StaffView, now: datetime) -> dict[str, Any]:
    """`RemediesShape` of the API: kinds that are on, rows of this case, and what those cost."""
    shop = get_shop(case.shop_id)
    offered = [entry for entry in catalogue_of(shop) if entry.on]
    used = used_in(shop.id, month_of(now)) if offered else Used({}, 0)
    given = list(remedies_of(case))
    names = staff_names({each.by for each in given})
    return {
        "offered": [_entry(entry, used) for entry in offered],
        "given": [
            {
                "id": each.id,
                "kind": each.kind,
                "face_fen": each.face_fen,
                "cost_fen": each.cost_fen,
                "words": each.words,
                "reason": each.reason,
                "over_budget": each.over_budget,
                "state": each.state,
                "at": each.at,
                "by": person(each.by, names),
            }
            for each in given
        ],
        "cost_fen": sum(each.cost_fen for each in given if each.state != Remedy.State.WITHDRAWN),
        "total_budget_fen": total_budget(shop),
        "total_used_fen": used.total,
        "may_exceed": staff.owns(case.shop_id),
    }


def money_settings(shop_id: int, *, now: datetime) -> dict[str, Any]:
    """`MoneySettings` of the API: every kind with what this month has used of its budget."""
    shop = get_shop(shop_id)
    month = month_of(now)
    used = used_in(shop_id, month)
    return {
        "month": month,
        "entries": [_entry(entry, used) for entry in catalogue_of(shop)],
        "budget_fen": total_budget(shop),
        "used_fen": used.total,
        "four_eyes_fen": four_eyes_fen(shop),
    }


def _entry(entry: Entry, used: Used) -> dict[str, Any]:
    name, name_en = NAMES[entry.kind]
    return {
        "kind": entry.kind.value,
        "name": name,
        "name_en": name_en,
        "on": entry.on,
        "face_fen": entry.face_fen,
        "cost_fen": entry.cost_fen,
        "words": entry.words,
        "budget_fen": entry.budget_fen,
        "used_fen": used.by_kind.get(entry.kind, 0),
    }
