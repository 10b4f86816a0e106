"""The pane of a buyer: what they are to the shop, what they bought, asked and told, and nothing else about them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.buyers.access import notes_in, require_shop
from heqi.buyers.models import BuyerNote
from heqi.buyers.standing import orders_of, standing_for
from heqi.buyers.whose import Asked, Whose, find_whose
from heqi.cases.access import cases_in
from heqi.cases.models import Case
from heqi.cases.rows import number_of
from heqi.core.buyers.identity import WhyUnknown
from heqi.core.masks import mask_nick
from heqi.reception.access import conversations_in, ratings_in, talks_in
from heqi.trade.contracts import OrderView
from heqi.trade.personal import personal_fields
from heqi.trade.queries import lines_of

SHOWN = 20
WHY: dict[WhyUnknown, tuple[str, str]] = {
    WhyUnknown.MASKED: ("平台隐藏了买家名字，无法判断是不是老客", "The platform masks the name: cannot tell"),
    WhyUnknown.NOT_UNIQUE: ("拼多多昵称可以重名，无法判断是不是老客", "Nicknames here are not unique: cannot tell"),
    WhyUnknown.NOT_STATED: ("导出里没有买家信息，无法判断是不是老客", "The export names no buyer: cannot tell"),
}


def buyer_page(staff: StaffView, asked: Asked, *, now: datetime) -> dict[str, Any]:
    """The body of `BuyerShape`. Raises shop.none."""
    require_shop(staff, asked.shop_id)
    whose = find_whose(asked)
    orders = orders_of(whose)
    standing = standing_for(whose, orders)
    cases = list(cases_in([asked.shop_id]).filter(order_no__in=whose.order_nos).order_by("-opened_at", "-id")[:SHOWN])
    why, why_en = WHY[whose.unknown] if whose.unknown else ("", "")
    return {
        "shop_id": asked.shop_id,
        "name": mask_nick(whose.name),
        "known": whose.unknown is None,
        "why": why,
        "why_en": why_en,
        "orders_count": standing.orders if standing else None,
        "paid_total_fen": standing.paid_total_fen if standing else None,
        "loyalty": standing.loyalty if standing else None,
        "first_at": standing.first_at if standing else None,
        "last_at": standing.last_at if standing else None,
        "cases_count": cases_in([asked.shop_id]).filter(order_no__in=whose.order_nos).count(),
        "orders": _order_rows(asked.shop_id, orders[:SHOWN]),
        "cases": [_case_row(case) for case in cases],
        "talks": _talk_rows(whose),
        "ratings": _rating_rows(whose),
        "notes": note_rows(notes_in([asked.shop_id], now).filter(mark__in=whose.marks)),
        "personal": _personal_rows(asked),
        "may": {"write": staff.handles(asked.shop_id), "forget": staff.owns(asked.shop_id)},
    }


def note_rows(notes: Iterable[BuyerNote]) -> list[dict[str, Any]]:
    """Bodies of `BuyerNoteShape`."""
    held = list(notes)
    names = staff_names({each.by for each in held})
    return [
        {
            "id": each.pk,
            "kind": each.kind,
            "words": each.words,
            "purpose": each.purpose,
            "at": each.at,
            "expires_at": each.expires_at,
            "by": names.get(each.by, ""),
        }
        for each in held
    ]


def _order_rows(shop_id: int, orders: list[OrderView]) -> list[dict[str, Any]]:
    lines = lines_of(shop_id, [each.order_no for each in orders])
    return [
        {
            "order_no": each.order_no,
            "state": each.state,
            "goods": "、".join(line.goods for line in lines.get(each.order_no, ()) if line.goods),
            "paid_fen": each.paid_fen,
            "at": each.created_at,
            "as_of": each.as_of,
        }
        for each in orders
    ]


def _case_row(case: Case) -> dict[str, Any]:
    return {
        "id": case.pk,
        "number": number_of(case.pk),
        "order_no": case.order_no,
        "demand": case.demand,
        "stage": case.stage,
        "outcome": case.outcome or None,
        "amount_fen": case.amount_fen,
        "opened_at": case.opened_at,
        "done": case.done,
    }


def _talk_rows(whose: Whose) -> list[dict[str, Any]]:
    about = conversations_in([whose.shop_id])
    keys = set(whose.conversations) | set(
        about.filter(order_no__in=whose.order_nos).values_list("key", flat=True)[:SHOWN]
    )
    rows = about.filter(key__in=keys).order_by("-last_at", "-id")[:SHOWN]
    talks = dict(talks_in([whose.shop_id]).filter(key__in=[row.key for row in rows]).values_list("key", "id"))
    return [
        {
            "conversation": row.key,
            "talk_id": talks.get(row.key),
            "order_no": row.order_no,
            "last_at": row.last_at,
            "made_up": bool(row.made_up),
        }
        for row in rows
    ]


def _rating_rows(whose: Whose) -> list[dict[str, Any]]:
    """How they rated our service, in the talks that are surely theirs."""
    rows = ratings_in([whose.shop_id]).filter(conversation__in=whose.conversations).order_by("-at", "-id")[:SHOWN]
    names = staff_names({row.staff_id for row in rows if row.staff_id is not None})
    return [
        {
            "score": row.score,
            "words": row.label,
            "at": row.at,
            "conversation": row.conversation,
            "staff": names.get(row.staff_id or 0, "") or row.staff,
        }
        for row in rows
    ]


def _personal_rows(asked: Asked) -> list[dict[str, Any]]:
    """Of the order that is talked about, each field as it is shown, and whether a look would tell more."""
    if not asked.order_no:
        return []
    held = personal_fields(asked.shop_id, order_no=asked.order_no, after_sale_no="")
    return [{"field": each.field, "shown": each.shown, "hidden": each.hidden} for each in held.values()]
