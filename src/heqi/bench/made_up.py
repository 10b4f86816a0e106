"""Facts of made-up cases, the same for the same seed: what `heqi decide` is measured with."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from heqi.core.words import AfterSaleState, Demand, FirstChannel, OrderState, ReasonFamily

AT = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
OPEN_STATES = [
    AfterSaleState.AWAITING_MERCHANT,
    AfterSaleState.AWAITING_BUYER_RETURN,
    AfterSaleState.AWAITING_MERCHANT_RECEIPT,
    AfterSaleState.PLATFORM_HANDLING,
]
ORDER_STATES = [OrderState.UNSHIPPED, OrderState.SHIPPED, OrderState.SIGNED, OrderState.COMPLETED]


def make_up_cases(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """`count` lines for `heqi decide`, each with an id."""
    random = Random(seed)
    for number in range(count):
        yield {"id": number, **_case(random)}


def _case(random: Random) -> dict[str, Any]:
    paid = AT - timedelta(hours=random.randint(1, 500))
    goods_fen = random.randint(9_90, 299_00)
    return {
        "platform": "pinduoduo",
        "demand": random.choice(list(Demand)).value,
        "as_of": _text(AT - timedelta(minutes=random.randint(1, 600))),
        "order": _order(random, paid, goods_fen),
        "goods": {"unit_cost_fen": goods_fen // 2, "no_return_listed": random.choice([None, True, False])},
        "after_sale": {
            "state": random.choice(OPEN_STATES).value,
            "family": random.choice(list(ReasonFamily)).value,
            "requested_fen": random.randint(1_00, goods_fen),
            "applied_at": _text(AT - timedelta(minutes=random.randint(10, 2_000))),
            "expires_at": _text(AT + timedelta(minutes=random.randint(10, 2_000))),
        },
        "evidence": {"buyer_photos": random.choice([None, 0, 3])},
        "talk": {
            "first_channel": random.choice(list(FirstChannel)).value,
            "contact_attempts": random.randint(0, 2),
        },
    }


def _order(random: Random, paid: datetime, goods_fen: int) -> dict[str, Any]:
    state = random.choice(ORDER_STATES)
    shipped = None if state is OrderState.UNSHIPPED else paid + timedelta(hours=random.randint(2, 60))
    arrived = state in (OrderState.SIGNED, OrderState.COMPLETED)
    return {
        "state": state.value,
        "paid_fen": goods_fen,
        "goods_fen": goods_fen,
        "quantity": random.randint(1, 3),
        "paid_at": _text(paid),
        "grouped_at": _text(paid + timedelta(minutes=5)),
        "promised_ship_at": _text(paid + timedelta(hours=48)),
        "shipped_at": None if shipped is None else _text(shipped),
        "signed_at": _text(shipped + timedelta(hours=72)) if shipped and arrived else None,
    }


def _text(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
