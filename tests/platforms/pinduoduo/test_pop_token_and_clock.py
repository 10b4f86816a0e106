"""Tokens that expire in the middle of work, and a clock that is a quarter of an hour wrong."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from heqi.core.connecting import Credentials, Endpoint, ErrorKind, PlatformError
from heqi.core.words import Platform
from heqi.platforms.net.client import Surroundings
from heqi.platforms.pinduoduo import methods
from heqi.platforms.pinduoduo.connector import PinduoduoConnector
from heqi.platforms.registry import authorise, authorise_page, connect, endpoint_of
from tests.support.gateway import Call, Gateway, Raw

from .conftest import CREDENTIALS, NOW

EXPIRED = {"error_response": {"error_code": 10019, "error_msg": "access_token已过期", "sub_msg": ""}}
OLD_TIME = {"error_response": {"error_code": 10001, "error_msg": "公共参数错误", "sub_msg": "timestamp"}}
ORDER = {"order_info_get_response": {"order_info": {}}}
NEW_TOKEN = {
    "pop_auth_token_refresh_response": {
        "access_token": "gr-token-2",
        "refresh_token": "gr-refresh-2",
        "expires_at": 1813190400,
        "expires_in": 86400,
        "owner_id": "580011",
        "owner_name": "pdd580011",
    }
}


def only_for(token: str) -> Any:
    def answer(call: Call) -> Any:
        return ORDER if call.fields["access_token"] == token else EXPIRED

    return answer


def test_an_expired_token_is_refreshed_kept_and_the_call_made_again(gateway: Gateway) -> None:
    kept: list[Credentials] = []
    around = Surroundings(lambda: NOW, kept.append)
    shop = PinduoduoConnector(CREDENTIALS, Endpoint(gateway.url), around)
    gateway.say("pdd.order.information.get", only_for("gr-token-2"))
    gateway.say("pdd.pop.auth.token.refresh", NEW_TOKEN)

    assert shop.client.call(methods.ORDER, order_sn="1") == {"order_info": {}}

    assert kept == [
        Credentials(
            "guoranxian-app",
            "gr-secret",
            "gr-token-2",
            "gr-refresh-2",
            datetime(2027, 6, 17, tzinfo=UTC),
            "580011",
        )
    ]
    assert gateway.asked("pdd.pop.auth.token.refresh")[0].fields["refresh_token"] == "gr-refresh"
    shop.client.call(methods.ORDER, order_sn="2")
    assert len(gateway.asked("pdd.pop.auth.token.refresh")) == 1


def test_without_a_place_to_keep_it_the_caller_refreshes(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.order.information.get", only_for("gr-token-2"))
    gateway.say("pdd.pop.auth.token.refresh", NEW_TOKEN)
    with pytest.raises(PlatformError) as raised:
        shop.client.call(methods.ORDER, order_sn="1")
    assert raised.value.kind is ErrorKind.REAUTHORISE
    assert gateway.asked("pdd.pop.auth.token.refresh") == []

    assert shop.refresh().token == "gr-token-2"
    assert shop.client.call(methods.ORDER, order_sn="1") == {"order_info": {}}


def test_a_spent_refresh_token_leads_to_the_owner(gateway: Gateway) -> None:
    kept: list[Credentials] = []
    shop = PinduoduoConnector(CREDENTIALS, Endpoint(gateway.url), Surroundings(lambda: NOW, kept.append))
    gateway.say("pdd.order.information.get", EXPIRED)
    gateway.say("pdd.pop.auth.token.refresh", {"error_response": {"error_code": 20032}})
    with pytest.raises(PlatformError) as raised:
        shop.client.call(methods.ORDER, order_sn="1")
    assert (raised.value.kind, raised.value.platform_code) == (ErrorKind.REAUTHORISE, "20032")
    assert kept == []


def test_a_shop_without_refresh_token_is_told_to_authorise(gateway: Gateway) -> None:
    kept: list[Credentials] = []
    bare = Credentials("guoranxian-app", "gr-secret", "gr-token")
    shop = connect(Platform.PINDUODUO, bare, Endpoint(gateway.url), clock=lambda: NOW, keep=kept.append)
    gateway.say("pdd.order.information.get", EXPIRED)
    with pytest.raises(PlatformError) as raised:
        shop.refresh()
    assert raised.value.kind is ErrorKind.REAUTHORISE
    assert gateway.calls == []


def test_the_owners_code_becomes_credentials(gateway: Gateway) -> None:
    answer = {"access_token": "t", "refresh_token": "r", "expires_in": 3600, "owner_id": "580011"}
    gateway.say("pdd.pop.auth.token.create", {"pop_auth_token_create_response": answer})
    given = authorise(
        Platform.PINDUODUO, "guoranxian-app", "gr-secret", "code-1", Endpoint(gateway.url), clock=lambda: NOW
    )
    assert given == Credentials("guoranxian-app", "gr-secret", "t", "r", NOW + timedelta(hours=1), "580011")
    assert gateway.calls[0].fields["code"] == "code-1"
    assert "access_token" not in gateway.calls[0].fields


def test_the_page_for_the_owner_is_the_platforms() -> None:
    page = authorise_page(Platform.PINDUODUO, "app", redirect="https://desk.example.cn/back?a=1", state="s 1")
    assert page == (
        "https://fuwu.pinduoduo.com/service-market/auth?response_type=code&client_id=app"
        "&redirect_uri=https%3A%2F%2Fdesk.example.cn%2Fback%3Fa%3D1&state=s+1&view=web"
    )
    assert endpoint_of(Platform.PINDUODUO).api == "https://gw-api.pinduoduo.com/api/router"


def on_time(true_now: datetime) -> Any:
    def answer(call: Call) -> Any:
        late = abs(int(call.fields["timestamp"]) - true_now.timestamp()) > 600
        return OLD_TIME if late else ORDER

    return answer


@pytest.mark.parametrize("minutes", [-16, 25])
def test_a_clock_that_is_wrong_is_measured_and_the_call_signed_anew(
    minutes: int, shop: PinduoduoConnector, gateway: Gateway
) -> None:
    true_now = NOW + timedelta(minutes=minutes)
    gateway.say("pdd.order.information.get", on_time(true_now))
    gateway.say("pdd.time.get", {"time_get_response": {"time": f"{true_now + timedelta(hours=8):%Y-%m-%d %H:%M:%S}"}})
    assert shop.client.call(methods.ORDER, order_sn="1") == {"order_info": {}}
    assert shop.client.skew == timedelta(minutes=minutes)
    shop.client.call(methods.ORDER, order_sn="2")
    assert len(gateway.asked("pdd.time.get")) == 1


def test_where_even_the_time_is_refused_the_date_of_the_answer_tells_it(
    shop: PinduoduoConnector, gateway: Gateway
) -> None:
    true_now = NOW + timedelta(minutes=25)
    body = b'{"error_response":{"error_code":10001,"error_msg":"x"}}'
    raw = Raw(body=body, headers={"Date": f"{true_now:%a, %d %b %Y %H:%M:%S} GMT"})
    gateway.say("pdd.order.information.get", on_time(true_now))
    gateway.say("pdd.time.get", raw)
    assert shop.client.call(methods.ORDER, order_sn="1") == {"order_info": {}}
    assert shop.client.skew == timedelta(minutes=25)


def test_a_wrong_parameter_with_a_right_clock_is_not_sent_again(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.order.information.get", OLD_TIME)
    gateway.say("pdd.time.get", {"time_get_response": {"time": "2026-06-17 12:00:05"}})
    with pytest.raises(PlatformError) as raised:
        shop.client.call(methods.ORDER, order_sn="1")
    assert raised.value.kind is ErrorKind.PERMANENT
    assert len(gateway.asked("pdd.order.information.get")) == 1


def test_testing_the_connection_names_the_shop_and_the_skew(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.time.get", {"time_get_response": {"time": "2026-06-17 12:00:04"}})
    gateway.say("pdd.order.number.list.increment.get", {"order_sn_increment_get_response": {"total_count": 0}})
    gateway.say("pdd.mall.info.get", {"mall_info_get_response": {"mall_id": 580011, "mall_name": "果然鲜"}})
    told = shop.check()
    assert (told.owner, told.name, told.skew) == ("580011", "果然鲜", timedelta(seconds=4))


def test_a_shop_that_may_not_read_orders_does_not_pass_the_test(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.time.get", {"time_get_response": {"time": "1781668800"}})
    gateway.say("pdd.order.number.list.increment.get", {"error_response": {"error_code": 20031}})
    with pytest.raises(PlatformError) as raised:
        shop.check()
    assert raised.value.kind is ErrorKind.PERMISSION


def test_a_shop_that_may_not_tell_its_name_passes_all_the_same(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.time.get", {"time_get_response": {"time": "1781668800"}})
    gateway.say("pdd.order.number.list.increment.get", {"order_sn_increment_get_response": {"total_count": 0}})
    gateway.say("pdd.mall.info.get", {"error_response": {"error_code": 20031}})
    assert (shop.check().owner, shop.check().name) == ("580011", "")
