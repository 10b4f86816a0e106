"""Files come in any order, some of them twice: the end is one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heqi.core.words import AfterSaleState, OrderState
from heqi.trade.queries import after_sales_by_no, orders_by_no
from tests.support.exports import AFTER_SALE_HEADERS, ORDER_HEADERS, after_sale_row, order_row
from tests.support.imports import run_file, trade_of
from tests.support.tables import NOW, ORDER_NO, as_csv, as_xlsx, grid

OTHER_NO = "260615-337872186892755"


def orders(time, *rows):
    return f"订单{time}.csv", as_csv(
        grid(ORDER_HEADERS, [order_row(number, now=NOW, **cells) for number, cells in rows])
    )


def requests(time, *rows):
    table = [after_sale_row(number, order_no, now=NOW, **cells) for number, order_no, cells in rows]
    return f"售后{time}.xlsx", as_xlsx(grid(AFTER_SALE_HEADERS, table))


UNSHIPPED = {"订单状态": "待发货", "发货时间": "", "快递单号": "", "快递公司": "", "商家备注": "加急"}
RECEIVED = {"订单状态": "已收货", "确认收货时间": "2026-06-17 09:00:00"}
FILES = (
    orders("20260615120000", (ORDER_NO, UNSHIPPED), (OTHER_NO, UNSHIPPED)),
    orders("20260616120000", (ORDER_NO, {})),
    orders("20260617120000", (ORDER_NO, RECEIVED), (OTHER_NO, {})),
    orders("20260617120000", (ORDER_NO, {}), (OTHER_NO, {"快递单号": "SF1020304050607"})),
    requests("20260617090000", ("71", ORDER_NO, {"申请时间": "2026-06-17 08:00:00"})),
    requests("20260617150000", ("71", ORDER_NO, {"售后状态": "平台处理中", "申请时间": "2026-06-17 08:00:00"})),
    requests(
        "20260618090000",
        ("71", ORDER_NO, {"售后状态": "待商家处理", "退款原因": "", "申请时间": "2026-06-17 08:00:00"}),
        ("72", OTHER_NO, {"售后状态": "退款成功"}),
    ),
    requests("20260618090000", ("72", OTHER_NO, {"售后状态": "待商家处理"})),
)
"""Overlapping exports: two of one moment that differ, a request that goes there and back, blanks that come later."""


class Undone(Exception):
    """Takes back what an example did."""


@contextmanager
def undoing() -> Iterator[None]:
    """Everything inside is rolled back."""
    try:
        with transaction.atomic():
            yield
            raise Undone
    except Undone:
        pass


def end_of(shop, files):
    """What trade amounts to after these files."""
    with undoing():
        for name, content in files:
            run_file(shop, content, name)
        return trade_of(shop)


@pytest.fixture
def own_uploads(settings, tmp_path):
    settings.HEQI_HOME = tmp_path


@given(order=st.permutations(range(len(FILES))), again=st.lists(st.integers(0, len(FILES) - 1), max_size=3))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_files_with_repeats_gives_the_same_end(shop, own_uploads, order, again):
    assert end_of(shop, [FILES[place] for place in [*order, *again]]) == end_of(shop, FILES)


def test_a_request_that_went_there_and_back_ends_where_the_newest_file_says(shop, own_uploads):
    for name, content in (FILES[6], FILES[4], FILES[5]):
        run_file(shop, content, name)

    request = after_sales_by_no(shop.id, ["71"])["71"]
    assert (request.state, request.reason) == (AfterSaleState.AWAITING_MERCHANT, "商品质量问题")


def test_of_two_files_of_one_moment_the_one_that_is_further_along_counts(shop, own_uploads):
    for name, content in (FILES[2], FILES[3], FILES[6], FILES[7]):
        run_file(shop, content, name)

    assert orders_by_no(shop.id, [ORDER_NO])[ORDER_NO].state is OrderState.COMPLETED
    assert after_sales_by_no(shop.id, ["72"])["72"].state is AfterSaleState.SUCCEEDED


def test_requests_before_their_orders_find_them_later(shop, own_uploads):
    run_file(shop, FILES[4][1], FILES[4][0])
    assert orders_by_no(shop.id, [ORDER_NO]) == {}

    run_file(shop, FILES[1][1], FILES[1][0])

    assert orders_by_no(shop.id, [ORDER_NO])[ORDER_NO].state is OrderState.SHIPPED
    assert after_sales_by_no(shop.id, ["71"])["71"].order_no == ORDER_NO
