"""果然鲜's shop on Pinduoduo, its connector and a gateway that a test fills."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from heqi.core.connecting import Credentials, Endpoint
from heqi.platforms.net.client import Surroundings
from heqi.platforms.pinduoduo.connector import PinduoduoConnector
from tests.support.gateway import Gateway, Hands, open_gateway

NOW = datetime(2026, 6, 17, 4, 0, 0, tzinfo=UTC)
CREDENTIALS = Credentials("guoranxian-app", "gr-secret", "gr-token", "gr-refresh", owner="580011")
COMPANIES = {
    "logistics_companies_get_response": {
        "logistics_companies": [
            {"id": 121, "logistics_company": "韵达快递", "code": "YUNDA", "available": 1},
            {"id": 115, "logistics_company": "中通快递", "code": "ZTO", "available": 1},
        ]
    }
}


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with open_gateway() as opened:
        opened.say("pdd.logistics.companies.get", COMPANIES)
        yield opened


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def shop(gateway: Gateway, hands: Hands) -> Iterator[PinduoduoConnector]:
    around = Surroundings(clock=lambda: NOW, pace=hands.pace())
    connector = PinduoduoConnector(CREDENTIALS, Endpoint(gateway.url), around)
    yield connector
    connector.close()
