"""How fast a desk reads a whole market through the platforms' own protocols, and whether it missed or doubled any."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from time import perf_counter, sleep
from typing import Any

import click

from heqi.bench.market import BenchMarket, running_market
from heqi.bench.place import now, own_place
from heqi.core.connecting import Connector, Credentials, Endpoint
from heqi.core.words import Platform, Role

YOUNG = timedelta(minutes=10)
"""What changed so shortly before the start may come with a later pull: platforms show their newest changes late."""
Key = tuple[int, str]
PATIENCE = 1_800.0
"""Seconds after which a run that does not end is given up."""


def measure_sync(*, orders: int, seed: int, faults: str, database: str) -> dict[str, Any]:
    """Connect every shop of a market of so many orders, pull until nothing is due, and compare with the truth."""
    with own_place(database), running_market(orders=orders, seed=seed, faults=faults) as market:
        market.steer("/limits", factor=1_000)
        began = now()
        shops = _connect_all(market)
        pulled = _pull_all()
        return {**pulled, **_compare(market, shops, began)}


def _connect_all(market: BenchMarket) -> dict[int, int]:
    """Our shop's id by the platform's number of it."""
    from django.conf import settings

    from heqi.accounts.access import find_staff
    from heqi.accounts.actions.add_staff import add_staff
    from heqi.accounts.actions.give_role import give_role
    from heqi.connections.actions.connect_shop import Keys, connect_shop
    from heqi.connections.states import Gateway
    from heqi.journal.contracts import SYSTEM
    from heqi.shops.actions.add_shop import add_shop

    settings.HEQI_SANDBOX_URL = market.url
    at = now()
    staff_id = add_staff(username="bench", name="测速", password="measured-not-guessed", now=at)
    shops: dict[int, int] = {}
    for held in market.main_accounts():
        shop = add_shop(name=str(held["shop"]), platform=Platform(held["platform"]), now=at)
        give_role(staff_id=staff_id, shop_id=shop.id, role=Role.OWNER, by=SYSTEM, now=at)
        shops[int(held["shop_id"])] = shop.id
    staff = find_staff(staff_id)
    if staff is None:
        raise click.ClickException("The person who measures is gone.")
    for held in market.main_accounts():
        keys = Keys(held["app_key"], held["app_secret"], held["access_token"], held["refresh_token"])
        connect_shop(staff=staff, shop_id=shops[int(held["shop_id"])], gateway=Gateway.SANDBOX, keys=keys, now=at)
    return shops


def _pull_all() -> dict[str, Any]:
    """Pull as a worker does until every stream has caught up; time spent waiting for a retry is told apart."""
    from heqi.connections.access import all_connections, streams_in
    from heqi.workers.connectors import Connectors
    from heqi.workers.pulling import pull_due

    hands, began, waited = Connectors(_connect_unpaced), perf_counter(), 0.0
    shop_ids = list(all_connections().values_list("shop_id", flat=True))
    while perf_counter() - began < PATIENCE:
        if pull_due(hands):
            continue
        if _has_caught_up(shop_ids):
            break
        sleep(0.2)
        waited += 0.2
    else:
        raise click.ClickException("The pull did not come to an end.")
    hands.close()
    rows: Counter[str] = Counter()
    for name, count in streams_in(shop_ids).values_list("stream", "rows"):
        rows[name] += count
    seconds = perf_counter() - began
    total = sum(streams_in(shop_ids).values_list("rows", flat=True))
    return {
        "rows": total,
        "streams": dict(rows),
        "seconds": round(seconds, 1),
        "waited": round(waited, 1),
        "rows_per_second": round(total / (seconds - waited), 1),
        "bad": sum(streams_in(shop_ids).values_list("bad", flat=True)),
    }


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
    from heqi.connections.access import all_connections, streams_in
    from heqi.connections.states import PUSH, ConnectionState

    if all_connections().exclude(state=ConnectionState.OK).exists():
        return False
    streams = streams_in(shop_ids).exclude(stream=PUSH)
    return streams.exists() and not streams.filter(failures__gt=0).exists()


def _compare(market: BenchMarket, shops: Mapping[int, int], began: datetime) -> dict[str, Any]:
    """Orders and requests of the truth that are missing, too many, or of another sum or state here."""
    settled = (began - YOUNG).timestamp()
    orders = {
        (shops[int(row["shop"])], str(row["no"])): (int(row["paid_fen"]),)
        for row in market.rows("/truth/orders")
        if row["modified_at"] < settled and _is_shown(row, market)
    }
    requests = {
        (shops[int(row["shop"])], str(row["no"])): (int(row["fen"]), str(row["state"]))
        for row in market.rows("/truth/refunds")
        if row["modified_at"] < settled
    }
    return {
        "orders": _differences(orders, orders_here(shops.values())),
        "requests": _differences(requests, requests_here(shops.values())),
    }


def _differences(there: Mapping[Key, Any], here: Mapping[Key, Any]) -> dict[str, Any]:
    """`too_many`: what nobody sold; younger ones that the truth leaves out are none of these."""
    missing = there.keys() - here.keys()
    other = [key for key in there.keys() & here.keys() if here[key] != there[key]]
    return {
        "there": len(there),
        "here": len(here),
        "missing": len(missing),
        "other": len(other),
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
