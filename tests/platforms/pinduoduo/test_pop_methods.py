"""Every method of POP that Heqi calls, over a real line: what it sends is signed, what it gets is unwrapped."""

from hashlib import md5

import pytest

from heqi.core.connecting import PlatformError
from heqi.platforms.net.method import Method
from heqi.platforms.pinduoduo import methods
from heqi.platforms.pinduoduo.connector import PinduoduoConnector
from tests.support.gateway import Call, Gateway

from .conftest import NOW

ROOTS = {
    "pdd.order.list.get": "order_list_get_response",
    "pdd.order.number.list.increment.get": "order_sn_increment_get_response",
    "pdd.order.information.get": "order_info_get_response",
    "pdd.order.status.get": "order_status_get_response",
    "pdd.order.promise.info.get": "promise_info_get_response",
    "pdd.order.note.update": "response",
    "pdd.order.update.address": "response",
    "pdd.order.upload.extra.logistics": "upload_extra_logistics_response",
    "pdd.refund.list.increment.get": "refund_increment_get_response",
    "pdd.refund.agree": "response",
    "pdd.refund.returngoods.agree": "response",
    "pdd.refund.address.list.get": "refund_address_list_get_response",
    "pdd.refund.exchange.shipping": "response",
    "pdd.refund.status.check": "refund_status_check_response",
    "pdd.rdc.pddgenius.sendgoods.cancel": "rdc_pddgenius_sendgoods_cancel_response",
    "pdd.nextone.logistics.warehouse.update": "response",
    "pdd.logistics.ordertrace.get": "logistics_ordertrace_get_resposne",
    "pdd.logistics.companies.get": "logistics_companies_get_response",
    "pdd.logistics.online.send": "logistics_online_send_response",
    "pdd.logistics.isv.trace.notify.sub": "logistics_isv_trace_notify_sub",
    "pdd.goods.list.get": "goods_list_get_response",
    "pdd.goods.detail.get": "goods_detail_get_response",
    "pdd.goods.information.get": "goods_info_get_response",
    "pdd.pmc.user.permit": "pmc_user_permit_response",
    "pdd.pmc.user.get": "pmc_user_get_response",
    "pdd.pmc.user.cancel": "tmc_user_cancel_response",
    "pdd.pmc.accrue.query": "pmc_user_get_response",
    "pdd.invoice.application.query": "invoice_application_query_response",
    "pdd.einvoice.info.query": "einvoice_info_query_response",
    "pdd.invoice.detail.upload": "invoice_detail_upload_response",
    "pdd.invoice.detail.invalid": "invoice_detail_invalid_response",
    "pdd.pop.auth.token.create": "pop_auth_token_create_response",
    "pdd.pop.auth.token.refresh": "pop_auth_token_refresh_response",
    "pdd.time.get": "time_get_response",
    "pdd.open.decrypt.mask.batch": "open_decrypt_mask_batch_response",
    "pdd.mall.info.get": "mall_info_get_response",
}
"""As the reference spells them; pdd.refund.information.get answers without any."""
WITHOUT_TOKEN = {
    "pdd.logistics.companies.get",
    "pdd.pmc.user.get",
    "pdd.pmc.user.cancel",
    "pdd.pmc.accrue.query",
    "pdd.pop.auth.token.create",
    "pdd.pop.auth.token.refresh",
    "pdd.time.get",
}


def test_the_table_names_every_method_once_with_the_platforms_own_root() -> None:
    assert {method.name: method.root for method in methods.ALL if method.root} == ROOTS
    assert [method.name for method in methods.ALL if not method.root] == ["pdd.refund.information.get"]
    assert len(methods.ALL) == len(ROOTS) + 1


@pytest.mark.parametrize("method", methods.ALL, ids=lambda method: method.name)
def test_a_call_is_signed_says_what_it_must_and_comes_back_without_its_root(
    method: Method, shop: PinduoduoConnector, gateway: Gateway
) -> None:
    answer = {"request_id": "1", "kept": {"unknown": [1, "二"]}}
    gateway.say(method.name, {method.root: answer} if method.root else answer)
    given = {name: {"a": "梨", "b": 1} if name in ("request", "param") else f"{name}-1" for name in method.parameters}

    assert shop.client.call(method, **given) == answer

    call = gateway.asked(method.name)[-1]
    assert signed_by_hand(call, "gr-secret") == call.fields["sign"]
    assert call.fields["client_id"] == "guoranxian-app"
    assert call.fields["timestamp"] == str(int(NOW.timestamp()))
    assert (call.fields.get("access_token") == "gr-token") is (method.name not in WITHOUT_TOKEN)
    for name, value in given.items():
        assert (call.json(name) if isinstance(value, dict) else call.fields[name]) == value


@pytest.mark.parametrize("method", [each for each in methods.ALL if each.required], ids=lambda method: method.name)
def test_a_call_that_lacks_a_parameter_never_leaves(method: Method, shop: PinduoduoConnector, gateway: Gateway) -> None:
    with pytest.raises(ValueError, match="missing"):
        shop.client.call(method)
    with pytest.raises(ValueError, match="unknown"):
        shop.client.call(method, **dict.fromkeys(method.required, 1), misspelt=1)
    assert gateway.calls == []


def test_a_root_that_the_platform_spells_otherwise_one_day_is_still_unwrapped(
    shop: PinduoduoConnector, gateway: Gateway
) -> None:
    gateway.say("pdd.logistics.ordertrace.get", {"logistics_ordertrace_get_response": {"trace_list": []}})
    assert shop.client.call(methods.TRACE, company_code="ZTO", mail_no="1") == {"trace_list": []}


def test_an_answer_that_is_no_object_is_no_answer(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.time.get", [1, 2])
    with pytest.raises(PlatformError, match=r"platform\.temporary"):
        shop.client.call(methods.TIME)


def signed_by_hand(call: Call, secret: str) -> str:
    """The rule of the documentation once more, so that the client does not check itself."""
    pairs = sorted((name, value) for name, value in call.fields.items() if name != "sign")
    text = secret + "".join(name + value for name, value in pairs) + secret
    return md5(text.encode("utf-8")).hexdigest().upper()
