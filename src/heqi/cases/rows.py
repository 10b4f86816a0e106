"""A case as one row of the list, and as live events carry it. Personal data is masked."""

from collections.abc import Iterable, Mapping
from typing import Any

from heqi.accounts.access import staff_names
from heqi.cases.models import Case
from heqi.core.masks import mask_nick
from heqi.shops.access import shops_by_id
from heqi.shops.contracts import ShopView

Row = dict[str, Any]


def rows_of(cases: Iterable[Case]) -> list[Row]:
    """Rows in the order given, with shops and owners looked up once."""
    cases = list(cases)
    shops = shops_by_id({case.shop_id for case in cases})
    names = staff_names({case.owner_id for case in cases if case.owner_id is not None})
    return [row_of(case, shops[case.shop_id], names) for case in cases]


def row_of(case: Case, shop: ShopView, names: Mapping[int, str]) -> Row:
    """One row (`CaseRow` of the API). Money in fen, `due` null when no clock runs."""
    return {
        "id": case.id,
        "number": number_of(case.id),
        "shop": {"id": shop.id, "name": shop.name, "platform": shop.platform},
        "order_no": case.order_no,
        "after_sale_no": case.after_sale_no,
        "buyer": mask_nick(case.buyer) or None,
        "goods": case.goods,
        "sku": case.sku,
        "quantity": case.quantity,
        "demand": case.demand,
        "reason": case.reason,
        "family": case.family,
        "state": case.state,
        "stage": case.stage,
        "outcome": case.outcome or None,
        "recommended": case.recommended or None,
        "next": case.next,
        "due": case.due,
        "stake_fen": case.stake_fen,
        "flag": case.flag,
        "owner": person(case.owner_id, names),
        "needs_human": case.needs_human,
        "rung": case.rung,
        "as_of": case.as_of,
        "opened_at": case.opened_at,
        "version": case.version,
    }


def number_of(case_id: int) -> str:
    """What people call a case: H000042."""
    return f"H{case_id:06d}"


def person(staff_id: int | None, names: Mapping[int, str]) -> dict[str, Any] | None:
    """{id, name} of a member of staff, or None."""
    return None if staff_id is None else {"id": staff_id, "name": names.get(staff_id, "")}
