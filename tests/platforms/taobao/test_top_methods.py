"""Every method of TOP that Heqi calls, over a real line: signed, bytes apart and unsigned, unwrapped."""

import hmac
from hashlib import md5

import pytest

from heqi.core.connecting import Endpoint, ErrorKind, PlatformError
from heqi.platforms.net.client import Surroundings
from heqi.platforms.net.method import Method
from heqi.platforms.taobao import methods
from heqi.platforms.taobao.client import TopClient
from heqi.platforms.taobao.connector import TaobaoConnector
from heqi.platforms.taobao.signing import SignMethod
from tests.support.gateway import Call, Gateway

from .conftest import CREDENTIALS, NOW

EXPECTED_ROOTS = {
    "taobao.refund.get": "refund_get_response",
    "tmall.exchange.get": "tmall_exchange_get_response",
    "taobao.rdc.aligenius.sendgoods.cancel": "rdc_aligenius_sendgoods_cancel_response",
    "alibaba.einvoice.apply.get": "alibaba_einvoice_apply_get_response",
    "taobao.trades.sold.increment.get": "trades_sold_increment_get_response",
}
WITHOUT_SESSION = {
    "taobao.logistics.companies.get",
    "taobao.tmc.user.get",
    "taobao.tmc.user.cancel",
    "taobao.tmc.messages.consume",
    "taobao.tmc.messages.confirm",
    "taobao.tmc.queue.get",
    "taobao.top.auth.token.create",
    "taobao.top.auth.token.refresh",
    "taobao.time.get",
}


def test_roots_follow_the_rule_of_the_reference() -> None:
    roots = {method.name: method.root for method in methods.ALL}
    assert {name: roots[name] for name in EXPECTED_ROOTS} == EXPECTED_ROOTS
    assert len(roots) == len(methods.ALL) == 55


@pytest.mark.parametrize("method", methods.ALL, ids=lambda method: method.name)
def test_a_call_is_signed_says_what_it_must_and_comes_back_without_its_root(
    method: Method, tmall: TaobaoConnector, gateway: Gateway
) -> None:
    answer = {"request_id": "1", "kept": {"unknown": [1, "二"]}}
    gateway.say(method.name, {method.root: answer})
    given = {name: {"a": "梨"} if name in ("param", "query_param") else f"{name}-1" for name in method.parameters}
    files = {method.files: b"\x89PNG picture"} if method.files else None

    assert tmall.client.call(method, files, **given) == answer

    call = gateway.asked(method.name)[-1]
    assert signed_by_hand(call, "hmac-sha256") == call.fields["sign"]
    assert call.fields["timestamp"] == "2026-06-17 12:00:00"
    assert (call.fields["format"], call.fields["v"], call.fields["app_key"]) == ("json", "2.0", "12345678")
    assert (call.fields.get("session") == "gr-session") is (method.name not in WITHOUT_SESSION)
    assert call.files == (files or {})
    for name, value in given.items():
        assert (call.json(name) if isinstance(value, dict) else call.fields[name]) == value


@pytest.mark.parametrize("sign_method", list(SignMethod))
def test_each_signature_is_what_the_other_side_works_out(sign_method: SignMethod, gateway: Gateway) -> None:
    client = TopClient(CREDENTIALS, Endpoint(gateway.url), Surroundings(lambda: NOW), sign_method)
    gateway.say("taobao.time.get", {"time_get_response": {"time": "2026-06-17 12:00:00"}})
    assert client.call(methods.TIME) == {"time": "2026-06-17 12:00:00"}
    call = gateway.calls[-1]
    assert call.fields["sign_method"] == sign_method
    assert signed_by_hand(call, sign_method) == call.fields["sign"]


def test_an_empty_value_is_neither_sent_nor_signed(tmall: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.trade.memo.update", {"trade_memo_update_response": {}})
    tmall.client.call(methods.MEMO, tid=1, memo="", flag=0)
    call = gateway.calls[-1]
    assert ("memo" in call.fields, call.fields["flag"]) == (False, "0")
    assert signed_by_hand(call, "hmac-sha256") == call.fields["sign"]


def test_a_misspelt_or_missing_parameter_never_leaves(tmall: TaobaoConnector, gateway: Gateway) -> None:
    with pytest.raises(ValueError, match="missing"):
        tmall.client.call(methods.REFUND, refund_id=1)
    with pytest.raises(ValueError, match="unknown"):
        tmall.client.call(methods.TIME, when=1)
    assert gateway.calls == []


def test_an_answer_that_is_no_object_is_no_answer(tmall: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.refund.get", {"refund_get_response": "?"})
    with pytest.raises(PlatformError) as raised:
        tmall.client.call(methods.REFUND, refund_id=1, fields="tid")
    assert raised.value.kind is ErrorKind.TEMPORARY


def signed_by_hand(call: Call, method: str) -> str:
    """The rule of the documentation once more, so that the client does not check itself."""
    text = "".join(name + value for name, value in sorted(call.fields.items()) if name != "sign" and value)
    if method == "md5":
        return md5(f"gr-secret{text}gr-secret".encode()).hexdigest().upper()
    return hmac.new(b"gr-secret", text.encode(), "md5" if method == "hmac" else "sha256").hexdigest().upper()
