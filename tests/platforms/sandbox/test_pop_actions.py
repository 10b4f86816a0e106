"""What a merchant does through Pinduoduo's API happens in the market, once."""

import pytest

from tests.platforms.sandbox.callers import Pop


@pytest.fixture
def pop(sandbox):
    return Pop(sandbox)


def truths(sandbox, pop, what="refunds"):
    return sandbox.all_rows(f"/truth/{what}", shop=pop.keys["shop_id"])


def truth_of(sandbox, pop, no, what="refunds"):
    return next(row for row in truths(sandbox, pop, what) if row["no"] == no)


def new_refund(sandbox, pop, mishap, state):
    """A buyer complains now about an order in that state with which nothing was wrong."""
    orders = truths(sandbox, pop, "orders")
    fitting = (row for row in orders if row["state"] == state and row["mishap"] == "none" and not row["refund"])
    return sandbox.steer("/refunds", order=next(fitting)["no"], mishap=mishap)


def movements(sandbox, cause):
    return [row for row in sandbox.all_rows("/ledger") if row["cause"] == cause and row["action"] == "refund"]


def test_agreeing_pays_once_and_a_second_time_is_told_so(sandbox, pop):
    refund = new_refund(sandbox, pop, "rotten", "signed")
    asked = {"after_sales_id": refund["no"], "order_sn": refund["order"], "operate_desc": "同意"}

    first = pop("pdd.refund.agree", request=asked)["response"]["result"]
    second = pop("pdd.refund.agree", request=asked)["response"]["result"]

    assert (first["succ"], first["message"]) == (True, "退款操作成功")
    assert (second["succ"], second["message"]) == (False, "该售后单已同意退款，请勿重复操作")
    assert [row["fen"] for row in movements(sandbox, refund["no"])] == [refund["fen"]]
    assert (
        pop("pdd.refund.information.get", order_sn=refund["order"], after_sales_id=refund["no"])["after_sales_status"]
        == 4
    )
    sandbox.steer("/clock", advance_seconds=60)
    assert truth_of(sandbox, pop, refund["no"])["state"] == "succeeded"


def test_an_after_sale_of_another_shop_is_not_there(sandbox, pop):
    foreign = next(row for row in sandbox.all_rows("/truth/refunds") if row["shop"] != pop.keys["shop_id"])
    asked = {"after_sales_id": foreign["no"], "order_sn": foreign["order"]}

    error = pop("pdd.refund.agree", request=asked)["error_response"]

    assert (error["error_code"], error["sub_msg"]) == (50001, "售后单不存在")
    assert foreign in sandbox.all_rows("/truth/refunds")


def test_a_return_goes_to_an_address_of_the_shop_and_comes_back_with_a_number(sandbox, pop):
    refund = new_refund(sandbox, pop, "disliked", "signed")
    address = pop("pdd.refund.address.list.get")["refund_address_list_get_response"]["refund_address_list"][0]
    asked = {"after_sales_id": refund["no"], "order_sn": refund["order"], "operate_desc": ""}

    refused = pop("pdd.refund.returngoods.agree", request={**asked, "return_address_id": "1"})
    agreed = pop("pdd.refund.returngoods.agree", request={**asked, "return_address_id": address["refund_address_id"]})

    assert refused["response"]["result"]["success"] is False
    assert agreed["response"]["result"]["success"] is True
    assert truth_of(sandbox, pop, refund["no"])["state"] == "awaiting_buyer_return"
    for _ in range(8):
        sandbox.steer("/clock", advance_seconds=86_400)
    back = truth_of(sandbox, pop, refund["no"])
    assert (bool(back["return_no"]), back["state"]) in ((True, "awaiting_merchant_receipt"), (False, "closed"))


def test_W5_an_order_that_was_stopped_is_not_sent(sandbox, pop):
    refund = new_refund(sandbox, pop, "changed_mind", "unshipped")
    asked = {"tid": refund["order"], "refund_id": refund["no"], "status": "SUCCESS", "operate_time": 1, "refund_fee": 1}

    answer = pop("pdd.rdc.pddgenius.sendgoods.cancel", param=asked)

    assert list(answer) == ["rdc_pddgenius_sendgoods_cancel_response"]
    sandbox.steer("/clock", advance_seconds=30 * 3600)
    order = truth_of(sandbox, pop, refund["order"], "orders")
    assert (order["held"], order["shipped_at"]) == (True, 0)


def test_an_order_is_sent_once_and_its_courier_is_heard_of(sandbox, pop):
    order = next(row for row in truths(sandbox, pop, "orders") if row["state"] == "unshipped" and not row["refund"])
    asked = {"order_sn": order["no"], "logistics_id": 85, "tracking_number": "YT9000000000001"}

    assert pop("pdd.logistics.online.send", **asked)["logistics_online_send_response"]["is_success"] is True
    assert pop("pdd.logistics.online.send", **asked)["error_response"]["sub_msg"] == "订单已发货"

    sandbox.steer("/clock", advance_seconds=86_400)
    track = pop("pdd.logistics.ordertrace.get", company_code="YTO", mail_no="YT9000000000001")
    nodes = track["logistics_ordertrace_get_resposne"]["trace_list"]
    assert nodes[0]["action"] == "GOT"
    assert truth_of(sandbox, pop, order["no"], "orders")["shipped_at"] > 0


def test_W3_a_note_with_a_flag_is_kept_and_shown(sandbox, pop):
    order = truths(sandbox, pop, "orders")[0]["no"]

    half = pop("pdd.order.note.update", order_sn=order, note="先发", tag=1)
    done = pop("pdd.order.note.update", order_sn=order, note="先发", tag=1, tag_name="加急")

    assert half["error_response"]["error_code"] == 21001
    assert done["response"]["success"] is True
    shown = pop("pdd.order.information.get", order_sn=order)["order_info_get_response"]["order_info"]
    assert (shown["remark"], shown["remark_tag"], shown["remark_tag_name"]) == ("先发", 1, "加急")


def test_a_reshipment_is_agreed_to_and_sent(sandbox, pop):
    asking = (new_refund(sandbox, pop, "short", "completed") for _ in range(30))
    refund = next(refund for refund in asking if refund["demand"] == "reship")
    asked = {"after_sales_id": refund["no"], "order_sn": refund["order"]}

    assert pop("pdd.refund.returngoods.agree", request=asked)["response"]["result"]["success"] is True
    sent = pop(
        "pdd.refund.exchange.shipping",
        request={**asked, "shipping_id": 85, "shipping_name": "圆通快递", "tracking_number": "YT9000000000002"},
    )
    assert sent["response"]["result"]["succ"] is True
    for _ in range(20):
        sandbox.steer("/clock", advance_seconds=86_400)
    final = truth_of(sandbox, pop, refund["no"])
    assert (final["state"], final["paid"]) == ("succeeded", 0)
