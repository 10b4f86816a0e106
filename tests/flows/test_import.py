"""A file comes in: what is stored, what the second time changes, what bad rows do, and what a kill leaves."""

from datetime import UTC, datetime, timedelta

import pytest

from heqi.core.errors import HeqiError
from heqi.core.tables import NO_HINTS
from heqi.core.words import AfterSaleState, Demand, OrderState, ReasonFamily
from heqi.inbox.actions import discard_import, run_import, run_waiting_imports, start_import
from heqi.inbox.actions.claim_import import LEASE, claim_import
from heqi.inbox.bad_rows_file import bad_rows_name, write_bad_rows
from heqi.inbox.contracts import ImportState
from heqi.inbox.models import ImportFile
from heqi.inbox.queries import bad_rows, changed_keys, get_import, header_of, newest_imports
from heqi.inbox.storage import path_of, uploads
from heqi.journal.models import JournalEntry
from heqi.platforms.registry import open_file
from heqi.trade.queries import after_sales_by_no, after_sales_of, lines_of, orders_by_no, parcels_of
from tests.support.exports import AFTER_SALE_HEADERS, ORDER_HEADERS, after_sale_row, order_row
from tests.support.imports import counts_of, run_file, take_in, traces_of, trade_of, without_standing
from tests.support.tables import EXPORTED, NOW, ORDER_NO, as_csv, as_xlsx, grid

ORDERS = "订单导出20260617103000.csv"
REQUESTS = "售后导出20260617103000.xlsx"
REQUEST_NO = "116789012345"


@pytest.fixture(autouse=True)
def own_uploads(settings, tmp_path):
    """A folder of uploads that only this test sees."""
    settings.HEQI_HOME = tmp_path


def orders_csv(*rows):
    return as_csv(grid(ORDER_HEADERS, rows or [order_row(ORDER_NO, now=NOW)]))


def many_orders(count):
    rows = [order_row(f"260615-{337872186892754 + place}", now=NOW) for place in range(count)]
    return as_csv(grid(ORDER_HEADERS, rows))


def requests_xlsx(**cells):
    return as_xlsx(grid(AFTER_SALE_HEADERS, [after_sale_row(REQUEST_NO, ORDER_NO, now=NOW, **cells)]))


def entries(shop, kind):
    return list(JournalEntry.objects.in_shop(shop.id).filter(kind=kind).order_by("id"))


def test_orders_and_requests_of_an_export_are_told_as_the_platform_states_them(shop):
    run_file(shop, orders_csv(), ORDERS)
    view = run_file(shop, requests_xlsx(退货运单号="SF1020304050607"), REQUESTS)

    assert counts_of(view) == (1, 1, 0, 0, 0)
    order = orders_by_no(shop.id, [ORDER_NO])[ORDER_NO]
    assert (order.state, order.state_text, order.paid_fen) == (OrderState.SHIPPED, "已发货，待收货", 5990)
    assert (order.as_of, order.shipped_at) == (EXPORTED, datetime(2026, 6, 16, 2, 0, tzinfo=UTC))
    (line,) = lines_of(shop.id, [ORDER_NO])[ORDER_NO]
    assert (line.goods, line.sku, line.quantity, line.price_fen) == ("阳光玫瑰葡萄 2 斤装", "2 斤装", 1, 5990)
    out, back = parcels_of(shop.id, [ORDER_NO])[ORDER_NO]
    assert (out.direction, out.tracking_no, out.carrier) == ("outbound", "YT2186892754", "圆通快递")
    assert (back.direction, back.tracking_no) == ("return", "SF1020304050607")
    request = after_sales_by_no(shop.id, [REQUEST_NO])[REQUEST_NO]
    assert (request.state, request.demand) == (AfterSaleState.AWAITING_MERCHANT, Demand.REFUND_ONLY)
    assert (request.family, request.requested_fen, request.paid_fen) == (ReasonFamily.QUALITY, 5990, 5990)
    assert (request.shipped, request.received, request.buyer) == (True, None, "张***")
    assert request.return_tracking_no == "SF1020304050607"
    assert after_sales_of(shop.id, [ORDER_NO]) == {ORDER_NO: [request]}


def test_the_batch_tells_its_keys_and_writes_one_entry(shop):
    run_file(shop, many_orders(3), ORDERS)

    (entry,) = entries(shop, "inbox.batch_applied")
    assert (entry.data["new"], entry.data["changed"]) == (3, 0)
    assert changed_keys(entry.data["batch"]) == [("order", f"260615-{337872186892754 + n}") for n in range(3)]
    assert [entry.data["import"] for entry in entries(shop, "import.started")] == [entry.data["import"]]
    (finished,) = entries(shop, "import.finished")
    assert finished.data["rows"] == finished.data["new"] == 3


@pytest.mark.parametrize(
    ("name", "uploaded_at"),
    [(ORDERS, None), ("另一个名字20260618090000.csv", None), ("订单.csv", NOW - timedelta(minutes=1))],
    ids=["the same", "another name", "saved again"],
)
def test_the_same_file_twice_changes_nothing_that_anybody_sees(shop, name, uploaded_at):
    run_file(shop, orders_csv(), ORDERS)
    before, traces = trade_of(shop), traces_of(shop)

    again = run_file(shop, orders_csv(), name, uploaded_at=uploaded_at)

    assert counts_of(again) == (1, 0, 0, 1, 0)
    assert without_standing(trade_of(shop)) == without_standing(before)
    assert traces_of(shop) == traces == (1, 1, 1)


def test_a_newer_export_that_says_the_same_makes_the_data_fresher(shop):
    run_file(shop, orders_csv(), ORDERS)
    run_file(shop, orders_csv(), "订单导出20260618090000.csv")

    assert orders_by_no(shop.id, [ORDER_NO])[ORDER_NO].as_of == datetime(2026, 6, 18, 1, 0, tzinfo=UTC)


def test_an_older_export_fills_blanks_and_changes_nothing_else(shop):
    run_file(shop, requests_xlsx(售后状态="退款成功", 退款原因=""), "售后20260617120000.xlsx")
    view = run_file(shop, requests_xlsx(售后状态="待商家处理", 退款原因="商品破损"), "售后20260617100000.xlsx")

    request = after_sales_by_no(shop.id, [REQUEST_NO])[REQUEST_NO]
    assert (request.state, request.reason) == (AfterSaleState.SUCCEEDED, "商品破损")
    assert counts_of(view) == (1, 0, 1, 0, 0)


def test_a_later_blank_erases_nothing(shop):
    run_file(shop, orders_csv(order_row(ORDER_NO, now=NOW, 商家备注="加急")), ORDERS)
    run_file(shop, orders_csv(order_row(ORDER_NO, now=NOW, 商家备注="")), "订单导出20260618090000.csv")

    assert orders_by_no(shop.id, [ORDER_NO])[ORDER_NO].note == "加急"


def test_bad_rows_are_listed_and_good_rows_are_kept(shop):
    good, bad = order_row(ORDER_NO, now=NOW), order_row("2.60525E+14", now=NOW, 快递单号="", **{"邮费(元)": "包邮"})
    view = run_file(shop, orders_csv(good, bad), ORDERS)

    assert (view.state, counts_of(view)) == (ImportState.DONE, (2, 1, 0, 0, 1))
    assert list(orders_by_no(shop.id, [ORDER_NO])) == [ORDER_NO]
    (row,) = bad_rows(shop.id, view.id)
    assert row.row == 3
    assert [(fault["column"], fault["field"], fault["value"]) for fault in row.faults] == [
        ("订单号", "order_no", "2.60525E+14"),
        ("邮费(元)", "postage_fen", "包邮"),
    ]


def test_bad_rows_can_be_taken_away_mended_and_brought_again(shop):
    rows = [order_row(f"260615-{337872186892754 + n}", now=NOW, 商家备注="=1+1") for n in range(3)]
    rows[1]["用户实付金额(元)"] = "五十九块九"
    first = run_file(shop, orders_csv(*rows), ORDERS)
    text = "".join(write_bad_rows(header_of([shop.id], first.id), bad_rows(shop.id, first.id)))

    assert text.startswith("\ufeff订单成交时间,")
    assert "'=1+1" in text
    assert "用户实付金额(元)“五十九块九”：不是金额" in text
    mended = text.replace(",五十九块九,", ",59.90,").encode()
    name = bad_rows_name(first.name, first.as_of)
    assert name == "订单导出20260617103000-坏行-20260617103000.csv"
    second = run_file(shop, mended, name)

    assert counts_of(second) == (1, 1, 0, 0, 0)
    orders = orders_by_no(shop.id, [row["订单号"] for row in rows])
    assert {(order.paid_fen, order.note, order.as_of) for order in orders.values()} == {(5990, "=1+1", EXPORTED)}
    assert len(orders) == 3


def test_the_preview_counts_a_small_file_and_changes_nothing(shop):
    run_file(shop, many_orders(2), ORDERS)
    before, traces = trade_of(shop), traces_of(shop)
    rows = [order_row(f"260615-{337872186892754 + n}", now=NOW) for n in range(4)]
    rows[0]["订单状态"] = "已收货"
    rows.append(order_row("坏", now=NOW))

    view = take_in(shop, orders_csv(*rows), "订单导出20260618090000.csv")

    assert (view.state, view.kind, view.encoding) == (ImportState.PREVIEWED, "pdd_orders", "utf-8")
    assert counts_of(view) == (5, 2, 1, 1, 1)
    assert (view.columns["total"], len(view.columns["known"]), view.columns["unknown"]) == (23, 23, [])
    assert len(view.sample["rows"]) == 5
    assert view.sample["rows"][0]["state_text"] == "已收货"
    assert [(row.row, row.faults[0]["value"]) for row in bad_rows(shop.id, view.id)] == [(6, "坏")]
    assert (view.as_of, view.as_of_origin) == (datetime(2026, 6, 18, 1, 0, tzinfo=UTC), "name")
    assert (trade_of(shop), traces_of(shop)) == (before, traces)


def test_a_file_that_cannot_be_read_is_kept_with_its_reason_until_it_is_thrown_away(shop, agent):
    view = take_in(shop, b"%PDF-1.7", "账单.pdf")

    assert view.state is ImportState.FAILED
    assert view.error is not None
    assert view.error["code"] == "file.not_a_table"
    with pytest.raises(HeqiError) as refused:
        start_import(shop_id=shop.id, import_id=view.id, by=agent.id, now=NOW)
    assert refused.value.code == "import.not_previewed"
    discard_import(shop_id=shop.id, import_id=view.id, by=agent.id, now=NOW)
    assert newest_imports([shop.id]) == []
    assert list(uploads().glob("*")) == []


def test_what_is_in_cannot_be_thrown_away(shop, agent):
    view = run_file(shop, orders_csv(), ORDERS)
    before = trade_of(shop)

    with pytest.raises(HeqiError) as refused:
        discard_import(shop_id=shop.id, import_id=view.id, by=agent.id, now=NOW)

    assert refused.value.code == "import.started"
    assert (get_import([shop.id], view.id).state, trade_of(shop)) == (ImportState.DONE, before)


def test_an_import_of_another_shop_does_not_exist(shop, other_shop):
    view = take_in(shop, orders_csv(), ORDERS)

    with pytest.raises(HeqiError) as refused:
        start_import(shop_id=other_shop.id, import_id=view.id, by=None, now=NOW)
    assert refused.value.code == "import.none"
    assert get_import([shop.id], view.id).state is ImportState.PREVIEWED


def test_the_same_numbers_in_two_shops_are_two_orders(shop, other_shop):
    run_file(shop, orders_csv(), ORDERS)
    run_file(other_shop, orders_csv(order_row(ORDER_NO, now=NOW, 订单状态="已收货")), ORDERS)

    assert orders_by_no(shop.id, [ORDER_NO])[ORDER_NO].state is OrderState.SHIPPED
    assert orders_by_no(other_shop.id, [ORDER_NO])[ORDER_NO].state is OrderState.SIGNED


class Killed(BaseException):
    """Stands for kill -9: nothing catches it, and what was not committed is gone."""


def killed_reader(after):
    """A reader whose file ends the process after that many rows."""

    def read(path, *, name, kind=None, hints=NO_HINTS):
        table = open_file(path, name=name, kind=kind, hints=hints)

        class Dying:
            def __getattr__(self, attribute):
                return getattr(table, attribute)

            def rows(self, *, version, skip=0):
                for place, row in enumerate(table.rows(version=version, skip=skip), start=skip):
                    if place >= after:
                        raise Killed
                    yield row

        return Dying()

    return read


@pytest.mark.parametrize("after", [0, 1, 999, 1000, 1199])
def test_killed_at_any_row_and_run_again_it_ends_as_if_nothing_had_happened(shop, other_shop, after):
    content = many_orders(1200).replace(b"59.90", "甲".encode(), 1)  # the first row is bad
    started = take_in(shop, content, ORDERS)
    start_import(shop_id=shop.id, import_id=started.id, by=None, now=NOW)
    with pytest.raises(Killed):
        run_import(shop_id=shop.id, import_id=started.id, reader=killed_reader(after), now=NOW)
    assert get_import([shop.id], started.id).progress.done == after // 1000 * 1000
    assert run_import(shop_id=shop.id, import_id=started.id, reader=open_file, now=NOW) is None  # the lease still holds

    assert run_waiting_imports(now=NOW + LEASE + timedelta(minutes=5), reader=open_file) == 1

    ended = get_import([shop.id], started.id)
    whole = run_file(other_shop, content, ORDERS)
    assert counts_of(ended) == counts_of(whole) == (1200, 1199, 0, 0, 1)
    assert (ended.state, ended.progress.done) == (ImportState.DONE, 1200)
    assert _without_shop(trade_of(shop)) == _without_shop(trade_of(other_shop))
    assert traces_of(shop) == traces_of(other_shop) == (1199, 2, 2)
    assert len(entries(shop, "import.finished")) == 1
    assert [row.row for row in bad_rows(shop.id, ended.id)] == [2]


def _without_shop(trade):
    return {name: [{**row, "shop_id": None} for row in rows] for name, rows in trade.items()}


def test_two_workers_never_run_one_file(shop):
    view = take_in(shop, orders_csv(), ORDERS)
    start_import(shop_id=shop.id, import_id=view.id, by=None, now=NOW)

    first = claim_import(shop_id=shop.id, import_id=view.id, now=NOW)

    assert first is not None
    assert claim_import(shop_id=shop.id, import_id=view.id, now=NOW) is None
    assert run_waiting_imports(now=NOW, reader=open_file) == 0
    assert traces_of(shop) == (0, 0, 0)


def test_a_worker_that_lost_its_lease_writes_nothing_more(shop):
    view = take_in(shop, orders_csv(), ORDERS)
    start_import(shop_id=shop.id, import_id=view.id, by=None, now=NOW)

    def read_and_be_overtaken(path, *, name, kind=None, hints=NO_HINTS):
        ImportFile.objects.in_shop(shop.id).filter(pk=view.id).update(claimed_by="another")
        return open_file(path, name=name, kind=kind, hints=hints)

    assert run_import(shop_id=shop.id, import_id=view.id, reader=read_and_be_overtaken, now=NOW) is None
    assert traces_of(shop) == (0, 0, 0)
    assert get_import([shop.id], view.id).state is ImportState.RUNNING


def test_a_file_that_breaks_off_again_and_again_is_given_up(shop):
    view = take_in(shop, orders_csv(), ORDERS)
    start_import(shop_id=shop.id, import_id=view.id, by=None, now=NOW)
    now = NOW
    for _ in range(5):
        with pytest.raises(Killed):
            run_import(shop_id=shop.id, import_id=view.id, reader=killed_reader(0), now=now)
        now += LEASE + timedelta(seconds=1)

    ended = run_import(shop_id=shop.id, import_id=view.id, reader=open_file, now=now)

    assert ended is not None
    assert (ended.state, ended.error and ended.error["code"]) == (ImportState.FAILED, "import.given_up")


def test_a_file_that_is_gone_is_told(shop):
    view = take_in(shop, orders_csv(), ORDERS)
    start_import(shop_id=shop.id, import_id=view.id, by=None, now=NOW)
    path_of(ImportFile.objects.in_shop(shop.id).get(pk=view.id).stored).unlink()

    assert run_waiting_imports(now=NOW) == 1

    ended = get_import([shop.id], view.id)
    assert (ended.state, ended.error and ended.error["code"]) == (ImportState.FAILED, "import.file_gone")
