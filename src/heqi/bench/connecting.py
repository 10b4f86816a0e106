"""The shops of a sandbox, opened in an empty desk and connected to it."""

import os
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

import click

from heqi.bench.market import BenchMarket
from heqi.bench.place import now
from heqi.bench.shop import PASSWORD, USERNAME
from heqi.core.words import Platform, Role


def connect_shops(market: BenchMarket, accounts: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    """Our shop's id by the platform's number of it, for one account of each; owned by who measures.

    Processes that are started afterwards find the sandbox too.
    """
    from django.conf import settings

    from heqi.accounts.access import find_staff
    from heqi.accounts.actions.add_staff import add_staff
    from heqi.accounts.actions.give_role import give_role
    from heqi.connections.actions.connect_shop import Keys, connect_shop
    from heqi.connections.states import Gateway
    from heqi.journal.contracts import SYSTEM
    from heqi.shops.actions.add_shop import add_shop

    settings.HEQI_SANDBOX_URL = os.environ["HEQI_SANDBOX_URL"] = market.url
    at = now()
    staff_id = add_staff(username=USERNAME, name="测速", password=PASSWORD, now=at)
    shops: dict[int, int] = {}
    for held in accounts:
        shop = add_shop(name=str(held["shop"]), platform=Platform(held["platform"]), now=at)
        give_role(staff_id=staff_id, shop_id=shop.id, role=Role.OWNER, by=SYSTEM, now=at)
        shops[int(held["shop_id"])] = shop.id
        keys = Keys(held["app_key"], held["app_secret"], held["access_token"], held["refresh_token"])
        staff = find_staff(staff_id)
        assert staff is not None
        connect_shop(staff=staff, shop_id=shop.id, gateway=Gateway.SANDBOX, keys=keys, now=at)
    return shops


def begin_lately(reads: timedelta) -> None:
    """Try the keys, and begin so long ago, as in a market that has nothing before.

    Raises click.ClickException when keys are not taken.
    """
    from heqi.connections.access import all_connections
    from heqi.connections.actions.skip_past import skip_past
    from heqi.connections.states import ConnectionState
    from heqi.workers.connectors import Connectors
    from heqi.workers.pulling import check_due

    hands = Connectors()
    while check_due(hands):
        pass
    hands.close()
    if all_connections().exclude(state=ConnectionState.OK).exists():
        raise click.ClickException("The sandbox's keys were not taken.")
    for shop_id in all_connections().values_list("shop_id", flat=True):
        skip_past(shop_id=shop_id, since=now() - reads)
