"""果然鲜's shops on Taobao and Tmall, their connectors and a gateway that a test fills."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from heqi.core.connecting import Credentials, Endpoint
from heqi.core.words import Platform
from heqi.platforms.net.client import Surroundings
from heqi.platforms.taobao.connector import TaobaoConnector
from tests.support.gateway import Gateway, Hands, open_gateway

NOW = datetime(2026, 6, 17, 4, 0, 0, tzinfo=UTC)
CREDENTIALS = Credentials("12345678", "gr-secret", "gr-session", "gr-refresh", owner="果然鲜旗舰店")


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with open_gateway() as opened:
        yield opened


def connect_at(gateway: Gateway, platform: Platform) -> TaobaoConnector:
    around = Surroundings(clock=lambda: NOW, pace=Hands().pace())
    return TaobaoConnector(platform, CREDENTIALS, Endpoint(gateway.url), around)


@pytest.fixture
def taobao(gateway: Gateway) -> Iterator[TaobaoConnector]:
    connector = connect_at(gateway, Platform.TAOBAO)
    yield connector
    connector.close()


@pytest.fixture
def tmall(gateway: Gateway) -> Iterator[TaobaoConnector]:
    connector = connect_at(gateway, Platform.TMALL)
    yield connector
    connector.close()
