"""Orders by what they are about: goods, days, courier, note, province. For looking at many orders as one matter."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from heqi.core.time import SHANGHAI
from heqi.core.words import OrderState
from heqi.trade.access import lines_in, orders_in, parcels_in
from heqi.trade.models import ORDERED, Order

_CHUNK = 5_000
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, all of it; empty is not asked for. Days are China's, both ends included.

    `order_nos`: only among these.
    """

    order_nos: Collection[str] = ()
    goods: str = ""
    shipped: Days = (None, None)
    ordered: Days = (None, None)
    carrier: str = ""
    note: str = ""
    provinces: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class OrderGist:
    """An order in few words. `goods`: (goods number, name, SKU, SKU number) of each line; `province` as far as stated.

    `ordered_at`: when it was placed, else paid, else grouped. `shipped_at`: the order's word, else its parcel's.
    """

    order_no: str
    state: OrderState
    paid_fen: int | None
    ordered_at: datetime | None
    shipped_at: datetime | None
    signed_at: datetime | None
    note: str
    province: str
    goods: tuple[tuple[str, str, str, str], ...]
    carriers: tuple[str, ...]


def find_gists(shop_id: int, sought: Sought, *, most: int) -> list[OrderGist]:
    """The first `most` orders of a shop that may be meant, by number. Words are narrowed as the database sees case."""
    rows = _narrow(shop_id, sought).order_by("order_no")
    return list(_gists(shop_id, rows[:most]))


def gists_of(shop_id: int, order_nos: Collection[str]) -> list[OrderGist]:
    """Those of these orders that are known, by number."""
    found: list[OrderGist] = []
    for chunk in _chunks(sorted(set(order_nos))):
        found += _gists(shop_id, orders_in([shop_id]).filter(order_no__in=chunk).order_by("order_no"))
    return found


def _narrow(shop_id: int, sought: Sought) -> QuerySet[Order]:
    rows = orders_in([shop_id])
    if sought.order_nos:
        rows = rows.filter(order_no__in=list(sought.order_nos))
    if sought.goods:
        word = sought.goods.strip()
        named = Q(goods__icontains=word) | Q(sku__icontains=word) | Q(goods_id=word) | Q(sku_id=word)
        rows = rows.filter(order_no__in=lines_in([shop_id]).filter(named).values("order_no"))
    if sought.carrier:
        sent = parcels_in([shop_id]).filter(direction="outbound", carrier__icontains=sought.carrier.strip())
        rows = rows.filter(order_no__in=sent.values("order_no"))
    if sought.note:
        rows = rows.filter(note__icontains=sought.note.strip())
    if sought.provinces:
        rows = rows.filter(_any(Q(**{f"more__{name}__startswith": each}) for each in sought.provinces
                                for name in ("province", "address")))  # fmt: skip
    return _on_days(shop_id, rows, sought)


def _on_days(shop_id: int, rows: QuerySet[Order], sought: Sought) -> QuerySet[Order]:
    if any(sought.ordered):
        rows = rows.alias(ordered=ORDERED).filter(_between("ordered", sought.ordered))
    if any(sought.shipped):
        # By an index each, put together: one condition with OR over both tables would look at every order.
        told, sent = _between("shipped_at", sought.shipped), Q(direction="outbound")
        by_order = orders_in([shop_id]).filter(told).values("order_no")
        by_parcel = parcels_in([shop_id]).filter(told & sent).values("order_no")
        rows = rows.filter(told | Q(shipped_at=None), order_no__in=by_order.union(by_parcel))
    return rows


def _between(column: str, days: Days) -> Q:
    first, last = days
    after = {} if first is None else {f"{column}__gte": _start(first)}
    before = {} if last is None else {f"{column}__lt": _start(last + timedelta(days=1))}
    return Q(**{f"{column}__isnull": False}, **after, **before)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


def _any(conditions: Iterable[Q]) -> Q:
    either = Q()
    for each in conditions:
        either |= each
    return either


def _gists(shop_id: int, rows: Iterable[Order]) -> Iterator[OrderGist]:
    source = iter(rows)
    while chunk := list(islice(source, _CHUNK)):
        numbers = [row.order_no for row in chunk]
        goods: dict[str, list[tuple[str, str, str, str]]] = {}
        lines = lines_in([shop_id]).filter(order_no__in=numbers).order_by("key")
        for order_no, *line in lines.values_list("order_no", "goods_id", "goods", "sku", "sku_id"):
            goods.setdefault(order_no, []).append((line[0], line[1], line[2], line[3]))
        sent: dict[str, list[tuple[str, datetime | None]]] = {}
        parcels = parcels_in([shop_id]).filter(order_no__in=numbers, direction="outbound").order_by("key")
        for order_no, carrier, at in parcels.values_list("order_no", "carrier", "shipped_at"):
            sent.setdefault(order_no, []).append((carrier, at))
        for row in chunk:
            yield _gist(row, tuple(goods.get(row.order_no, ())), sent.get(row.order_no, []))


def _gist(
    row: Order, goods: tuple[tuple[str, str, str, str], ...], parcels: list[tuple[str, datetime | None]]
) -> OrderGist:
    more: dict[str, Any] = row.more
    shipped = row.shipped_at or min((at for _, at in parcels if at is not None), default=None)
    return OrderGist(
        order_no=row.order_no,
        state=OrderState(row.state) if row.state else OrderState.UNKNOWN,
        paid_fen=row.paid_fen,
        ordered_at=row.created_at or row.paid_at or row.grouped_at,
        shipped_at=shipped,
        signed_at=row.signed_at,
        note=row.note,
        province=str(more.get("province") or more.get("address") or ""),
        goods=goods,
        carriers=tuple(dict.fromkeys(carrier for carrier, _ in parcels if carrier)),
    )


def _chunks(numbers: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(numbers), _CHUNK):
        yield numbers[start : start + _CHUNK]
