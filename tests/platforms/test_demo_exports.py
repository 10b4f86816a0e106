"""The demo shop's files: read by the same reader as a real one, alive at the moment that they are made for."""

from datetime import UTC, datetime, timedelta

import pytest

from heqi.core.words import AfterSaleState, Demand
from heqi.platforms.registry import open_file, write_demo_exports

NOW = datetime(2026, 6, 18, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Both files, read: (orders, after-sales), the rows of each."""
    paths = write_demo_exports(tmp_path_factory.mktemp("demo"), now=NOW)
    return [list(open_file(path, name=path.name).rows(version=NOW)) for path in paths]


def test_every_row_is_good(files):
    orders, after_sales = files

    assert (len(orders), len(after_sales) > 70) == (600, True)
    assert [row.bad for row in [*orders, *after_sales] if row.bad] == []


def test_every_state_of_the_export_occurs(files):
    texts = {row.facts[0].values["state_text"] for row in files[1]}

    assert texts == {
        *("待商家处理", "待商家收货", "待消费者发货", "平台处理中", "退款成功"),
        *("退款关闭", "换货/补寄成功", "换货/补寄关闭", "维修成功", "维修关闭"),
    }
    said = [row.facts[0].values for row in files[1]]
    assert AfterSaleState.UNKNOWN not in {values["state"] for values in said}
    assert Demand.UNKNOWN not in {values["demand"] for values in said}


def test_deadlines_lie_from_minutes_to_days_ahead(files):
    waiting = [row.facts[0].values for row in files[1] if row.facts[0].values["state"] == "awaiting_merchant"]
    left = sorted(values["expires_at"] - NOW for values in waiting)

    assert timedelta(0) < left[0] < timedelta(hours=1)
    assert timedelta(hours=36) < left[-1] <= timedelta(hours=48)


def test_requests_belong_to_orders_of_the_other_file_and_nothing_lies_in_the_future(files):
    orders = {row.facts[0].key: row.facts[0].values for row in files[0]}
    for row in files[1]:
        said = row.facts[0].values
        order = orders[said["order_no"]]
        assert order["grouped_at"] < said["applied_at"] <= NOW
        assert said["order_paid_fen"] == order["paid_fen"] >= said["requested_fen"]
    assert max(said["grouped_at"] for said in orders.values()) <= NOW


def test_the_same_seed_and_moment_give_the_same_rows(files, tmp_path):
    again = [list(open_file(path, name=path.name).rows(version=NOW)) for path in write_demo_exports(tmp_path, now=NOW)]
    other = [
        list(open_file(path, name=path.name).rows(version=NOW))
        for path in write_demo_exports(tmp_path, now=NOW, seed=21)
    ]

    assert again == files
    assert other != files
