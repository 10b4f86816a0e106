"""Rows of made-up cases of a fruit shop, the same for the same seed: what the list is measured with.

One in sixteen is open, as in a shop that has been on the desk for a while; the open ones are the newest.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from heqi.core.words import AfterSaleState, Demand, ReasonFamily, Stage

FRUIT = ["海南贵妃芒", "丹东草莓", "阿克苏苹果", "赣南脐橙", "攀枝花凯特芒", "蒙自石榴", "库尔勒香梨", "智利车厘子"]
SIZES = ["3斤装", "5斤装", "9斤装", "整箱 坏果包赔"]
BUYERS = ["果***友", "小***鱼", "t***8", "云***间", "阿***婆", "南***风"]
REASONS = ["商品破损", "质量问题", "不喜欢、效果不好", "缺件", "未按约定时间发货", "虫眼"]
OPEN = [Stage.TO_DECIDE, Stage.TO_DO, Stage.WAITING_BUYER, Stage.WAITING_GOODS, Stage.INTERVENTION]
OPEN_WEIGHTS = [5, 3, 3, 4, 1]
STATES = {
    Stage.TO_DECIDE: AfterSaleState.AWAITING_MERCHANT,
    Stage.TO_DO: AfterSaleState.AWAITING_MERCHANT,
    Stage.WAITING_BUYER: AfterSaleState.AWAITING_BUYER_RETURN,
    Stage.WAITING_GOODS: AfterSaleState.AWAITING_MERCHANT_RECEIPT,
    Stage.INTERVENTION: AfterSaleState.PLATFORM_HANDLING,
    Stage.SETTLED: AfterSaleState.SUCCEEDED,
    Stage.CLOSED: AfterSaleState.CLOSED,
}
DEMANDS = [Demand.REFUND_ONLY, Demand.RETURN_REFUND, Demand.EXCHANGE, Demand.RESHIP]
ONE_OPEN_IN = 16
STEP = timedelta(seconds=29)
"""Between two requests: 3,000 a day."""


def make_up_rows(*, count: int, seed: int, shop_id: int, staff_id: int, now: datetime) -> Iterator[dict[str, Any]]:
    """Columns of `count` cases by name, oldest first. `owner_id` is `staff_id` on a third of the open ones."""
    random = Random(seed)
    for number in range(count):
        opened_at = now - STEP * (count - number)
        is_open = count - number <= count // ONE_OPEN_IN
        yield {"shop_id": shop_id, **_row(random, number, opened_at, is_open, now), **_held(random, is_open, staff_id)}


def _row(random: Random, number: int, opened_at: datetime, is_open: bool, now: datetime) -> dict[str, Any]:
    from heqi.cases.models.case import FINISHED

    stage = random.choices(OPEN, OPEN_WEIGHTS)[0] if is_open else random.choice((Stage.SETTLED, Stage.CLOSED))
    row: dict[str, Any] = {
        "order_no": f"{opened_at:%y%m%d}-{random.randrange(10**15):015d}",
        "after_sale_no": f"6{number:013d}",
        "buyer": random.choice(BUYERS),
        "goods": f"{random.choice(FRUIT)} {random.choice(SIZES)}",
        "sku": random.choice(("大果", "中果")),
        "quantity": random.randint(1, 3),
        "demand": random.choice(DEMANDS),
        "reason": random.choice(REASONS),
        "family": random.choice((ReasonFamily.DAMAGED, ReasonFamily.QUALITY)),
        "state": STATES[stage],
        "stage": stage,
        "stake_fen": random.randint(9_90, 299_00),
        "opened_at": opened_at,
        "as_of": now,
        "done": not is_open,
        "closed_at": None if is_open else opened_at + timedelta(days=2),
        "sort_at": now + timedelta(seconds=random.randint(60, 200_000)) if is_open else FINISHED,
    }
    courier = f"yt{random.randrange(10**13):013d}"
    words = (row["order_no"], row["after_sale_no"], row["buyer"], row["goods"], row["sku"], row["reason"], courier)
    return row | {"search": "\n".join(words), "due": _due(row["sort_at"]) if is_open else None}


def _held(random: Random, is_open: bool, staff_id: int) -> dict[str, Any]:
    return {"owner_id": staff_id if is_open and random.random() < 1 / 3 else None}


def _due(at: datetime) -> dict[str, Any]:
    alarms = [(at - timedelta(hours=hours)).isoformat() for hours in (12, 2)]
    return {"name": "answer", "at": at.isoformat(), "origin": "platform", "on_whom": "merchant", "alarms": alarms}
