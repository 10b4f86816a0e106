"""Who may settle on a cost alone, and whose yes it needs otherwise."""

from collections.abc import Mapping

from heqi.accounts.access import who_may_approve
from heqi.accounts.contracts import SUPERVISING, StaffView
from heqi.cases.models import Case
from heqi.core.cases.decision import Option
from heqi.core.errors import HeqiError
from heqi.core.money import yuan
from heqi.shops.access import get_shop
from heqi.shops.contracts import ShopView

FOUR_EYES = ("money", "four_eyes_fen")
"""Group and name of the shop setting: above this cost two people decide, whoever asks. Not set: never."""


def cost_of(option: Option, amount: int | None) -> int:
    """What a limit is held against, in fen: the larger of what moves and what the goods of the outcome cost."""
    return max(amount or 0, option.cost.goods)


def four_eyes_fen(shop: ShopView) -> int | None:
    """The shop's four-eyes sum, or None when one person is always enough."""
    group, name = FOUR_EYES
    sum_fen: int | None = shop.settings.get(group, {}).get(name)
    return sum_fen


def may_decide_alone(case: Case, staff: StaffView, cost: int) -> bool:
    """Within the person's own limit and not above the shop's four-eyes sum."""
    return staff.may_spend(case.shop_id, cost) and not _needs_two(case, cost)


def require_spending(case: Case, staff: StaffView, cost: int) -> None:
    """Raises money.limit when a cost is above what this person may decide."""
    if staff.may_spend(case.shop_id, cost):
        return
    limit = staff.shops[case.shop_id].money_limit_fen or 0
    raise HeqiError(
        "money.limit",
        f"金额 {yuan(cost)} 超过您的额度 {yuan(limit)}，请提交审批，由主管或店主同意。",
        f"{yuan(cost)} is over your limit of {yuan(limit)}; ask for a supervisor's approval.",
        403,
        {"limit_fen": limit, "cost_fen": cost},
    )


def require_one_is_enough(case: Case, cost: int) -> None:
    """Raises money.four_eyes."""
    if not _needs_two(case, cost):
        return
    above = four_eyes_fen(get_shop(case.shop_id)) or 0
    raise HeqiError(
        "money.four_eyes",
        f"金额 {yuan(cost)} 超过双人复核线 {yuan(above)}，请提交审批，由另一位主管或店主同意。",
        f"{yuan(cost)} is above the four-eyes sum of {yuan(above)}; ask for another person's approval.",
        403,
        {"four_eyes_fen": above, "cost_fen": cost},
    )


def approvers_of(shop_id: int, *, cost: int, asker: int) -> list[tuple[int, str]]:
    """(id, name) of those who may say yes to that cost: their limit reaches it, and nobody says yes to their own."""
    return [(staff_id, name) for staff_id, name in who_may_approve(shop_id, cost) if staff_id != asker]


def limits_to_approve(staff: StaffView) -> Mapping[int, int | None]:
    """By shop in which this person may say yes: up to which cost in fen (None: any)."""
    return {shop_id: held.money_limit_fen for shop_id, held in staff.shops.items() if held.role in SUPERVISING}


def _needs_two(case: Case, cost: int) -> bool:
    above = four_eyes_fen(get_shop(case.shop_id))
    return above is not None and cost > above
