"""What a merchant does through Taobao's API happens in the market, within the platform's limits."""

import json

import pytest

from tests.platforms.sandbox.callers import Top
from tests.platforms.sandbox.test_pop_actions import movements, new_refund, truth_of, truths

PICTURE = {"image": ("proof.jpg", b"\xff\xd8picture", "image/jpeg")}
PROOF = {"refuse_proof": ("proof.jpg", b"\xff\xd8picture", "image/jpeg")}


@pytest.fixture
def staff(sandbox):
    """A sub-account of the Tmall shop."""
    return Top(sandbox, "tmall", by_staff=True)


def info(staff, refund, *, fen=None, version=None):
    shown = staff("taobao.refund.get", refund_id=refund["no"], fields="refund_version,refund_phase")
    shown = shown["refund_get_response"]["refund"]
    return "|".join(
        map(str, (refund["no"], fen or refund["fen"], version or shown["refund_version"], shown["refund_phase"]))
    )


def agree(staff, infos, **more):
    return staff("taobao.rp.refunds.agree", refund_infos=infos, **more)


def cheap_refund(sandbox, caller, mishap="lost"):
    """One below the sum above which a text message is asked for."""
    asking = (new_refund(sandbox, caller, mishap, "signed") for _ in range(20))
    return next(refund for refund in asking if 0 < refund["fen"] <= 50_000)


def test_a_sub_account_pays_once_and_the_main_account_not_at_all(sandbox, staff):
    refund = cheap_refund(sandbox, staff)
    infos = info(staff, refund)

    by_owner = agree(Top(sandbox, "tmall"), infos)
    first, second = (agree(staff, infos)["rp_refunds_agree_response"] for _ in range(2))

    assert by_owner["error_response"]["sub_code"] == "isv.only-subaccount-allowed"
    assert (first["succ"], first["msg_code"]) == (True, "OP_SUCC")
    assert (second["succ"], second["msg_code"]) == (False, "OP_FAILURE_UE")
    assert second["results"]["refund_mapping_result"][0]["message"] == "该售后单已同意退款，请勿重复操作"
    assert [row["fen"] for row in movements(sandbox, refund["no"])] == [refund["fen"]]


def test_a_stale_version_or_another_amount_pays_nothing(sandbox, staff):
    refund = cheap_refund(sandbox, staff)

    stale = agree(staff, info(staff, refund, version=1))["rp_refunds_agree_response"]
    more = agree(staff, info(staff, refund, fen=refund["fen"] + 1))["rp_refunds_agree_response"]

    assert stale["results"]["refund_mapping_result"][0]["message"] == "退款单已更新，请刷新后重试"
    assert more["results"]["refund_mapping_result"][0]["message"] == "退款金额与申请不一致"
    assert movements(sandbox, refund["no"]) == []


def test_a_large_sum_needs_the_code_from_the_phone(sandbox, staff):
    asking = (new_refund(sandbox, staff, "lost", "completed") for _ in range(20))
    several = []
    while sum(refund["fen"] for refund in several) <= 50_000:
        several.append(next(asking))
    infos = ",".join(info(staff, refund) for refund in several)

    refused = agree(staff, infos)["error_response"]
    guessed = agree(staff, infos, code="000000")["error_response"]
    code = sandbox.look("/sms")[str(staff.keys["shop_id"])]
    paid = agree(staff, infos, code=code)["rp_refunds_agree_response"]

    assert refused["sub_code"] == guessed["sub_code"] == "isv.need-sms-code"
    assert paid["succ"] is True
    assert all(len(movements(sandbox, refund["no"])) == 1 for refund in several)


def test_more_than_thirty_at_once_or_ten_thousand_yuan_are_refused_whole(sandbox, staff):
    refund = cheap_refund(sandbox, staff)
    one = info(staff, refund)

    many = agree(staff, ",".join([one] * 31))["error_response"]
    much = agree(staff, info(staff, refund, fen=1_000_001))["error_response"]

    assert many["sub_code"] == much["sub_code"] == "isv.refund-batch-limit"
    assert movements(sandbox, refund["no"]) == []


def test_P2_unshipped_and_seven_day_refunds_cannot_be_refused_and_tmall_wants_a_proof(sandbox, staff):
    unshipped = new_refund(sandbox, staff, "changed_mind", "unshipped")
    faulty = new_refund(sandbox, staff, "faulty", "signed")

    def refuse(refund, **files):
        version = info(staff, refund).split("|")[2]
        said = {"refuse_message": "请补充检测凭证", "refund_phase": "onsale", "refund_version": version}
        return staff("taobao.refund.refuse", refund_id=refund["no"], **said, **files)

    assert refuse(unshipped, files=PROOF)["error_response"]["sub_code"] == "isv.operation-not-allowed"
    assert refuse(faulty)["error_response"]["sub_code"] == "isv.invalid-parameter"
    done = refuse(faulty, files=PROOF)["refund_refuse_response"]

    assert done["refund"]["status"] == "SELLER_REFUSE_BUYER"
    assert truth_of(sandbox, staff, unshipped["no"])["state"] == "awaiting_merchant"
    assert truth_of(sandbox, staff, faulty["no"])["state"] == "awaiting_buyer_answer"


def test_a_message_needs_a_picture_and_stands_in_the_record(sandbox, staff):
    refund = cheap_refund(sandbox, staff)
    words = {"refund_id": refund["no"], "content": "已为您核实，今天处理"}

    without = staff("taobao.refund.message.add", **words)
    long = staff("taobao.refund.message.add", refund_id=refund["no"], content="长" * 134, files=PICTURE)
    staff("taobao.refund.message.add", **words, files=PICTURE)

    record = staff("taobao.refund.messages.get", refund_id=refund["no"], fields="content,owner_role,pic_urls")
    rows = record["refund_messages_get_response"]["refund_messages"]["refund_message"]
    assert (without["error_response"]["code"], long["error_response"]["code"]) == (40, 41)
    assert rows[-1]["content"] == "已为您核实，今天处理"
    assert rows[-1]["owner_role"] == "2"
    assert len(rows[-1]["pic_urls"]["pic_url"]) == 1


def test_an_exchange_goes_from_yes_to_the_new_parcel(sandbox, staff):
    asking = (new_refund(sandbox, staff, "wrong_item", "completed") for _ in range(30))
    refund = next(refund for refund in asking if refund["demand"] == "exchange")
    named = {"dispute_id": refund["no"], "fields": "dispute_id,status"}
    parcel = {"logistics_no": "YT9000000000004", "logistics_type": 200, "logistics_company_name": "圆通快递"}

    agreed = staff("tmall.exchange.agree", address_id=7301, **named)["tmall_exchange_agree_response"]["result"]
    staff(
        "taobao.rp.returngoods.refill",
        refund_id=refund["no"],
        refund_phase="aftersale",
        logistics_waybill_no="YT9000000000003",
        logistics_company_code="YTO",
    )
    early = staff("tmall.exchange.consigngoods", **parcel, **named)["tmall_exchange_consigngoods_response"]["result"]
    received = staff("tmall.exchange.returngoods.agree", **named)["tmall_exchange_returngoods_agree_response"]["result"]
    sent = staff("tmall.exchange.consigngoods", **parcel, **named)["tmall_exchange_consigngoods_response"]["result"]

    assert [agreed["exchange"]["status"], early["success"]] == ["待买家退货", False]
    assert [received["exchange"]["status"], sent["exchange"]["status"]] == ["待发出换货商品", "待买家收货"]
    for _ in range(14):
        sandbox.steer("/clock", advance_seconds=86_400)
    final = truth_of(sandbox, staff, refund["no"])
    assert (final["state"], final["paid"]) == ("succeeded", 0)


def test_W3_a_blank_memo_changes_nothing_unless_reset_is_true(sandbox, staff):
    tid = truths(sandbox, staff, "orders")[0]["no"]

    def memo():
        return truth_of(sandbox, staff, tid, "orders")["note"]

    staff("taobao.trade.memo.update", tid=tid, memo="老客户", flag=1)
    staff("taobao.trade.memo.update", tid=tid, memo="", flag=2)
    assert memo() == "老客户"
    staff("taobao.trade.memo.update", tid=tid, memo="", reset="true")
    assert memo() == ""


def test_H5_a_review_is_explained_once_within_thirty_days(sandbox, staff):
    rates = staff("taobao.traderates.get", fields="oid,created", rate_type="get", role="buyer", page_size=1)
    oid = rates["traderates_get_response"]["trade_rates"]["trade_rate"][0]["oid"]

    long = staff("taobao.traderate.explain.add", oid=oid, reply="谢" * 501)
    first = staff("taobao.traderate.explain.add", oid=oid, reply="感谢您的反馈")
    second = staff("taobao.traderate.explain.add", oid=oid, reply="再次感谢")

    assert long["error_response"]["sub_code"] == "isv.invalid-parameter"
    assert first["traderate_explain_add_response"]["is_success"] is True
    assert second["error_response"]["sub_msg"] == "已做过评价解释"


def test_messages_come_until_they_are_confirmed(sandbox, staff):
    staff("taobao.tmc.user.permit")
    refund = cheap_refund(sandbox, staff)

    def consume():
        answer = staff("taobao.tmc.messages.consume", quantity=200)["tmc_messages_consume_response"]
        return [m for m in answer["messages"]["tmc_message"] if refund["no"] in m["content"]]

    (message,) = consume()
    assert consume() == [], "one that was given out waits ten minutes"
    sandbox.steer("/clock", advance_seconds=601)
    (again,) = consume()
    confirmed = staff("taobao.tmc.messages.confirm", s_message_ids=str(again["id"]))
    sandbox.steer("/clock", advance_seconds=601)

    assert again["id"] == message["id"]
    assert message["topic"] == "taobao_refund_RefundCreated"
    content = json.loads(message["content"])
    assert content["refund_fee"] == f"{refund['fen'] // 100}.{refund['fen'] % 100:02d}"
    assert confirmed["tmc_messages_confirm_response"]["is_success"] is True
    assert consume() == []
