"""How fast a desk reads a whole market through the platforms' own protocols, and whether it missed or doubled any."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from time import perf_counter, sleep
from typing import Any

import click

from heqi.bench.connecting import connect_shops
from heqi.bench.market import BenchMarket, running_market
from heqi.bench.place import now, own_place
from heqi.core.connecting import Connector, Credentials, Endpoint
from heqi.core.words import Platform

YOUNG = timedelta(minutes=10)
"""What changed so shortly before the start may come with a later pull: platforms show their newest changes late."""
EVER = datetime(1970, 1, 2, tzinfo=UTC)
Key = tuple[int, str]
PATIENCE = 1_800.0
"""Seconds after which a run that does not end is given up."""


def measure_sync(*, orders: int, seed: int, faults: str, database: str) -> dict[str, Any]:
    """Connect every shop of a market of so many orders, pull until nothing is due, and compare with the truth."""
    with own_place(database), running_market(orders=orders, seed=seed, faults=faults) as market:
        market.steer("/limits", factor=1_000)
        began = now()
        shops = connect_shops(market, market.main_accounts())
        pulled = _pull_all()
        return {**pulled, **compare(market, shops, began - YOUNG)}


def _pull_all() -> dict[str, Any]:
    """Pull in as many lanes as a worker has until every stream has caught up."""
    from heqi.connections.access import all_connections, streams_in

    began = perf_counter()
    shop_ids = list(all_connections().values_list("shop_id", flat=True))
    seconds = _until_caught_up(shop_ids) - began
    rows: Counter[str] = Counter()
    for name, count in streams_in(shop_ids).values_list("stream", "rows"):
        rows[name] += count
    total = rows.total()
    return {
        "rows": total,
        "streams": dict(rows),
        "seconds": round(seconds, 1),
        "rows_per_second": round(total / seconds, 1),
        "orders_per_second": round(rows["orders"] / seconds, 1),
        "bad": sum(streams_in(shop_ids).values_list("bad", flat=True)),
    }


def _until_caught_up(shop_ids: list[int]) -> float:
    """When the last lane had its last thing to do."""
    from heqi.workers.steps import PULLING

    stop, worked = Event(), [perf_counter()] * PULLING
    lanes = [Thread(target=_pull_in_lane, args=(worked, place, stop), daemon=True) for place in range(PULLING)]
    for lane in lanes:
        lane.start()
    given_up = perf_counter() + PATIENCE
    while not _has_caught_up(shop_ids):
        if perf_counter() > given_up:
            raise click.ClickException("The pull did not come to an end.")
        sleep(0.2)
    stop.set()
    for lane in lanes:
        lane.join()
    return max(worked)


def _pull_in_lane(worked: list[float], place: int, stop: Event) -> None:
    from django.db import connections

    from heqi.workers.connectors import Connectors
    from heqi.workers.pulling import pull_due

    hands = Connectors(_connect_unpaced)
    while not stop.is_set():
        if pull_due(hands):
            worked[place] = perf_counter()
        else:
            sleep(0.1)
    hands.close()
    connections.close_all()


def _connect_unpaced(
    platform: Platform, keys: Credentials, endpoint: Endpoint | None, keep: Callable[[Credentials], None]
) -> Connector:
    """As a worker connects, without the platforms' limits, which the sandbox has lifted: the desk is measured."""
    from heqi.platforms import registry

    return registry.connect(platform, keys, endpoint, clock=now, keep=keep, paced=False)


def _is_shown(row: Mapping[str, Any], market: BenchMarket) -> bool:
    """Whether the platform tells its merchant of the order: Pinduoduo only of those whose group came together."""
    on = next(each["platform"] for each in market.connections if int(each["shop_id"]) == int(row["shop"]))
    return bool(row["confirmed_at"] if on == Platform.PINDUODUO else row["paid_at"])


def _has_caught_up(shop_ids: list[int]) -> bool:
    from django.db.models import Q

    from heqi.connections.access import all_connections, due_streams, streams_in
    from heqi.connections.states import PUSH, ConnectionState

    if all_connections().exclude(state=ConnectionState.OK).exists():
        return False
    streams = streams_in(shop_ids).exclude(stream=PUSH)
    busy = streams.filter(Q(failures__gt=0) | Q(lease_until__isnull=False) | Q(ran_at=None))
    return streams.exists() and not busy.exists() and not due_streams(now()).exists()


def compare(market: BenchMarket, shops: Mapping[int, int], before: datetime, since: datetime = EVER) -> dict[str, Any]:
    """Of what last changed in that time: orders and requests that are missing, or of another sum or state here."""
    began, settled = since.timestamp(), before.timestamp()
    orders = {
        (shops[int(row["shop"])], str(row["no"])): (int(row["paid_fen"]),)
        for row in market.rows("/truth/orders")
        if began <= row["modified_at"] < settled and _is_shown(row, market)
    }
    refunds = {(shops[int(row["shop"])], str(row["no"])): row for row in market.rows("/truth/refunds")}
    requests = {
        key: (int(row["fen"]), str(row["state"]))
        for key, row in refunds.items()
        if began <= row["modified_at"] < settled
    }
    alike = {key: {(int(row["fen"]), state) for state in row["shown_alike"]} for key, row in refunds.items()}
    return {
        "orders": _differences(orders, orders_here(shops.values()), {}),
        "requests": _differences(requests, requests_here(shops.values()), alike),
    }


def _differences(there: Mapping[Key, Any], here: Mapping[Key, Any], alike: Mapping[Key, set[Any]]) -> dict[str, Any]:
    """`not_told`: otherwise here, but the platform shows both by the same fields (`shown_alike` of the truth)."""
    missing = there.keys() - here.keys()
    unlike = [key for key in there.keys() & here.keys() if here[key] != there[key]]
    not_told = [key for key in unlike if here[key] in alike.get(key, ())]
    other = [key for key in unlike if key not in set(not_told)]
    return {
        "there": len(there),
        "here": len(here),
        "missing": len(missing),
        "other": len(other),
        "not_told": len(not_told),
        "examples": [str((*key, there[key], here.get(key))) for key in [*missing, *other][:3]],
    }


def orders_here(shop_ids: Collection[int]) -> dict[Key, Any]:
    """What the desk holds of orders: (shop, number) → (paid fen,)."""
    from heqi.trade.access import orders_in

    rows = orders_in(shop_ids).values_list("shop_id", "order_no", "paid_fen")
    return {(shop, number): (paid,) for shop, number, paid in rows.iterator()}


def requests_here(shop_ids: Collection[int]) -> dict[Key, Any]:
    """What the desk holds of requests: (shop, number) → (fen asked for, state)."""
    from heqi.trade.access import after_sales_in

    rows = after_sales_in(shop_ids).values_list("shop_id", "after_sale_no", "requested_fen", "state")
    return {(shop, number): (fen, state) for shop, number, fen, state in rows.iterator()}
