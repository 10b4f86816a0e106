"""Actions on Pinduoduo: done once, refused before they leave where they must be, and asked about afterwards."""

from base64 import b64decode
from typing import Any

import pytest

from heqi.core.connecting import Choice, PlatformError
from heqi.core.sending import Answer, AnswerState, SendOrder
from heqi.platforms.pinduoduo.connector import PinduoduoConnector
from tests.support.gateway import Gateway, Raw

from .answers import ORDER_NO, listed_refund, order, shown_refund
from .conftest import NOW

REQUEST = {"order_no": ORDER_NO, "after_sale_no": "9900112233"}
DONE, NOT_DONE = AnswerState.DONE, AnswerState.NOT_DONE
YES = {"response": {"result": {"after_sales_id": 9900112233, "message": "退款操作成功", "succ": True}}}
NO = {"response": {"result": {"after_sales_id": 9900112233, "message": "售后单状态已变更", "succ": False}}}


def act(kind: str, payload: dict[str, Any] | None = None, **files: bytes) -> SendOrder:
    return SendOrder(kind, REQUEST if payload is None else REQUEST | payload, "key-1", files)


def stand(gateway: Gateway, **request: Any) -> None:
    """The request as the platform has it now."""
    amount = {"refund_amount": request.pop("listed", "20.00")}
    listed = {"refund_list": [listed_refund(**amount)], "total_count": 1}
    gateway.say("pdd.refund.list.increment.get", {"refund_increment_get_response": listed})
    gateway.say("pdd.refund.information.get", shown_refund(**request))


def why(answer: Answer) -> str:
    assert answer.error is not None
    return f"{answer.error.code}: {answer.error.message}"


def test_every_kind_that_is_promised_can_be_sent(shop: PinduoduoConnector) -> None:
    assert shop.handles == {
        "pdd.agree_refund",
        "pdd.agree_return",
        "pdd.fill_number",
        "pdd.write_note",
        "pdd.answer_stop",
        "pdd.ship",
        "pdd.change_address",
        "pdd.watch_parcel",
        "pdd.upload_invoice",
        "pdd.take_back_invoice",
    }
    for kind in ("pdd.refuse", "pdd.small_payment", "chat.send", "pdd.pay_freight"):
        with pytest.raises(PlatformError, match=r"platform\.permanent"):
            shop.send(act(kind))


@pytest.mark.parametrize("kind", ["pdd.agree_refund", "pdd.write_note", "pdd.ship", "pdd.upload_invoice"])
def test_what_a_payload_lacks_is_said_and_nothing_is_sent(
    kind: str, shop: PinduoduoConnector, gateway: Gateway
) -> None:
    answer = shop.send(SendOrder(kind, {}, "key-1"))
    assert (answer.state, why(answer)[:7]) == (AnswerState.PERMANENT, "payload")
    assert "order_no" in why(answer)
    assert gateway.calls == []


def test_agreeing_to_a_refund_names_request_order_and_words(shop: PinduoduoConnector, gateway: Gateway) -> None:
    stand(gateway)
    gateway.say("pdd.refund.agree", YES)
    assert shop.send(act("pdd.agree_refund", {"amount_fen": 2000, "words": "同意退款"})).state is DONE
    (call,) = gateway.asked("pdd.refund.agree")
    assert call.json("request") == {
        "after_sales_id": 9900112233,
        "order_sn": ORDER_NO,
        "operate_desc": "同意退款",
    }


@pytest.mark.parametrize(
    ("request_", "payload", "reason"),
    [
        ({"after_sales_status": 11}, {"amount_fen": 2000}, "state"),
        ({"after_sales_status": 9}, {}, "state"),
        ({"listed": "25.00"}, {"amount_fen": 2000}, "amount"),
    ],
)
def test_a_request_that_has_changed_is_not_paid(
    request_: dict[str, Any], payload: dict[str, Any], reason: str, shop: PinduoduoConnector, gateway: Gateway
) -> None:
    stand(gateway, **request_)
    answer = shop.send(act("pdd.agree_refund", payload))
    assert (answer.state, why(answer).partition(":")[0]) == (AnswerState.PERMANENT, reason)
    assert gateway.asked("pdd.refund.agree") == []


@pytest.mark.parametrize("status", [4, 5, 10])
def test_money_that_is_on_its_way_is_not_sent_again(status: int, shop: PinduoduoConnector, gateway: Gateway) -> None:
    stand(gateway, after_sales_status=status)
    assert shop.send(act("pdd.agree_refund")) == Answer(DONE, "already")
    assert shop.ask(act("pdd.agree_refund")).state is DONE
    assert gateway.asked("pdd.refund.agree") == []


def test_a_no_of_the_platform_is_permanent_and_in_its_words(shop: PinduoduoConnector, gateway: Gateway) -> None:
    stand(gateway)
    gateway.say("pdd.refund.agree", NO)
    answer = shop.send(act("pdd.agree_refund"))
    assert (answer.state, why(answer)) == (AnswerState.PERMANENT, "business: 平台没有接受：售后单状态已变更。")


def test_no_answer_to_a_payment_is_doubtful_and_the_question_settles_it(
    shop: PinduoduoConnector, gateway: Gateway
) -> None:
    stand(gateway)
    gateway.say("pdd.refund.agree", Raw(cut=True))
    assert shop.send(act("pdd.agree_refund")).state is AnswerState.DOUBTFUL
    assert len(gateway.asked("pdd.refund.agree")) == 1
    assert shop.ask(act("pdd.agree_refund")).state is NOT_DONE
    stand(gateway, after_sales_status=10)
    assert shop.ask(act("pdd.agree_refund")).state is DONE


def test_trouble_before_the_payment_leaves_it_unsent_for_certain(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.refund.information.get", Raw(cut=True))
    assert shop.send(act("pdd.agree_refund")).state is AnswerState.TEMPORARY
    assert shop.ask(act("pdd.agree_refund")).state is AnswerState.DOUBTFUL


ADDRESSES = {
    "refund_address_list_get_response": {
        "refund_address_list": [
            {"refund_address_id": "7", "refund_address": "旧仓", "is_default": "1", "is_validated": False},
            {"refund_address_id": "8", "refund_address": "大关路 1 号", "province_name": "浙江省", "is_default": "0"},
            {"id": 9, "refund_address": "新仓", "is_default": "1", "is_validated": True, "is_legal": True},
        ]
    }
}


def test_a_return_goes_to_the_address_named_or_to_the_valid_default(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.refund.address.list.get", ADDRESSES)
    gateway.say("pdd.refund.returngoods.agree", {"response": {"success": True, "result": {"success": True}}})
    assert shop.choices("return_addresses") == (
        Choice("8", "浙江省 大关路 1 号", {"default": False}),
        Choice("9", "新仓", {"default": True}),
    )
    assert shop.send(act("pdd.agree_return")).state is DONE
    assert shop.send(act("pdd.agree_return", {"address_id": "8"})).state is DONE
    sent = [call.json("request")["return_address_id"] for call in gateway.asked("pdd.refund.returngoods.agree")]
    assert sent == ["9", "8"]
    stand(gateway, after_sales_status=7)
    assert shop.ask(act("pdd.agree_return")).state is DONE
    stand(gateway, after_sales_status=3)
    assert shop.ask(act("pdd.agree_return")).state is NOT_DONE


def test_a_shop_without_a_valid_address_is_told(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.refund.address.list.get", {"refund_address_list_get_response": {"refund_address_list": []}})
    assert why(shop.send(act("pdd.agree_return"))) == "address: 店铺没有可用的退货地址。"


def test_an_exchanged_parcel_is_named_by_its_request_and_a_second_one_by_its_order(
    shop: PinduoduoConnector, gateway: Gateway
) -> None:
    gateway.say("pdd.refund.exchange.shipping", YES)
    gateway.say("pdd.order.upload.extra.logistics", {"upload_extra_logistics_response": {"success": True}})
    parcel = {"carrier": "中通", "tracking_no": "ZT200"}
    assert shop.send(act("pdd.fill_number", parcel)).state is DONE
    assert gateway.asked("pdd.refund.exchange.shipping")[0].json("request") == {
        "after_sales_id": 9900112233,
        "order_sn": ORDER_NO,
        "shipping_id": 115,
        "shipping_name": "中通快递",
        "tracking_number": "ZT200",
    }
    assert shop.send(act("pdd.fill_number", parcel | {"for": "reship"})).state is DONE
    again = gateway.asked("pdd.order.upload.extra.logistics")[0]
    assert again.json("extra_track_list") == [{"shipping_id": 115, "tracking_number": "ZT200"}]
    assert again.fields["extra_track_type"] == "2"
    assert why(shop.send(act("pdd.fill_number", parcel | {"carrier": "某某快运"}))).startswith("carrier")

    stand(gateway, exchange_shipping_detail={"merchant_exchange_trunk_number": "zt200"})
    gateway.say("pdd.order.information.get", {"order_info_get_response": {"order_info": order()}})
    assert shop.ask(act("pdd.fill_number", parcel)).state is DONE
    assert shop.ask(act("pdd.fill_number", parcel | {"tracking_no": "ZT201"})).state is NOT_DONE


def test_a_note_and_its_flag_travel_together(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.order.note.update", {"response": {"success": True}})
    assert shop.send(act("pdd.write_note", {"note": "易碎，加泡沫", "flag": 1})).state is DONE
    assert shop.send(act("pdd.write_note", {"note": "", "flag": 0})).state is DONE
    first, second = gateway.asked("pdd.order.note.update")
    assert (first.fields["note"], first.fields["tag"], first.fields["tag_name"]) == ("易碎，加泡沫", "1", "红色")
    assert (second.fields["note"], "tag" in second.fields) == ("", False)
    gateway.say("pdd.order.information.get", {"order_info_get_response": {"order_info": order()}})
    assert shop.ask(act("pdd.write_note", {"note": "易碎，加泡沫", "flag": 1})).state is DONE
    assert shop.ask(act("pdd.write_note", {"note": "易碎，加泡沫", "flag": 2})).state is NOT_DONE
    assert shop.ask(act("pdd.write_note", {"note": "别的"})).state is NOT_DONE


def test_a_note_that_is_refused_says_why(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.order.note.update", {"response": {"success": False, "error_msg": "备注过长"}})
    assert why(shop.send(act("pdd.write_note", {"note": "长"}))) == "business: 平台没有接受：备注过长。"


def test_a_stopped_shipment_is_told_in_fen_and_milliseconds(shop: PinduoduoConnector, gateway: Gateway) -> None:
    told = {"rdc_pddgenius_sendgoods_cancel_response": {"result": {"result_data": {"refund_id": 9900112233}}}}
    gateway.say("pdd.rdc.pddgenius.sendgoods.cancel", told)
    assert shop.send(act("pdd.answer_stop", {"stopped": True, "amount_fen": 2000})).state is DONE
    assert shop.send(act("pdd.answer_stop", {"stopped": False, "why": "labelled"})).state is DONE
    stopped, shipped = (call.json("param") for call in gateway.asked("pdd.rdc.pddgenius.sendgoods.cancel"))
    assert stopped == {
        "refund_id": 9900112233,
        "tid": ORDER_NO,
        "status": "SUCCESS",
        "operate_time": int(NOW.timestamp() * 1000),
        "refund_fee": 2000,
        "msg": "已取消发货",
    }
    assert (shipped["status"], shipped["fail_reason_code"]) == ("FAIL", 1003)
    stand(gateway)
    assert shop.ask(act("pdd.answer_stop", {"stopped": True})).state is NOT_DONE


def test_shipping_and_shipping_again(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.logistics.online.send", {"logistics_online_send_response": {"is_success": True}})
    parcel = {"carrier": "YUNDA", "tracking_no": "YD1"}
    assert shop.send(act("pdd.ship", parcel)).state is DONE
    assert shop.send(act("pdd.ship", parcel | {"again": True})).state is DONE
    sent = [call.fields for call in gateway.asked("pdd.logistics.online.send")]
    assert [(each["logistics_id"], each["redelivery_type"]) for each in sent] == [("121", "1"), ("121", "2")]
    gateway.say("pdd.order.information.get", {"order_info_get_response": {"order_info": order()}})
    assert shop.ask(act("pdd.ship", parcel)).state is NOT_DONE
    assert shop.ask(act("pdd.ship", {"carrier": "中通", "tracking_no": "YT7788990011223"})).state is DONE


def test_an_address_a_subscription_and_invoices(shop: PinduoduoConnector, gateway: Gateway) -> None:
    place = {"address": "文一路 1 号", "city": "杭州市", "city_id": 2, "province": "浙江省", "province_id": 1}
    place |= {"town": "西湖区", "town_id": 3, "receiver": "李四", "phone": "13900005678"}
    gateway.say("pdd.order.update.address", {"response": {"success": True, "result": {"msg": "ok"}}})
    assert shop.send(act("pdd.change_address", place)).state is DONE
    sent = gateway.asked("pdd.order.update.address")[0].fields
    assert (sent["receiver_name"], sent["receiver_phone"], sent["town_id"]) == ("李四", "13900005678", "3")
    assert shop.ask(act("pdd.change_address", place)).state is AnswerState.DOUBTFUL

    gateway.say("pdd.logistics.isv.trace.notify.sub", {"logistics_isv_trace_notify_sub": {"is_success": True}})
    assert shop.send(act("pdd.watch_parcel", {"carrier": "中通", "tracking_no": "ZT1"})).state is DONE
    assert gateway.asked("pdd.logistics.isv.trace.notify.sub")[0].fields["ship_code"] == "ZTO"

    gateway.say("pdd.invoice.detail.upload", {"invoice_detail_upload_response": {"serial_no": "S9"}})
    invoice = {"amount_fen": 5590, "invoice_no": "24112000", "title": "杭州某公司", "for_company": True}
    assert shop.send(act("pdd.upload_invoice", invoice, invoice=b"%PDF")) == Answer(DONE, "S9")
    uploaded = gateway.asked("pdd.invoice.detail.upload")[0].fields
    assert b64decode(uploaded["invoice_file_content"]) == b"%PDF"
    assert (uploaded["invoice_amount"], uploaded["business_type"]) == ("5590", "1")
    agreed = {"invoice_application_list": [{"application_status": 2}]}
    gateway.say("pdd.invoice.application.query", {"invoice_application_query_response": agreed})
    assert shop.ask(act("pdd.upload_invoice", invoice)).state is DONE
    gateway.say("pdd.invoice.detail.invalid", {"invoice_detail_invalid_response": {"result": {"result": False}}})
    assert shop.send(act("pdd.take_back_invoice")).state is AnswerState.PERMANENT


def test_couriers_are_asked_for_once(shop: PinduoduoConnector, gateway: Gateway) -> None:
    assert shop.choices("carriers")[1] == Choice("115", "中通快递", {"code": "ZTO"})
    assert shop.choices("carriers") and shop.choices("refuse_reasons") == ()
    assert len(gateway.asked("pdd.logistics.companies.get")) == 1
