"""Pulling windows of TOP: from the last page to the first, filled where the list says too little."""

from datetime import timedelta
from typing import Any

import pytest

from heqi.core.connecting import Choice, ErrorKind, Page, PlatformError, Thing
from heqi.platforms.taobao.connector import TaobaoConnector
from tests.support.gateway import Call, Gateway

from .answers import OID_2, TID, exchange, refund, trade
from .conftest import NOW

SINCE, UNTIL = NOW - timedelta(minutes=31), NOW - timedelta(minutes=1)
INCREMENT = "taobao.trades.sold.increment.get"


class Listing:
    """A list that answers as TOP pages it."""

    def __init__(self, root: str, items: tuple[str, str], rows: list[Any], inside: str = "") -> None:
        self.root, self.items, self.rows, self.inside = root, items, rows, inside

    def answer(self, call: Call) -> Any:
        page, size = int(call.fields["page_no"]), int(call.fields["page_size"])
        found = {self.items[0]: {self.items[1]: self.rows[(page - 1) * size : page * size]}}
        if call.fields.get("use_has_next") != "true":
            found["total_results"] = len(self.rows)
        if call.fields.get("use_has_next") != "false":
            found["has_next"] = page * size < len(self.rows)
        return {self.root: {self.inside: found} if self.inside else found}


def trades(rows: list[Any]) -> Listing:
    return Listing("trades_sold_increment_get_response", ("trades", "trade"), rows)


def quiet(**other: Any) -> dict[str, Any]:
    """A trade that shows no sign of words, so that it is not asked for by itself."""
    return trade(seller_flag=0, has_buyer_message=False, seller_memo=None, buyer_message=None, **other)


def pull(shop: TaobaoConnector, stream: str) -> list[Page]:
    return list(shop.pull(stream, SINCE, UNTIL, now=NOW))


def keys(pages: list[Page]) -> list[str]:
    return [row[0].key for page in pages for row in page.rows]


def test_trades_come_from_the_last_page_to_the_first(taobao: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say(INCREMENT, trades([quiet(tid=at) for at in range(1, 121)]).answer)
    pages = pull(taobao, "orders")
    asked = [(call.fields["page_no"], call.fields["use_has_next"]) for call in gateway.asked(INCREMENT)]
    assert asked == [("1", "false"), ("3", "true"), ("2", "true"), ("1", "true")]
    assert sorted(map(int, keys(pages))) == list(range(1, 121))
    first = gateway.asked(INCREMENT)[0].fields
    assert (first["start_modified"], first["end_modified"]) == ("2026-06-17 11:29:00", "2026-06-17 11:59:00")
    assert first["page_size"] == "50"
    assert "orders.invoice_no" in first["fields"]


def test_a_trade_with_a_flag_or_a_message_is_filled_with_its_words(taobao: TaobaoConnector, gateway: Gateway) -> None:
    listed = trade(seller_memo=None, buyer_message=None, alipay_no=None)
    gateway.say(INCREMENT, trades([listed, quiet(tid=2)]).answer)
    gateway.say("taobao.trade.fullinfo.get", {"trade_fullinfo_get_response": {"trade": trade()}})
    (page,) = pull(taobao, "orders")
    assert [row[0].values.get("note") for row in page.rows] == ["易碎，加泡沫", None]
    (asked,) = gateway.asked("taobao.trade.fullinfo.get")
    assert asked.fields["tid"] == str(TID)


def test_a_bad_trade_is_put_aside_and_the_rest_goes_on(taobao: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say(INCREMENT, trades([quiet(tid=1), None, quiet(tid=3, payment="x"), quiet(tid=4)]).answer)
    (page,) = pull(taobao, "orders")
    assert keys([page]) == ["1", "4"]
    assert [(bad.key, bad.faults[0].field) for bad in page.bad] == [("", ""), ("3", "payment")]


def refunds(rows: list[Any]) -> Listing:
    return Listing("refunds_receive_get_response", ("refunds", "refund"), rows)


def test_a_refund_is_filled_with_its_deadline(tmall: TaobaoConnector, gateway: Gateway) -> None:
    listed = {name: value for name, value in refund().items() if name not in ("refund_remind_timeout", "cs_status")}
    gateway.say("taobao.refunds.receive.get", refunds([listed]).answer)
    gateway.say("taobao.refund.get", {"refund_get_response": {"refund": refund(refund_fee="21.00", title="")}})
    (page,) = pull(tmall, "refunds")
    values = page.rows[0][0].values
    assert (values["requested_fen"], values["goods"], "expires_at" in values) == (2100, "荔枝 3 斤装", True)


def test_a_refund_without_a_page_keeps_what_the_list_says(tmall: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.refunds.receive.get", refunds([refund()]).answer)
    gateway.say("taobao.refund.get", {"error_response": {"code": 11, "msg": "Insufficient ISV Permissions"}})
    assert keys(pull(tmall, "refunds")) == ["7700112233"]


def test_exchanges_and_disputes_of_tmall(tmall: TaobaoConnector, taobao: TaobaoConnector, gateway: Gateway) -> None:
    rows = [exchange(dispute_id=str(at)) for at in range(1, 61)]
    gateway.say(
        "tmall.exchange.receive.get",
        Listing("tmall_exchange_receive_get_response", ("results", "exchange"), rows).answer,
    )
    assert len(keys(pull(tmall, "exchanges"))) == 60
    asked = gateway.asked("tmall.exchange.receive.get")
    assert [call.fields["page_no"] for call in asked] == ["1", "2", "1"]
    assert (asked[0].fields["start_gmt_modified_time"], asked[0].fields["end_gmt_modifed_time"]) == (
        "2026-06-17 11:29:00",
        "2026-06-17 11:59:00",
    )
    told = Listing("tmall_dispute_receive_get_response", ("results", "dispute"), [refund()], inside="result")
    gateway.say("tmall.dispute.receive.get", told.answer)
    assert keys(pull(tmall, "disputes")) == ["7700112233"]
    assert {stream.name for stream in tmall.streams} - {stream.name for stream in taobao.streams} == {
        "exchanges",
        "disputes",
    }


def test_a_span_with_too_many_reviews_is_halved(taobao: TaobaoConnector, gateway: Gateway) -> None:
    def answer(call: Call) -> Any:
        whole = (call.fields["start_date"], call.fields["end_date"]) == ("2026-06-17 11:29:00", "2026-06-17 11:59:00")
        if whole:
            return {"traderates_get_response": {"total_results": 1500}}
        number = 1 if call.fields["start_date"] == "2026-06-17 11:29:00" else 2
        rate = {"tid": number, "created": "2026-06-17 11:40:00", "content": "好", "result": "good"}
        return {"traderates_get_response": {"total_results": 1, "trade_rates": {"trade_rate": [rate]}}}

    gateway.say("taobao.traderates.get", answer)
    found = [row[0].values["order_no"] for page in pull(taobao, "rates") for row in page.rows]
    assert found == ["1", "2"]
    assert gateway.calls[0].fields["role"] == "buyer"


def test_ratings_are_asked_for_ten_of_the_staff_at_a_time(taobao: TaobaoConnector, gateway: Gateway) -> None:
    staff = [{"nick": f"果然鲜:{at}", "status": 1} for at in range(11)] + [{"nick": "果然鲜:走了", "status": -1}]
    answer = {"subusers": {"sub_user_info": staff}}
    gateway.say("taobao.sellercenter.subusers.get", {"sellercenter_subusers_get_response": answer})
    told = {"eval_code": 0, "eval_sender": "果然鲜:1", "eval_time": "2026-06-16 10:00:00"}
    rated = {"result_count": 1, "staff_eval_details": {"eval_detail": [told]}}
    gateway.say("taobao.airisland.kefueval.get", {"airisland_kefueval_get_response": rated})
    assert len(keys(pull(taobao, "kefueval"))) == 2
    first, second = gateway.asked("taobao.airisland.kefueval.get")
    assert first.fields["query_ids"].split(",")[0] == "cntaobao果然鲜:0"
    assert (first.fields["query_ids"].count(",") + 1, second.fields["query_ids"]) == (10, "cntaobao果然鲜:10")
    assert (first.fields["btime"], first.fields["etime"]) == ("20260617112900", "20260617115900")


def test_one_thing_fresh_from_the_platform(tmall: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.trade.fullinfo.get", {"trade_fullinfo_get_response": {"trade": trade()}})
    gateway.say("taobao.refund.get", {"refund_get_response": {"refund": refund()}})
    line = {
        "id": 5,
        "owner_role": "2",
        "owner_nick": "果然鲜:小林",
        "content": "收到",
        "created": "2026-06-16 10:00:00",
    }
    gateway.say(
        "taobao.refund.messages.get",
        {"refund_messages_get_response": {"refund_messages": {"refund_message": [line]}}},
    )
    assert tmall.fetch(Thing("order", str(TID)))[0].values["note"] == "易碎，加泡沫"
    facts = tmall.fetch(Thing("after_sale", "7700112233", str(TID)))
    assert [fact.entity for fact in facts] == ["after_sale", "message", "conversation"]
    assert facts[1].values["sender_name"] == "果然鲜:小林"
    assert gateway.asked("taobao.refund.messages.get")[0].fields["refund_phase"] == "onsale"


def test_a_number_of_tmall_that_is_no_refund_may_be_an_exchange(
    tmall: TaobaoConnector, taobao: TaobaoConnector, gateway: Gateway
) -> None:
    none = {"error_response": {"code": 15, "sub_code": "isv.refund-not-exist", "sub_msg": "退款不存在"}}
    gateway.say("taobao.refund.get", none)
    gateway.say("tmall.exchange.get", {"tmall_exchange_get_response": {"result": {"exchange": exchange()}}})
    line = {"id": 5, "owner_role": "4", "content": "好的", "created": "2026-06-16 10:00:00"}
    told = {"result": {"results": {"refund_message": [line]}}}
    gateway.say("tmall.exchange.messages.get", {"tmall_exchange_messages_get_response": told})
    facts = tmall.fetch(Thing("after_sale", "8800112233"))
    assert (facts[0].values["demand"], facts[1].values["sender"]) == ("exchange", "buyer")
    assert taobao.fetch(Thing("after_sale", "8800112233")) == ()


def test_a_review_with_what_was_added_to_it(tmall: TaobaoConnector, gateway: Gateway) -> None:
    rate = {"tid": TID, "oid": OID_2, "created": "2026-06-17 11:40:00", "content": "好", "result": "good"}
    gateway.say("taobao.traderates.get", {"traderates_get_response": {"trade_rates": {"trade_rate": [rate]}}})
    feed = {"content": "好", "comment_time": "2026-06-17 11:40:00", "append_content": "还是好"}
    gateway.say("tmall.traderate.feeds.get", {"tmall_traderate_feeds_get_response": {"tmall_rate_info": feed}})
    first, second = tmall.fetch(Thing("review", str(OID_2), str(TID)))
    assert first.key == second.key
    assert second.values["follow_up"] == "还是好"


def test_a_session_that_is_gone_is_an_error_of_a_fetch(taobao: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.trade.fullinfo.get", {"error_response": {"code": 27, "msg": "Invalid Session"}})
    with pytest.raises(PlatformError) as raised:
        taobao.fetch(Thing("order", "1"))
    assert raised.value.kind is ErrorKind.REAUTHORISE


def test_what_actions_may_be_given(tmall: TaobaoConnector, gateway: Gateway) -> None:
    company = {"id": 5, "code": "ZTO", "name": "中通快递", "reg_mail_no": "^.*$"}
    gateway.say(
        "taobao.logistics.companies.get",
        {"logistics_companies_get_response": {"logistics_companies": {"logistics_company": [company]}}},
    )
    assert tmall.choices("carriers") == (Choice("ZTO", "中通快递", {"id": "5", "pattern": "^.*$"}),)
    thing = Thing("after_sale", "7700112233", str(TID))
    gateway.say("taobao.refund.get", {"refund_get_response": {"refund": refund()}})
    reason = {"reason_id": 3, "reason_text": "已经影响商品完好", "reason_tips": "请上传照片"}
    gateway.say(
        "taobao.refund.refusereason.get", {"refund_refusereason_get_response": {"reasons": {"reason": [reason]}}}
    )
    assert tmall.choices("refuse_reasons", thing) == (Choice("3", "已经影响商品完好", {"tips": "请上传照片"}),)
    address = {"address_id": 8, "province_name": "浙江省", "city_name": "杭州市", "address_detail": "大关路 1 号"}
    answer = {"address_list": {"address": [address]}}
    gateway.say("taobao.refund.negotiatereturn.render", {"refund_negotiatereturn_render_response": answer})
    assert tmall.choices("return_addresses", thing) == (Choice("8", "浙江省 杭州市 大关路 1 号", {}),)
    assert tmall.choices("refuse_reasons") == ()
    gateway.say("taobao.refund.get", {"error_response": {"code": 15, "sub_code": "isv.x", "sub_msg": "不存在"}})
    swap = {"result": {"results": {"reason": [{"reason_id": 9, "reason_text": "无货"}]}}}
    gateway.say("tmall.exchange.refusereason.get", {"tmall_exchange_refusereason_get_response": swap})
    assert tmall.choices("refuse_reasons", thing) == (Choice("9", "无货", {"tips": ""}),)
