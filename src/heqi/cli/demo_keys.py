"""The demo's shops get the keys of the market, by the actions that owners use."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from heqi.cli.demo_market import DAYS
from heqi.core.errors import HeqiError


def connect_demo(shops: Mapping[int, Mapping[str, Any]]) -> None:
    """Connect each shop (id → its account at the market), test its keys, let the desk act. Raises demo.no_market."""
    from heqi.accounts.access import find_staff_named, view_staff
    from heqi.connections.access import connection_of, connections_in
    from heqi.connections.actions.connect_shop import Keys, connect_shop
    from heqi.connections.actions.skip_past import skip_past
    from heqi.connections.actions.switch import let_act
    from heqi.connections.states import ConnectionState, Gateway
    from heqi.workers.connectors import Connectors
    from heqi.workers.pulling import check_due

    owner, now = view_staff(find_staff_named("wang")), datetime.now(UTC)
    for shop_id, held in shops.items():
        keys = Keys(held["app_key"], held["app_secret"], held["access_token"], held["refresh_token"])
        if connection_of(shop_id) is None:
            connect_shop(staff=owner, shop_id=shop_id, gateway=Gateway.SANDBOX, keys=keys, now=now)
    hands = Connectors()
    while check_due(hands):
        pass
    hands.close()
    for row in connections_in(list(shops)):
        if row.state != ConnectionState.OK:
            raise HeqiError(
                "demo.no_market", "模拟市场没有接受密钥。", "The sandbox of the demo did not take its keys."
            )
        skip_past(shop_id=row.shop_id, since=now - timedelta(days=DAYS))
        if not row.acts:
            let_act(staff=owner, shop_id=row.shop_id, version=row.version, acts=True, now=now)
