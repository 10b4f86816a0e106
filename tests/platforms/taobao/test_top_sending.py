"""Actions on Taobao and Tmall: limits, the code by SMS, what is refused before it leaves, the question after."""

from datetime import timedelta
from typing import Any

import pytest

from heqi.core.connecting import PlatformError
from heqi.core.sending import Answer, AnswerState, SendOrder
from heqi.core.words import Platform
from heqi.platforms.taobao.connector import TaobaoConnector
from heqi.platforms.taobao.sending.refunds import fits_one_call, refund_infos
from heqi.platforms.taobao.sending.shop import Refund
from tests.support.gateway import Gateway, Raw

from .answers import OID_2, TID, exchange, refund, trade
from .conftest import NOW

REQUEST = {"order_no": str(TID), "after_sale_no": "7700112233"}
EXCHANGE = {"order_no": str(TID), "after_sale_no": "8800112233"}
DONE, NOT_DONE, PERMANENT = AnswerState.DONE, AnswerState.NOT_DONE, AnswerState.PERMANENT
AGREE = "taobao.rp.refunds.agree"
YES = {"succ": True, "msg_code": "OP_SUCC", "results": {"refund_mapping_result": [{"refund_id": "1", "succ": True}]}}
PNG = b"\x89PNG"


def act(kind: str, payload: dict[str, Any] | None = None, **files: bytes) -> SendOrder:
    return SendOrder(kind, REQUEST | (payload or {}), "key-1", files)


def stand(gateway: Gateway, **other: Any) -> None:
    gateway.say("taobao.refund.get", {"refund_get_response": {"refund": refund(**other)}})


def why(answer: Answer) -> str:
    assert answer.error is not None
    return f"{answer.error.code}: {answer.error.message}"


def test_tmall_does_more_than_taobao(taobao: TaobaoConnector, tmall: TaobaoConnector) -> None:
    common = {"agree_refund", "agree_return", "refuse", "leave_message", "answer_stop", "intercept", "write_note"}
    common |= {"delay_receipt"}
    assert taobao.handles == {f"taobao.{name}" for name in common}
    assert {f"tmall.{name}" for name in common} < tmall.handles
    assert {"tmall.agree_exchange", "tmall.explain_review", "tmall.fill_number"} < tmall.handles
    for kind in ("taobao.agree_exchange", "taobao.small_payment", "tmall.pay_freight", "chat.send"):
        with pytest.raises(PlatformError, match=r"platform\.permanent"):
            taobao.send(act(kind))


def test_agreeing_names_amount_version_and_phase(
    taobao: TaobaoConnector, tmall: TaobaoConnector, gateway: Gateway
) -> None:
    stand(gateway)
    gateway.say(AGREE, {"rp_refunds_agree_response": YES})
    assert taobao.send(act("taobao.agree_refund", {"amount_fen": 2000})).state is DONE
    assert tmall.send(act("tmall.agree_refund")).state is DONE
    assert [call.fields["refund_infos"] for call in gateway.asked(AGREE)] == [
        "7700112233|2000|1781571605000|onsale",
        "7700112233|2000|1781571605000|onsale",
    ]
    assert "code" not in gateway.asked(AGREE)[0].fields


@pytest.mark.parametrize(
    "answer",
    [
        {"rp_refunds_agree_response": {"succ": False, "message": "请输入短信验证码", "msg_code": "OP_FAILURE_UE"}},
        {"error_response": {"code": 15, "sub_code": "isv.need-code", "sub_msg": "已向您的手机发送校验码"}},
    ],
)
def test_a_code_that_is_asked_for_is_an_answer_of_its_own_and_goes_with_the_next_try(
    answer: object, tmall: TaobaoConnector, gateway: Gateway
) -> None:
    stand(gateway)
    gateway.say(AGREE, answer, {"rp_refunds_agree_response": YES})
    first = tmall.send(act("tmall.agree_refund"))
    assert first.state is AnswerState.NEEDS_CODE
    assert first.error is not None and first.error.message
    assert tmall.send(act("tmall.agree_refund", {"code": "482913"})).state is DONE
    assert gateway.asked(AGREE)[1].fields["code"] == "482913"


@pytest.mark.parametrize(
    ("now", "payload", "reason"),
    [
        ({"status": "CLOSED"}, {}, "state"),
        ({"status": "WAIT_BUYER_RETURN_GOODS"}, {}, "state"),
        ({"refund_fee": "21.00"}, {"amount_fen": 2000}, "amount"),
        ({"refund_fee": "10000.01"}, {}, "limit"),
        ({"operation_contraint": "refund_onweb"}, {}, "refund_onweb"),
        ({"refund_fee": None}, {}, "none"),
    ],
)
def test_a_refund_that_is_not_to_be_paid_now_is_not_paid(
    now: dict[str, Any], payload: dict[str, Any], reason: str, tmall: TaobaoConnector, gateway: Gateway
) -> None:
    stand(gateway, **now)
    answer = tmall.send(act("tmall.agree_refund", payload))
    assert (answer.state, why(answer).partition(":")[0]) == (PERMANENT, reason)
    assert gateway.asked(AGREE) == []


@pytest.mark.parametrize(
    ("platform", "count", "fen", "fits"),
    [
        (Platform.TAOBAO, 20, 300_00, True),
        (Platform.TAOBAO, 21, 1_00, False),
        (Platform.TAOBAO, 1, 6_000_00, True),
        (Platform.TAOBAO, 1, 6_000_01, False),
        (Platform.TMALL, 30, 333_33, True),
        (Platform.TMALL, 31, 1_00, False),
        (Platform.TMALL, 2, 5_000_01, False),
    ],
)
def test_the_limits_of_one_call(platform: Platform, count: int, fen: int, fits: bool) -> None:
    refunds = [Refund(str(at), "WAIT_SELLER_AGREE", fen, "7", "onsale", "", False) for at in range(count)]
    assert fits_one_call(platform, refunds) is fits


def test_several_refunds_stand_side_by_side() -> None:
    refunds = [Refund(str(at), "WAIT_SELLER_AGREE", 100, "7", "aftersale", "", False) for at in (1, 2)]
    assert refund_infos(refunds) == "1|100|7|aftersale,2|100|7|aftersale"


def test_a_part_that_failed_is_a_failure(tmall: TaobaoConnector, gateway: Gateway) -> None:
    stand(gateway)
    failed = {"refund_id": "1", "succ": False, "message": "退款已关闭"}
    some = {"succ": True, "msg_code": "SOME_OP_SUCC", "results": {"refund_mapping_result": [failed]}}
    gateway.say(AGREE, {"rp_refunds_agree_response": some})
    assert why(tmall.send(act("tmall.agree_refund"))) == "business: 平台没有接受：退款已关闭。"


def test_no_answer_to_a_payment_is_doubtful_and_the_question_settles_it(
    tmall: TaobaoConnector, gateway: Gateway
) -> None:
    stand(gateway)
    gateway.say(AGREE, Raw(cut=True))
    assert tmall.send(act("tmall.agree_refund")).state is AnswerState.DOUBTFUL
    assert tmall.ask(act("tmall.agree_refund")).state is NOT_DONE
    stand(gateway, status="SUCCESS")
    assert tmall.ask(act("tmall.agree_refund")).state is DONE
    assert tmall.send(act("tmall.agree_refund")) == Answer(DONE, "already")
    assert len(gateway.asked(AGREE)) == 1


def test_a_return_is_agreed_to_with_address_phase_and_version(tmall: TaobaoConnector, gateway: Gateway) -> None:
    stand(gateway, dispute_type="REFUND_AND_RETURN")
    gateway.say("taobao.rp.returngoods.agree", {"rp_returngoods_agree_response": {"is_success": True}})
    said = {"address_id": "8", "words": "请寄回", "freight_by": 0}
    assert tmall.send(act("tmall.agree_return", said)).state is DONE
    sent = gateway.asked("taobao.rp.returngoods.agree")[0].fields
    assert (sent["seller_address_id"], sent["refund_phase"], sent["refund_version"], sent["remark"]) == (
        "8",
        "onsale",
        "1781571605000",
        "请寄回",
    )
    assert sent["post_fee_bear_role"] == "0"
    assert why(tmall.send(act("tmall.agree_return"))) == "payload: 缺少必填内容：address_id。"
    stand(gateway, status="WAIT_BUYER_RETURN_GOODS")
    assert tmall.ask(act("tmall.agree_return", said)).state is DONE


def test_a_refusal_needs_words_and_on_tmall_a_picture_that_is_not_too_large(
    taobao: TaobaoConnector, tmall: TaobaoConnector, gateway: Gateway
) -> None:
    stand(gateway)
    gateway.say("taobao.refund.refuse", {"refund_refuse_response": {"is_success": True}})
    words = {"words": "商品已签收，影响二次销售", "reason_id": "3"}
    assert why(tmall.send(act("tmall.refuse", words))) == "proof: 需要上传凭证图片。"
    assert why(tmall.send(act("tmall.refuse", words, proof=b"x" * 130_001))) == "proof: 凭证图片不能超过 130 KB。"
    assert why(taobao.send(act("taobao.refuse", {"words": "不"}))) == "words: 拒绝说明应为 2 到 200 个字。"
    assert why(taobao.send(act("taobao.refuse", {"words": "长" * 201}))).startswith("words")
    assert gateway.calls == []

    assert taobao.send(act("taobao.refuse", words)).state is DONE
    assert tmall.send(act("tmall.refuse", words, proof=PNG)).state is DONE
    first, second = gateway.asked("taobao.refund.refuse")
    assert (first.files, second.files) == ({}, {"refuse_proof": PNG})
    assert (second.fields["refuse_reason_id"], second.fields["refund_version"]) == ("3", "1781571605000")

    stand(gateway, operation_contraint="cannot_refuse")
    assert why(taobao.send(act("taobao.refuse", words))).startswith("cannot_refuse")
    stand(gateway, status="SELLER_REFUSE_BUYER")
    assert taobao.ask(act("taobao.refuse", words)).state is DONE


def test_a_message_has_a_picture_and_at_most_400_bytes(taobao: TaobaoConnector, gateway: Gateway) -> None:
    stand(gateway)
    gateway.say("taobao.refund.message.add", {"refund_message_add_response": {"refund_message": {"id": 1}}})
    assert why(taobao.send(act("taobao.leave_message", {"words": "您好"}))).startswith("payload: 缺少必填内容：image")
    assert why(taobao.send(act("taobao.leave_message", {"words": "好" * 134}, image=PNG))).startswith("words")
    assert taobao.send(act("taobao.leave_message", {"words": "好" * 133}, image=PNG)).state is DONE
    sent = gateway.asked("taobao.refund.message.add")[0]
    assert (sent.files, len(sent.fields["content"])) == ({"image": PNG}, 133)
    line = {"id": 1, "content": "您好", "owner_role": "2", "created": "2026-06-16 10:00:00"}
    found = {"refund_messages": {"refund_message": [line]}}
    gateway.say("taobao.refund.messages.get", {"refund_messages_get_response": found})
    assert taobao.ask(act("taobao.leave_message", {"words": "您好"})).state is DONE
    assert taobao.ask(act("taobao.leave_message", {"words": "再见"})).state is NOT_DONE


def test_a_stop_an_interception_and_a_look(tmall: TaobaoConnector, gateway: Gateway) -> None:
    stand(gateway)
    told = {"result": {"success": True, "result_data": {"refund_id": 7700112233}}}
    gateway.say("taobao.rdc.aligenius.sendgoods.cancel", {"rdc_aligenius_sendgoods_cancel_response": told})
    assert tmall.send(act("tmall.answer_stop", {"stopped": True, "amount_fen": 2000})).state is DONE
    assert gateway.asked("taobao.rdc.aligenius.sendgoods.cancel")[0].json("param") == {
        "refund_id": 7700112233,
        "tid": TID,
        "status": "SUCCESS",
        "refund_fee": 2000,
        "msg": "已取消发货",
    }
    refused = {"result": {"success": False, "error_info": "已打印面单"}}
    gateway.say("taobao.rdc.aligenius.sendgoods.cancel", {"rdc_aligenius_sendgoods_cancel_response": refused})
    assert why(tmall.send(act("tmall.answer_stop", {"stopped": False}))) == "business: 平台没有接受：已打印面单。"
    assert tmall.ask(act("tmall.answer_stop", {"stopped": False})).state is NOT_DONE

    gateway.say("taobao.rp.refund.intercept", {"rp_refund_intercept_response": {}})
    assert tmall.send(act("tmall.intercept")).state is DONE
    assert gateway.asked("taobao.rp.refund.intercept")[0].fields["refund_version"] == "1781571605000"
    assert tmall.ask(act("tmall.intercept")).state is AnswerState.DOUBTFUL

    gateway.say("taobao.rp.refund.review", {"rp_refund_review_response": {"is_success": True}})
    assert tmall.send(act("tmall.review_refund", {"by": "阿敏", "words": "已核对", "fit": False})).state is DONE
    assert gateway.asked("taobao.rp.refund.review")[0].fields["result"] == "false"


def test_returned_goods_refused_and_a_number_filled_in(tmall: TaobaoConnector, gateway: Gateway) -> None:
    stand(gateway, status="WAIT_SELLER_CONFIRM_GOODS")
    gateway.say("taobao.rp.returngoods.refuse", {"rp_returngoods_refuse_response": {"result": True}})
    assert tmall.send(act("tmall.refuse_return", {"reason_id": "4"}, proof=PNG)).state is DONE
    assert gateway.asked("taobao.rp.returngoods.refuse")[0].files == {"refuse_proof": PNG}
    gateway.say("taobao.rp.returngoods.refill", {"rp_returngoods_refill_response": {"is_success": True}})
    parcel = {"carrier": "ZTO", "tracking_no": "ZT9"}
    assert tmall.send(act("tmall.refill_return", parcel)).state is DONE
    assert tmall.ask(act("tmall.refill_return", parcel)).state is NOT_DONE
    stand(gateway, sid="ZT9")
    assert tmall.ask(act("tmall.refill_return", parcel)).state is DONE


def test_a_memo_and_its_flag(taobao: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.trade.memo.update", {"trade_memo_update_response": {"trade": {"tid": TID}}})
    assert taobao.send(act("taobao.write_note", {"note": "易碎，加泡沫", "flag": 1})).state is DONE
    assert taobao.send(act("taobao.write_note", {"note": ""})).state is DONE
    assert why(taobao.send(act("taobao.write_note", {"note": "长" * 334}))).startswith("note")
    first, second = (call.fields for call in gateway.asked("taobao.trade.memo.update"))
    assert (first["memo"], first["flag"], "reset" in first) == ("易碎，加泡沫", "1", False)
    assert (second["reset"], "memo" in second) == ("true", False)
    gateway.say("taobao.trade.fullinfo.get", {"trade_fullinfo_get_response": {"trade": trade()}})
    assert taobao.ask(act("taobao.write_note", {"note": "易碎，加泡沫", "flag": 1})).state is DONE
    assert taobao.ask(act("taobao.write_note", {"note": "别的"})).state is NOT_DONE


def test_more_time_to_confirm(taobao: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.trade.receivetime.delay", {"trade_receivetime_delay_response": {"trade": {"tid": TID}}})
    assert taobao.send(act("taobao.delay_receipt", {"days": 7})).state is DONE
    assert why(taobao.send(act("taobao.delay_receipt", {"days": 4}))) == "days: 只能延长 3、5、7 或 10 天。"
    assert [call.fields["days"] for call in gateway.calls] == ["7"]


def test_an_explanation_has_its_length_and_its_time(tmall: TaobaoConnector, gateway: Gateway) -> None:
    gateway.say("taobao.traderate.explain.add", {"traderate_explain_add_response": {"is_success": True}})
    said = {"line_no": str(OID_2), "words": "抱歉，已补发", "reviewed_at": (NOW - timedelta(days=29)).isoformat()}
    assert tmall.send(act("tmall.explain_review", said)).state is DONE
    late = said | {"reviewed_at": (NOW - timedelta(days=31)).isoformat()}
    assert why(tmall.send(act("tmall.explain_review", late))) == "late: 评价超过 30 天，不能再解释。"
    assert why(tmall.send(act("tmall.explain_review", said | {"words": "长" * 501}))).startswith("words")
    assert len(gateway.calls) == 1
    rate = {"tid": TID, "oid": OID_2, "reply": "抱歉，已补发", "created": "2026-06-16 10:00:00"}
    gateway.say("taobao.traderates.get", {"traderates_get_response": {"trade_rates": {"trade_rate": [rate]}}})
    assert tmall.ask(act("tmall.explain_review", said)).state is DONE


@pytest.mark.parametrize(
    ("kind", "payload", "method", "expected", "ready", "waiting"),
    [
        ("agree_exchange", {"address_id": "8"}, "tmall.exchange.agree", {"address_id": "8"}, "2", "1"),
        (
            "refuse_exchange",
            {"reason_id": "9", "words": "无货"},
            "tmall.exchange.refuse",
            {"seller_refuse_reason_id": "9", "leave_message": "无货"},
            "6",
            "1",
        ),
        ("receive_exchange", {}, "tmall.exchange.returngoods.agree", {"dispute_id": "8800112233"}, "12", "3"),
        (
            "fill_number",
            {"carrier": "中通快递", "tracking_no": "ZT2"},
            "tmall.exchange.consigngoods",
            {"logistics_no": "ZT2", "logistics_type": "200", "logistics_company_name": "中通快递"},
            None,
            None,
        ),
        (
            "fill_number",
            {"carrier": "中通快递", "tracking_no": "ZT2", "received": True},
            "tmall.exchange.confirm.consign",
            {"logistics_no": "ZT2"},
            None,
            None,
        ),
    ],
)
def test_an_exchange_step_by_step(
    kind: str,
    payload: dict[str, Any],
    method: str,
    expected: dict[str, str],
    ready: str | None,
    waiting: str | None,
    tmall: TaobaoConnector,
    gateway: Gateway,
) -> None:
    root = method.replace(".", "_") + "_response"
    gateway.say(method, {root: {"result": {"success": True, "exchange": {"dispute_id": "8800112233"}}}})
    order = SendOrder(f"tmall.{kind}", EXCHANGE | payload, "key-1")
    assert tmall.send(order).state is DONE
    sent = gateway.asked(method)[0].fields
    assert {name: sent[name] for name in expected} == expected
    for status, state in ((ready, DONE), (waiting, NOT_DONE)):
        if status is not None:
            answer = {"result": {"success": True, "exchange": exchange(status=status)}}
            gateway.say("tmall.exchange.get", {"tmall_exchange_get_response": answer})
            assert tmall.ask(order).state is state
    gateway.say(method, {root: {"result": {"success": False, "message": "换货单状态不正确"}}})
    assert why(tmall.send(order)) == "business: 平台没有接受：换货单状态不正确。"


def test_an_exchanges_goods_refused_a_message_and_its_number(tmall: TaobaoConnector, gateway: Gateway) -> None:
    yes = {"result": {"success": True}}
    gateway.say("tmall.exchange.returngoods.refuse", {"tmall_exchange_returngoods_refuse_response": yes})
    order = SendOrder("tmall.refuse_exchange_goods", EXCHANGE | {"reason_id": "9"}, "k", {"proof": PNG})
    assert tmall.send(order).state is DONE
    sent = gateway.asked("tmall.exchange.returngoods.refuse")[0]
    assert (sent.files, "fields" in sent.fields) == ({"leave_message_pics": PNG}, False)
    gateway.say("tmall.exchange.message.add", {"tmall_exchange_message_add_response": {"result": {"results": {}}}})
    assert tmall.send(SendOrder("tmall.leave_exchange_message", EXCHANGE | {"words": "已发"}, "k")).state is DONE
    answer = {"result": {"exchange": exchange(seller_logistic_no="ZT2")}}
    gateway.say("tmall.exchange.get", {"tmall_exchange_get_response": answer})
    parcel = {"carrier": "中通快递", "tracking_no": "zt2"}
    assert tmall.ask(SendOrder("tmall.fill_number", EXCHANGE | parcel, "k")).state is DONE
