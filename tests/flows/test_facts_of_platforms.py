"""Facts that connectors bring, through the inbox into the desk: beside those of files, and in tables of their own."""

from itertools import permutations

import pytest

from heqi.inbox.actions import apply_batch
from heqi.platforms.net.reading import Reading
from heqi.platforms.pinduoduo.invoices import build_application
from heqi.platforms.pinduoduo.promises import build_promise
from heqi.platforms.taobao.orders import build_order
from heqi.platforms.taobao.reviews import build_rating
from heqi.trade.models import Invoice, PlatformPromise
from heqi.trade.queries import lines_of
from tests.platforms.pinduoduo.answers import ORDER_NO
from tests.platforms.taobao.answers import OID_2, TID, trade
from tests.platforms.test_taobao_exports import DETAIL_LIST, ORDER_LIST
from tests.support.cast import open_shop
from tests.support.imports import trade_of
from tests.support.tables import NOW, as_csv, grid, read, rows_of

pytestmark = pytest.mark.django_db

LISTED = {
    "订单编号": str(TID),
    "订单状态": "卖家已发货，等待买家确认",
    "买家应付货款": "79.80",
    "宝贝标题 ": "芒果 5 斤装",
}
DETAILS = [
    {"订单编号": str(TID), "标题": title, "价格": "39.90", "购买数量": "1"} for title in ("芒果 5 斤装", "荔枝 3 斤装")
]


def take(shop, rows):
    return apply_batch(shop_id=shop.id, facts=rows, import_id=None, now=NOW)


def sources(folder):
    """An order list, its detail list, and the API, about one trade."""
    listed = rows_of(read(folder, as_csv(grid(ORDER_LIST, [LISTED]))))
    details = rows_of(read(folder, as_csv(grid(DETAIL_LIST, DETAILS))))
    return [[row.facts for row in listed], [row.facts for row in details], [build_order(Reading(trade()))]]


def test_files_and_api_in_any_order_leave_the_same_rows(tmp_path):
    ends = []
    for number, arrival in enumerate(permutations(sources(tmp_path))):
        shop = open_shop(f"果然鲜 {number}")
        for rows in arrival:
            take(shop, rows)
        ends.append([[{**row, "shop_id": 0} for row in rows] for rows in trade_of(shop).values()])
    assert len(ends) == 6
    assert all(end == ends[0] for end in ends)


def test_lines_of_an_order_are_told_once_by_the_best_who_tells_them(shop, tmp_path):
    listed, details, told = sources(tmp_path)
    take(shop, listed)
    assert [line.goods for line in lines_of(shop.id, [str(TID)])[str(TID)]] == ["芒果 5 斤装"]
    take(shop, details)
    named = lines_of(shop.id, [str(TID)])[str(TID)]
    assert sorted((line.goods, line.goods_id) for line in named) == [("芒果 5 斤装", ""), ("荔枝 3 斤装", "")]
    take(shop, told)
    numbered = lines_of(shop.id, [str(TID)])[str(TID)]
    assert [(line.goods, line.goods_id) for line in numbered] == [
        ("芒果 5 斤装", "6677001"),
        ("荔枝 3 斤装", "6677002"),
    ]


def test_an_invoice_a_promise_and_a_rating_have_rows(shop):
    asked = {"order_sn": ORDER_NO, "application_status": 1, "invoice_amount": "5590", "payer_name": "杭州某公司"}
    promise = {"promise_id": 12, "order_sn": ORDER_NO, "promise_desc": "指定发顺丰", "promise_status": 1}
    promise |= {"updated_at": "2026-06-16 09:00:00"}
    rating = {"eval_code": 4, "eval_sender": "果然鲜:小林", "eval_time": "2026-06-16 10:00:00"}
    done = take(
        shop,
        [build_application(Reading(asked), NOW), build_promise(Reading(promise)), build_rating(Reading(rating))],
    )
    assert (done.counts.new, done.counts.bad) == (3, 0)
    invoice = Invoice.objects.in_shop(shop.id).get()
    assert (invoice.order_no, invoice.state, invoice.amount_fen, invoice.more["title"]) == (
        ORDER_NO,
        "asked",
        5590,
        "***",
    )
    kept = PlatformPromise.objects.in_shop(shop.id).get()
    assert (kept.promise_no, kept.order_no, kept.state, kept.text) == ("12", ORDER_NO, "under_way", "指定发顺丰")
    from heqi.reception.models import ServiceRating

    rated = ServiceRating.objects.in_shop(shop.id).get()
    assert (rated.staff, rated.score) == ("果然鲜:小林", 1)
    assert take(shop, [build_application(Reading(asked), NOW)]).id is None


def test_two_sub_orders_with_the_same_words_stay_two_lines(shop):
    take(shop, [build_order(Reading(trade()))])
    keys = [row["key"] for row in trade_of(shop)["OrderLine"]]
    assert keys == [f"{TID}/{TID}", f"{TID}/{OID_2}"]
