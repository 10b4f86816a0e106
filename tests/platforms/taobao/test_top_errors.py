"""What TOP says when it says no, tokens that only the owner can renew, and a clock that is wrong."""

import json
from datetime import timedelta
from typing import Any

import pytest

from heqi.core.connecting import Credentials, Endpoint, ErrorKind, PlatformError
from heqi.core.sending import AnswerState
from heqi.core.words import Platform
from heqi.platforms.net.sending import answer_of
from heqi.platforms.registry import authorise, authorise_page, connect
from heqi.platforms.taobao import methods
from heqi.platforms.taobao.connector import TaobaoConnector
from tests.support.gateway import Call, Gateway, Raw

from .conftest import CREDENTIALS, NOW


def refusal(code: int, sub_code: str = "", sub: str = "", msg: str = "Remote service error") -> dict[str, Any]:
    said = {"code": code, "msg": msg, "request_id": "r1"}
    return {"error_response": said | ({"sub_code": sub_code, "sub_msg": sub} if sub_code else {})}


@pytest.mark.parametrize(
    ("answer", "kind", "state"),
    [
        (refusal(7, "accesscontrol.limited-by-api-access-count", "ban lasts"), "rate_limited", "temporary"),
        (refusal(7), "rate_limited", "temporary"),
        (refusal(10), "temporary", "doubtful"),
        (refusal(11), "permission", "permanent"),
        (refusal(12), "permission", "permanent"),
        (refusal(15, "isp.remote-service-timeout", "超时"), "temporary", "doubtful"),
        (refusal(15, "isv.refund-status-error", "退款状态不正确"), "business", "permanent"),
        (refusal(15), "business", "permanent"),
        (refusal(22), "permanent", "permanent"),
        (refusal(25), "permanent", "permanent"),
        (refusal(26), "reauthorise", "temporary"),
        (refusal(27), "reauthorise", "temporary"),
        (refusal(41), "permanent", "permanent"),
        (refusal(999, "isv.new", "新的错误"), "business", "permanent"),
    ],
)
def test_each_code_says_what_may_be_done(
    answer: object, kind: str, state: str, tmall: TaobaoConnector, gateway: Gateway
) -> None:
    gateway.say("taobao.rp.refunds.agree", answer)
    with pytest.raises(PlatformError) as raised:
        tmall.client.call(methods.AGREE, refund_infos="1|1|1|onsale")
    assert raised.value.kind == kind
    assert answer_of(raised.value).state == state
    assert len(gateway.calls) == 1


def test_the_seconds_of_a_ban_are_respected(tmall: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say(
        "taobao.rp.refunds.agree", refusal(7, "accesscontrol.limited-by-x", "ban will last for 42 more seconds")
    )
    with pytest.raises(PlatformError) as raised:
        tmall.client.call(methods.AGREE, refund_infos="1|1|1|onsale")
    assert raised.value.retry_after == 42.0


def test_a_business_rejection_speaks_in_the_platforms_words(tmall: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.refund.get", refusal(15, "isv.refund-not-exist", "退款不存在"))
    with pytest.raises(PlatformError) as raised:
        tmall.client.call(methods.REFUND, refund_id=1, fields="tid")
    assert raised.value.message == "淘宝拒绝了请求：退款不存在（15:isv.refund-not-exist）。"


@pytest.mark.parametrize("trouble", [refusal(7), refusal(15, "isp.top-remote-connection-timeout"), Raw(502)])
def test_a_question_is_asked_again(trouble: object, tmall: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.refund.get", trouble, trouble, {"refund_get_response": {"refund": {}}})
    assert tmall.client.call(methods.REFUND, refund_id=1, fields="tid") == {"refund": {}}
    assert len(gateway.calls) == 3


def test_a_session_that_is_gone_is_refreshed_where_it_may_be(gateway: Gateway) -> None:
    kept: list[Credentials] = []
    shop = connect(Platform.TAOBAO, CREDENTIALS, Endpoint(gateway.url), clock=lambda: NOW, keep=kept.append)

    def answer(call: Call) -> Any:
        good = call.fields["session"] == "gr-session-2"
        return {"trades_sold_increment_get_response": {"total_results": 0}} if good else refusal(27)

    token = {"access_token": "gr-session-2", "expires_in": 86400, "taobao_user_nick": "%E6%9E%9C%E7%84%B6%E9%B2%9C"}
    gateway.say("taobao.trades.sold.increment.get", answer)
    gateway.say(
        "taobao.top.auth.token.refresh", {"top_auth_token_refresh_response": {"token_result": json.dumps(token)}}
    )
    pages = list(shop.pull("orders", NOW - timedelta(minutes=30), NOW, now=NOW))
    assert [page.rows for page in pages] == [[]]
    assert [(each.token, each.owner, each.expires_at) for each in kept] == [
        ("gr-session-2", "果然鲜", NOW + timedelta(days=1))
    ]


def test_an_application_of_the_merchants_own_leads_to_the_owner(gateway: Gateway) -> None:
    fixed = Credentials("12345678", "gr-secret", "gr-session")
    shop = connect(Platform.TMALL, fixed, Endpoint(gateway.url), clock=lambda: NOW)
    with pytest.raises(PlatformError) as raised:
        shop.refresh()
    assert (raised.value.kind, "重新授权" in raised.value.message) == (ErrorKind.REAUTHORISE, True)
    assert gateway.calls == []


def test_the_owners_code_becomes_credentials(gateway: Gateway) -> None:
    token = {"access_token": "s", "refresh_token": "r", "expire_time": 1781755200000, "taobao_user_nick": "gr"}
    gateway.say("taobao.top.auth.token.create", {"top_auth_token_create_response": {"token_result": json.dumps(token)}})
    given = authorise(Platform.TMALL, "12345678", "gr-secret", "c", Endpoint(gateway.url), clock=lambda: NOW)
    assert (given.token, given.refresh_token, given.owner) == ("s", "r", "gr")
    assert given.expires_at == NOW + timedelta(days=1)
    page = authorise_page(Platform.TMALL, "12345678", redirect="https://a.cn/b", state="x")
    assert page.startswith("https://oauth.taobao.com/authorize?response_type=code&client_id=12345678&")


@pytest.mark.parametrize("token_result", ["not json", None, "{}", 5])
def test_a_token_answer_that_cannot_be_read_gives_no_credentials(token_result: object, gateway: Gateway) -> None:
    gateway.say("taobao.top.auth.token.create", {"top_auth_token_create_response": {"token_result": token_result}})
    with pytest.raises(PlatformError) as raised:
        authorise(Platform.TMALL, "12345678", "gr-secret", "c", Endpoint(gateway.url), clock=lambda: NOW)
    assert answer_of(raised.value).state is AnswerState.DOUBTFUL


def test_a_clock_that_is_wrong_is_measured_and_the_call_signed_anew(tmall: TaobaoConnector, gateway: Gateway) -> None:
    def answer(call: Call) -> Any:
        return {"refund_get_response": {"refund": {}}} if "12:20:00" in call.fields["timestamp"] else refusal(31)

    gateway.say("taobao.refund.get", answer)
    gateway.say("taobao.time.get", {"time_get_response": {"time": "2026-06-17 12:20:00"}})
    assert tmall.client.call(methods.REFUND, refund_id=1, fields="tid") == {"refund": {}}
    assert tmall.client.skew == timedelta(minutes=20)


def test_testing_the_connection_finds_the_shops_nick(gateway: Gateway) -> None:
    gateway.say("taobao.time.get", {"time_get_response": {"time": "2026-06-17 11:59:58"}})
    found = {"total_results": 1, "trades": {"trade": [{"tid": 1, "seller_nick": "果然鲜旗舰店"}]}}
    gateway.say("taobao.trades.sold.increment.get", {"trades_sold_increment_get_response": found})
    shop = connect(Platform.TMALL, Credentials("1", "s", "t"), Endpoint(gateway.url), clock=lambda: NOW)
    told = shop.check()
    assert (told.owner, told.skew) == ("果然鲜旗舰店", timedelta(seconds=-2))
