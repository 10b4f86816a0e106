"""Budgets of remedies, by month of China's calendar. They bind what is given beside a right, never the right itself."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from heqi.cases.access import remedies_in
from heqi.cases.money.catalogue import NAMES, Entry, total_budget
from heqi.core.errors import HeqiError
from heqi.core.money import yuan
from heqi.core.time import shanghai_date
from heqi.db.locks import hold_lock
from heqi.shops.contracts import ShopView


@dataclass(frozen=True, slots=True)
class Used:
    """What a month has cost so far, in fen: by kind, and all together."""

    by_kind: dict[str, int]
    total: int


def month_of(now: datetime) -> str:
    """The month in China that a moment falls into, as 2026-05."""
    return shanghai_date(now).strftime("%Y-%m")


def used_in(shop_id: int, month: str) -> Used:
    """What was given in that month and not taken back."""
    sums = remedies_in(shop_id, month).order_by().values_list("kind").annotate(cost=Sum("cost_fen"))
    by_kind = {kind: int(cost) for kind, cost in sums}
    return Used(by_kind, sum(by_kind.values()))


def require_budget(shop: ShopView, entry: Entry, *, now: datetime) -> None:
    """Raises budget.used. Holds the shop's month until the transaction ends, so that two cannot spend the last yuan."""
    month = month_of(now)
    with hold_lock(f"remedies:{shop.id}:{month}"):
        used = used_in(shop.id, month)
    zh, en = NAMES[entry.kind]
    for name, name_en, budget, gone in (
        (f"“{zh}”", f"{en!r}", entry.budget_fen, used.by_kind.get(entry.kind, 0)),
        ("全部补偿", "all remedies", total_budget(shop), used.total),
    ):
        if budget is not None and gone + entry.cost_fen > budget:
            left = max(budget - gone, 0)
            raise HeqiError(
                "budget.used",
                f"{name}本月预算 {yuan(budget)}，已用 {yuan(gone)}，"
                f"剩 {yuan(left)}，不够这次的 {yuan(entry.cost_fen)}。"
                "买家应得的处理不受预算影响；确需补偿请店主决定。",
                f"This month's budget for {name_en} is {yuan(budget)}; {yuan(gone)} is used, {yuan(left)} left, "
                f"and this costs {yuan(entry.cost_fen)}. What is owed needs no budget; beyond it, ask the owner.",
                409,
                {"kind": entry.kind, "budget_fen": budget, "used_fen": gone, "cost_fen": entry.cost_fen},
            )
