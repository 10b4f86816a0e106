"""Pulling windows of POP: from the last page to the first, past bad rows, with nothing lost to what comes late."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from heqi.core.connecting import ErrorKind, Page, PlatformError, Thing
from heqi.platforms.pinduoduo.connector import PinduoduoConnector
from heqi.platforms.pinduoduo.streams import ORDERS, REFUNDS
from tests.support.gateway import Call, Gateway, Hands, Raw

from .answers import ORDER_NO, listed_refund, order, shown_refund
from .conftest import NOW

SINCE, UNTIL = NOW - timedelta(minutes=33), NOW - timedelta(minutes=3)
INCREMENT = "pdd.order.number.list.increment.get"
REFUND_LIST = "pdd.refund.list.increment.get"


def number(at: int) -> str:
    return f"260615-{at:015}"


class Orders:
    """A list of orders that answers as POP pages it; more may come late."""

    def __init__(self, count: int) -> None:
        self.rows = [order(order_sn=number(at)) for at in range(count)]
        self.late: Callable[[int], None] = lambda _page: None

    def answer(self, call: Call) -> Any:
        page, size = int(call.fields["page"]), int(call.fields["page_size"])
        self.late(page)
        found = self.rows[(page - 1) * size : page * size]
        if call.fields["use_has_next"] == "true":
            return {
                "order_sn_increment_get_response": {"order_sn_list": found, "has_next": page * size < len(self.rows)}
            }
        return {"order_sn_increment_get_response": {"order_sn_list": found, "total_count": len(self.rows)}}


def pull(shop: PinduoduoConnector, stream: str) -> list[Page]:
    return list(shop.pull(stream, SINCE, UNTIL, now=NOW))


def keys(pages: list[Page]) -> list[str]:
    return [row[0].key for page in pages for row in page.rows]


def test_pages_are_asked_from_the_last_to_the_first(shop: PinduoduoConnector, gateway: Gateway) -> None:
    orders = Orders(250)
    gateway.say(INCREMENT, orders.answer)
    pages = pull(shop, "orders")
    asked = [(call.fields["page"], call.fields["use_has_next"]) for call in gateway.asked(INCREMENT)]
    assert asked == [("1", "false"), ("3", "true"), ("2", "true"), ("1", "true")]
    assert sorted(keys(pages)) == [number(at) for at in range(250)]
    assert [(page.done, page.total) for page in pages] == [(50, 250), (150, 250), (250, 250)]
    first = gateway.asked(INCREMENT)[0].fields
    assert (first["start_updated_at"], first["end_updated_at"]) == (
        str(int(SINCE.timestamp())),
        str(int(UNTIL.timestamp())),
    )
    assert (first["order_status"], first["refund_status"], first["is_lucky_flag"]) == ("5", "5", "0")


@pytest.mark.parametrize("count", [0, 1, 100])
def test_one_page_is_asked_for_once(count: int, shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say(INCREMENT, Orders(count).answer)
    assert len(keys(pull(shop, "orders"))) == count
    assert len(gateway.asked(INCREMENT)) == 1


def test_what_comes_while_pages_are_walked_is_found_behind_the_last(shop: PinduoduoConnector, gateway: Gateway) -> None:
    orders = Orders(200)

    def arrive(page: int) -> None:
        if page == 2 and len(orders.rows) == 200:
            orders.rows = [order(order_sn=number(900 + at)) for at in range(150)] + orders.rows

    orders.late = arrive
    gateway.say(INCREMENT, orders.answer)
    found = keys(pull(shop, "orders"))
    assert set(found) == {number(at) for at in range(200)} | {number(900 + at) for at in range(150)}
    assert [call.fields["page"] for call in gateway.asked(INCREMENT)] == ["1", "2", "3", "4", "1"]


def test_what_leaves_the_window_while_pages_are_walked_loses_nothing_else(
    shop: PinduoduoConnector, gateway: Gateway
) -> None:
    orders = Orders(300)

    def leave(page: int) -> None:
        if page == 2:
            orders.rows = orders.rows[:10] + orders.rows[60:]  # fifty changed again and belong to a later window

    orders.late = leave
    gateway.say(INCREMENT, orders.answer)
    assert {number(at) for at in range(60, 300)} <= set(keys(pull(shop, "orders")))


def test_a_bad_row_is_put_aside_and_the_rest_goes_on(shop: PinduoduoConnector, gateway: Gateway) -> None:
    orders = Orders(5)
    orders.rows[1]["pay_amount"] = "二十"
    orders.rows[3] = None
    gateway.say(INCREMENT, orders.answer)
    (page,) = pull(shop, "orders")
    assert keys([page]) == [number(0), number(2), number(4)]
    assert [(bad.entity, bad.key, bad.faults[0].field) for bad in page.bad] == [
        ("order", number(1), "pay_amount"),
        ("order", "", ""),
    ]
    assert page.done == 5


def test_a_pull_that_breaks_is_pulled_again_whole(shop: PinduoduoConnector, gateway: Gateway) -> None:
    orders = Orders(250)
    broken = {"left": True}

    def break_once(page: int) -> None:
        if page == 2 and broken["left"]:
            raise AssertionError("the test answers with an error instead")

    def answer(call: Call) -> Any:
        try:
            break_once(int(call.fields["page"]))
        except AssertionError:
            return Raw(500)
        return orders.answer(call)

    gateway.say(INCREMENT, answer)
    got: list[Page] = []
    with pytest.raises(PlatformError) as raised:
        got.extend(shop.pull("orders", SINCE, UNTIL, now=NOW))
    assert raised.value.kind is ErrorKind.TEMPORARY
    broken["left"] = False
    again = pull(shop, "orders")
    assert sorted(keys(again)) == [number(at) for at in range(250)]


def test_receivers_that_are_only_ciphertext_are_asked_for_masked(shop: PinduoduoConnector, gateway: Gateway) -> None:
    bare = {"receiver_name_mask": "", "receiver_phone_mask": "", "receiver_name": "", "contact_mobile": "~ph~1~"}
    orders = Orders(0)
    orders.rows = [order(**bare), order(order_sn=number(2))]
    gateway.say(INCREMENT, orders.answer)

    def mask(call: Call) -> Any:
        told = [{**each, "decrypted_data": "139****5678", "error_code": 0} for each in call.json("data_list")]
        return {"open_decrypt_mask_batch_response": {"data_decrypt_list": told}}

    gateway.say("pdd.open.decrypt.mask.batch", mask)
    (page,) = pull(shop, "orders")
    assert page.rows[0][0].values["receiver_phone"] == "139****5678"
    (asked,) = gateway.asked("pdd.open.decrypt.mask.batch")
    assert asked.json("data_list") == [{"data_tag": ORDER_NO, "encrypted_data": "~ph~1~"}]


def test_a_shop_that_may_not_unmask_still_gets_its_orders(shop: PinduoduoConnector, gateway: Gateway) -> None:
    orders = Orders(0)
    orders.rows = [order(receiver_name_mask="")]
    gateway.say(INCREMENT, orders.answer)
    gateway.say("pdd.open.decrypt.mask.batch", {"error_response": {"error_code": 20031}})
    (page,) = pull(shop, "orders")
    assert "receiver" not in page.rows[0][0].values


class Refunds:
    """A list of requests with a page for each."""

    def __init__(self, count: int) -> None:
        self.rows = [listed_refund(id=at) for at in range(1, count + 1)]

    def answer(self, call: Call) -> Any:
        page, size = int(call.fields["page"]), int(call.fields["page_size"])
        found = self.rows[(page - 1) * size : page * size]
        return {"refund_increment_get_response": {"refund_list": found, "total_count": len(self.rows)}}

    def show(self, call: Call) -> Any:
        return shown_refund(id=int(call.fields["after_sales_id"]))


def test_each_request_is_filled_from_its_own_page(shop: PinduoduoConnector, gateway: Gateway) -> None:
    refunds = Refunds(120)
    gateway.say(REFUND_LIST, refunds.answer)
    gateway.say("pdd.refund.information.get", refunds.show)
    pages = pull(shop, "refunds")
    assert sorted(map(int, keys(pages))) == list(range(1, 121))
    assert {row[0].values["demand"] for page in pages for row in page.rows} == {"refund_only"}
    asked = gateway.asked(REFUND_LIST)
    assert [call.fields["page"] for call in asked] == ["1", "2", "1"]
    assert (asked[0].fields["after_sales_status"], asked[0].fields["after_sales_type"]) == ("1", "1")
    shown = gateway.asked("pdd.refund.information.get")
    assert len(shown) == 120
    assert shown[0].fields["order_sn"] == ORDER_NO


def test_a_page_that_is_not_to_be_had_leaves_what_the_list_says(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say(REFUND_LIST, Refunds(1).answer)
    gateway.say("pdd.refund.information.get", {"error_response": {"error_code": 50001, "sub_msg": "不存在"}})
    (page,) = pull(shop, "refunds")
    assert (page.rows[0][0].key, page.rows[0][0].values["requested_fen"]) == ("1", 2000)


def test_a_page_that_cannot_be_read_is_a_bad_row(shop: PinduoduoConnector, gateway: Gateway) -> None:
    refunds = Refunds(2)
    gateway.say(REFUND_LIST, refunds.answer)
    gateway.say("pdd.refund.information.get", shown_refund(id=1, expire_time="明天"), refunds.show)
    (page,) = pull(shop, "refunds")
    assert (keys([page]), [bad.key for bad in page.bad]) == (["2"], ["1"])


def test_requests_are_asked_for_within_the_shops_limit_without_waiting_in_a_test(
    shop: PinduoduoConnector, gateway: Gateway, hands: Hands
) -> None:
    gateway.say(REFUND_LIST, Refunds(0).answer)
    for _ in range(101):
        pull(shop, "refunds")
    assert hands.slept == [10.0]


def test_invoices_goods_and_their_pages(shop: PinduoduoConnector, gateway: Gateway) -> None:
    asked = {"order_sn": ORDER_NO, "application_status": 1, "invoice_amount": "100"}
    gateway.say(
        "pdd.invoice.application.query",
        {"invoice_application_query_response": {"invoice_application_list": [asked] * 100}},
        {"invoice_application_query_response": {"invoice_application_list": [asked]}},
    )
    assert len(keys(pull(shop, "invoices"))) == 101
    issued = {"order_sn": ORDER_NO, "create_time": 1781571600000, "total_amount": 100}
    gateway.say("pdd.einvoice.info.query", {"einvoice_info_query_response": {"invoice_info_list": [issued]}})
    assert keys(pull(shop, "einvoices")) == [ORDER_NO]
    listed = [{"goods_id": at, "goods_name": "梨"} for at in range(1, 4)]
    gateway.say("pdd.goods.list.get", {"goods_list_get_response": {"goods_list": listed, "total_count": 3}})

    def show(call: Call) -> Any:
        return {"goods_detail_get_response": {"goods_id": int(call.fields["goods_id"]), "goods_name": "梨"}}

    gateway.say("pdd.goods.detail.get", show)
    assert keys(pull(shop, "goods")) == ["1", "2", "3"]
    assert gateway.asked("pdd.goods.list.get")[0].fields["is_onsale"] == "1"


def test_one_thing_fresh_from_the_platform(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.order.information.get", {"order_info_get_response": {"order_info": order()}})
    gateway.say("pdd.refund.information.get", shown_refund(refund_amount=20))
    gateway.say(REFUND_LIST, {"refund_increment_get_response": {"refund_list": [listed_refund()], "total_count": 1}})
    trace = {"trace_list": [{"status_time": "2026-06-16 12:00:00", "status_desc": "已签收"}]}
    gateway.say("pdd.logistics.ordertrace.get", {"logistics_ordertrace_get_resposne": trace})
    promise = {"promise_id": 5, "order_sn": ORDER_NO, "updated_at": "2026-06-16 12:00:00"}
    gateway.say("pdd.order.promise.info.get", {"promise_info_get_response": {"promise_info": promise}})

    assert shop.fetch(Thing("order", ORDER_NO))[0].values["paid_fen"] == 5590
    request = shop.fetch(Thing("after_sale", "9900112233", ORDER_NO))[0]
    assert (request.values["requested_fen"], request.values["goods"]) == (2000, "阳光玫瑰葡萄 2 斤装")
    parcel = shop.fetch(Thing("parcel", f"{ORDER_NO}/outbound/YT7788990011223"))[0]
    assert parcel.values["track_text"] == "已签收"
    asked = gateway.asked("pdd.logistics.ordertrace.get")[0].fields
    assert (asked["company_code"], asked["mail_no"]) == ("ZTO", "YT7788990011223")
    assert shop.fetch(Thing("platform_promise", "5"))[0].key == "5"


def test_what_the_platform_does_not_know_is_nothing_and_a_wrong_key_is_an_error(
    shop: PinduoduoConnector, gateway: Gateway
) -> None:
    gateway.say("pdd.order.information.get", {"error_response": {"error_code": 50001, "sub_msg": "订单不存在"}})
    assert shop.fetch(Thing("order", ORDER_NO)) == ()
    gateway.say("pdd.order.information.get", {"error_response": {"error_code": 20004}})
    with pytest.raises(PlatformError) as raised:
        shop.fetch(Thing("order", ORDER_NO))
    assert raised.value.kind is ErrorKind.PERMANENT


def test_windows_reach_back_by_the_overlap_and_are_never_too_long_or_too_young() -> None:
    now = datetime(2026, 6, 17, 4, tzinfo=UTC)
    fresh = list(ORDERS.windows(until=now - timedelta(minutes=5), now=now))
    assert fresh == [(now - timedelta(minutes=10), now - timedelta(minutes=3))]
    after_a_night = list(ORDERS.windows(until=now - timedelta(hours=2), now=now))
    assert after_a_night[0][0] == now - timedelta(hours=2, minutes=5)
    assert all(until - since <= timedelta(minutes=30) for since, until in after_a_night)
    assert [until for _, until in after_a_night[:-1]] == [since for since, _ in after_a_night[1:]]
    assert after_a_night[-1][1] == now - timedelta(minutes=3)
    first = list(REFUNDS.windows(until=None, now=now))
    assert first[0][0] == now - timedelta(days=90)
    assert len(first) == 90 * 48
    assert list(ORDERS.windows(until=now, now=now - timedelta(days=1))) == []
