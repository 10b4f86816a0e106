"""Orders of the last three weeks, each as far along as its age allows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from heqi.core.time import SHANGHAI
from heqi.platforms.files.demo.goods import COURIERS, NOTES, SKUS, Sku

DAYS = 21
LATEST_SHIPMENT = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """An order as it stands at the moment of the export. Money in fen, times aware."""

    order_no: str
    sku: Sku
    quantity: int
    shop_discount: int
    platform_discount: int
    created_at: datetime
    paid_at: datetime
    grouped_at: datetime
    shipped_at: datetime | None
    completed_at: datetime | None
    courier: str
    tracking_no: str
    note: str

    @property
    def goods_fen(self) -> int:
        """Goods before discounts."""
        return self.sku.fen * self.quantity

    @property
    def paid_fen(self) -> int:
        """What the buyer paid; postage is free."""
        return self.goods_fen - self.shop_discount - self.platform_discount

    @property
    def received_fen(self) -> int:
        """What the shop gets: the platform bears its own discount."""
        return self.goods_fen - self.shop_discount

    @property
    def promised_ship_at(self) -> datetime:
        """48 hours after the group was complete."""
        return self.grouped_at + LATEST_SHIPMENT


def make_orders(count: int, *, now: datetime, rng: Random) -> list[DemoOrder]:
    """`count` orders, oldest first."""
    ages = sorted((rng.uniform(0.02, DAYS) for _ in range(count)), reverse=True)
    return [make_order(now - timedelta(days=age), now=now, rng=rng) for age in ages]


def make_order(created_at: datetime, *, now: datetime, rng: Random) -> DemoOrder:
    """One order made at that moment."""
    created_at = created_at.replace(microsecond=0)
    paid_at = created_at + timedelta(seconds=rng.randint(8, 180))
    grouped_at = min(paid_at + timedelta(minutes=rng.choice((0, 1, 4, 15, 90, 300))), now)
    ships_at = grouped_at + timedelta(hours=rng.uniform(6, 44))
    completes_at = ships_at + timedelta(days=rng.uniform(2.5, 9))
    shipped = ships_at if ships_at <= now else None
    courier, tracking_no = make_tracking(rng) if shipped else ("", "")
    sku = rng.choices(SKUS, [each.weight for each in SKUS])[0]
    return DemoOrder(
        order_no=f"{created_at.astimezone(SHANGHAI):%y%m%d}-{rng.randrange(10**14, 10**15)}",
        sku=sku,
        quantity=rng.choices((1, 2, 3), (16, 3, 1))[0],
        shop_discount=rng.choice((0, 0, 100, 200, 300)),
        platform_discount=rng.choice((0, 0, 0, 50, 150)),
        created_at=created_at,
        paid_at=paid_at,
        grouped_at=grouped_at,
        shipped_at=shipped,
        completed_at=completes_at if shipped and completes_at <= now else None,
        courier=courier,
        tracking_no=tracking_no,
        note=rng.choice(NOTES),
    )


def make_tracking(rng: Random) -> tuple[str, str]:
    """A courier and one of its tracking numbers."""
    courier, prefix, digits = rng.choice(COURIERS)
    return courier, f"{prefix}{rng.randrange(10 ** (digits - 1), 10**digits)}"


def stage_of(order: DemoOrder) -> str:
    """How far along it is."""
    if order.completed_at:
        return "completed"
    return "shipped" if order.shipped_at else "unshipped"
