"""Lists by time, newest first, cut into pages. A thing that changed again since stands at its newest moment only."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from heqi.platforms.sandbox.world.marks import Log
from heqi.platforms.sandbox.world.order import Order, Refund
from heqi.platforms.sandbox.world.shops import Shop
from heqi.platforms.sandbox.world.world import World

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cut(Generic[T]):
    """One page: its rows, how many there are in all, whether more follow."""

    rows: list[T]
    total: int
    has_next: bool


def cut_page(rows: list[T], page: int, size: int) -> Cut[T]:
    """Pages count from 1."""
    first = (page - 1) * size
    return Cut(rows[first : first + size], len(rows), first + size < len(rows))


def orders_changed(world: World, shop: Shop, start: int, end: int) -> Iterable[Order]:
    """Orders whose last change lies between, newest first."""
    return _current(shop.marks.order_changes, start, end, world.orders, lambda order: order.modified_at)


def refunds_changed(world: World, shop: Shop, start: int, end: int) -> Iterable[Refund]:
    """After-sales whose last change lies between, newest first."""
    return _current(shop.marks.refund_changes, start, end, world.refunds, lambda refund: refund.modified_at)


def orders_logged(world: World, log: Log, start: int, end: int) -> Iterable[Order]:
    """Orders with a mark between, newest first."""
    return (world.orders[serial] for serial, _ in log.between(start, end))


def _current(log: Log, start: int, end: int, things: list[T], moment: Callable[[T], int]) -> Iterable[T]:
    seen: set[int] = set()
    for serial, at in log.between(start, end):
        if serial not in seen and moment(things[serial]) == at:
            seen.add(serial)
            yield things[serial]
