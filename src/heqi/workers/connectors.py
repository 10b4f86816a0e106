"""The connectors of one lane: made from a shop's keys, kept while these stay the same."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from heqi.connections.access import connection_of
from heqi.connections.actions.keep_check import keep_renewed, keep_trouble
from heqi.connections.models import Connection
from heqi.connections.secrets import open_keys
from heqi.connections.states import Gateway
from heqi.core.connecting import Connector, Credentials, Endpoint, PlatformError
from heqi.core.words import Platform
from heqi.platforms import registry
from heqi.shops.access import get_shop
from heqi.workers.clock import read_clock

Keep = Callable[[Credentials], None]
Connect = Callable[[Platform, Credentials, Endpoint | None, Keep], Connector]


def connect(platform: Platform, keys: Credentials, endpoint: Endpoint | None, keep: Keep) -> Connector:
    """A connector to the platform; `endpoint` is None for the real one; `keep` stores keys that it renewed."""
    return registry.connect(platform, keys, endpoint, clock=read_clock, keep=keep)


@dataclass(slots=True)
class _Held:
    keys: int
    connector: Connector


class Connectors:
    """One lane's connectors, by shop. Not for two threads: a connector serves one at a time."""

    def __init__(self, make: Connect = connect) -> None:
        self._make = make
        self._held: dict[int, _Held] = {}

    def of(self, shop_id: int) -> Connector | None:
        """The shop's connector; None when it has no connection any more.

        Raises accounts.sealing.UnableToOpen when its keys were sealed under another secret key of this desk.
        """
        row = connection_of(shop_id)
        held = self._held.get(shop_id)
        if held is not None and (row is None or row.keys != held.keys):
            self._held.pop(shop_id).connector.close()
            held = None
        if row is None:
            return None
        if held is None:
            held = self._held[shop_id] = self._connect(row)
        return held.connector

    def _connect(self, row: Connection) -> _Held:
        shop_id, platform = row.shop_id, get_shop(row.shop_id).platform
        endpoint = _endpoint(Gateway(row.gateway), platform)
        return _Held(row.keys, self._make(platform, open_keys(row), endpoint, lambda fresh: self._keep(shop_id, fresh)))

    def _keep(self, shop_id: int, fresh: Credentials) -> None:
        """A connector renewed its keys in the middle of work."""
        held = self._held[shop_id]
        keys = keep_renewed(shop_id=shop_id, keys=held.keys, fresh=fresh, now=read_clock())
        held.keys = keys if keys is not None else held.keys

    def keys_of(self, shop_id: int) -> int:
        """Which keys of the shop its connector was made from."""
        return self._held[shop_id].keys

    def renew(self, shop_id: int) -> bool:
        """Get a new token for the shop and keep it; whether it goes on. Else the connection says why it does not."""
        held = self._held[shop_id]
        try:
            self._keep(shop_id, held.connector.refresh())
        except PlatformError as error:
            keep_trouble(shop_id=shop_id, keys=held.keys, error=error, now=read_clock())
            return False
        return True

    def close(self) -> None:
        """Let go of everything."""
        for held in self._held.values():
            held.connector.close()
        self._held.clear()


def _endpoint(gateway: Gateway, platform: Platform) -> Endpoint | None:
    return registry.sandbox_endpoint(settings.HEQI_SANDBOX_URL, platform) if gateway is Gateway.SANDBOX else None
