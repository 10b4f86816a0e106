"""Taobao's gateway: its three signatures, its wrapping of lists, its errors."""

import httpx2
import pytest

from heqi.platforms.sandbox.gateways.top.sign import sign
from tests.platforms.sandbox.callers import Top, china

VECTOR = {
    "app_key": "12345678",
    "method": "taobao.item.seller.get",
    "session": "test",
    "timestamp": "2016-01-01 12:00:00",
    "format": "json",
    "v": "2.0",
    "fields": "num_iid,title,nick,price,num",
    "num_iid": "11223344",
}
SOLD = {"fields": "tid,status,orders,payment,modified"}


@pytest.fixture
def top(shared_sandbox):
    return Top(shared_sandbox, "tmall")


def code_of(answer):
    return answer["error_response"]["code"]


@pytest.mark.parametrize(
    ("method", "digest"),
    [
        ("md5", "66987CB115214E59E6EC978214934FB8"),
        ("hmac", "D56D7858309C31B6251083A874D48273"),
        ("hmac-sha256", "04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8"),
    ],
)
def test_the_documents_vectors_are_signed_as_they_say(method, digest):
    assert sign("helloworld", {**VECTOR, "sign_method": method}, method) == digest


@pytest.mark.parametrize("method", ["md5", "hmac", "hmac-sha256"])
def test_each_signature_opens_the_gateway_and_a_changed_call_does_not(shared_sandbox, method):
    top = Top(shared_sandbox, "taobao", sign=method)
    fields = top.fields("taobao.user.seller.get", fields="nick")

    good = httpx2.post(top.url, data=fields).json()
    bad = httpx2.post(top.url, data={**fields, "fields": "nick,user_id"}).json()
    assert good["user_seller_get_response"]["user"]["nick"] == "素衣坊"
    assert code_of(bad) == 25


def test_without_a_format_the_answer_is_xml(top):
    answer = top("taobao.time.get", format="xml")["xml"]

    assert answer.startswith('<?xml version="1.0" encoding="utf-8" ?><time_get_response><time>20')


def test_lists_stand_under_their_kind_unless_simplify_is_asked_for(top, shared_sandbox):
    now = shared_sandbox.look()["now"]
    asked = {**SOLD, "start_created": china(now - 20 * 86_400), "end_created": china(now), "page_size": 3}

    wrapped = top("taobao.trades.sold.get", **asked)["trades_sold_get_response"]["trades"]["trade"]
    plain = top("taobao.trades.sold.get", simplify="true", **asked)["trades"]

    assert [trade["tid"] for trade in wrapped] == [trade["tid"] for trade in plain]
    assert wrapped[0]["orders"]["order"][0]["oid"] == plain[0]["orders"][0]["oid"]
    assert set(plain[0]) <= {"tid", "status", "orders", "payment", "modified"}


def test_errors_are_the_platforms_own(top):
    assert code_of(top("taobao.no.such.method")) == 22
    assert code_of(top("taobao.user.seller.get", at=top.now() - 620)) == 31
    assert code_of(top("taobao.trade.fullinfo.get", tid="1")) == 40
    missing = top("taobao.trade.fullinfo.get", tid="1", fields="tid")["error_response"]
    assert (missing["code"], missing["sub_code"]) == (15, "isv.trade-not-exist")
    top.keys = {**top.keys, "access_token": "guessed"}
    assert code_of(top("taobao.user.seller.get")) == 27
    top.keys = {**top.keys, "access_token": ""}
    assert code_of(top("taobao.user.seller.get")) == 26


def test_a_window_of_changes_is_at_most_a_day(top, shared_sandbox):
    now = shared_sandbox.look()["now"]
    span = {"end_modified": china(now), **SOLD}

    long = top("taobao.trades.sold.increment.get", start_modified=china(now - 86_401), **span)
    day = top("taobao.trades.sold.increment.get", start_modified=china(now - 86_400), **span)
    assert code_of(long) == 41
    assert "trades_sold_increment_get_response" in day


def test_pages_from_the_last_to_the_first_hold_every_change_once(top, shared_sandbox):
    now = shared_sandbox.look()["now"]
    span = {"start_modified": china(now - 86_400), "end_modified": china(now), "page_size": 2, "fields": "tid"}
    first = top("taobao.trades.sold.increment.get", **span)["trades_sold_increment_get_response"]
    pages = -(-first["total_results"] // 2)
    found = []
    for page in range(pages, 0, -1):
        answer = top("taobao.trades.sold.increment.get", page_no=page, **span)
        found += [str(trade["tid"]) for trade in answer["trades_sold_increment_get_response"]["trades"]["trade"]]

    truth = [
        row["no"]
        for row in shared_sandbox.all_rows("/truth/orders", shop=top.keys["shop_id"])
        if row["modified_at"] >= now - 86_400
    ]
    assert len(found) == len(set(found)) == first["total_results"]
    assert set(found) == set(truth)


def packed(at):
    """'20260618100000'."""
    return "".join(sign for sign in china(at) if sign.isdigit())


def test_staff_ratings_and_reviews_are_told(top, shared_sandbox):
    staff = top("taobao.subusers.get", user_nick=top.keys["shop"])["subusers_get_response"]
    nicks = [each["sub_nick"] for each in staff["subaccounts"]["sub_account_info"]]
    now = shared_sandbox.look()["now"]
    span = {"btime": packed(now - 29 * 86_400), "etime": packed(now)}
    rated = top("taobao.qianniu.kefueval.get", query_ids=",".join(f"cntaobao{nick}" for nick in nicks), **span)
    rated = rated["qianniu_kefueval_get_response"]
    reviews = top("taobao.traderates.get", fields="oid,result,content", rate_type="get", role="buyer", page_size=150)

    assert rated["result_count"] == len(rated["staff_eval_details"]["eval_detail"]) > 0
    assert {row["eval_code"] for row in rated["staff_eval_details"]["eval_detail"]} <= {0, 1, 2, 3, 4}
    rows = reviews["traderates_get_response"]["trade_rates"]["trade_rate"]
    assert {row["result"] for row in rows} <= {"good", "neutral", "bad"}
    assert reviews["traderates_get_response"]["total_results"] > 5
