"""As of when an export speaks."""

from datetime import UTC, datetime, timedelta

import pytest

from heqi.core.tables import StatedTime
from heqi.platforms.files.stated_time import settle_time, state_time, time_in_name

AT_1030 = datetime(2026, 6, 17, 2, 30, tzinfo=UTC)
NOW = datetime(2026, 6, 18, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    [
        "orders20260617103000.csv",
        "20260617103000.csv",
        "拼多多订单导出-20260617103000123.xlsx",
        "orders_export2026-06-17-10-30-00.csv",
        "订单 2026-06-17 10-30.xlsx",
        "订单2026-06-17_10.30.00.xlsx",
        "订单_20260617_1030.csv",
        "售后2026年06月17日10时30分.xlsx",
        "export1781663400000.csv",
        "export-1781663400.csv",
        "orders20260101000000-坏行-20260617103000.csv",
    ],
)
def test_a_full_time_in_the_name_is_read_as_china_time(name):
    assert time_in_name(name) == AT_1030


@pytest.mark.parametrize(
    "name",
    [
        "订单.csv",
        "订单20260617.csv",
        "20260601-20260617.csv",
        "2026-06-01至2026-06-17.xlsx",
        "99999999999999.csv",
        "20261345993000.csv",
    ],
)
def test_less_than_a_full_time_states_nothing(name):
    assert time_in_name(name) is None


def test_the_name_goes_before_the_workbook_and_that_before_the_upload():
    saved, uploaded = AT_1030 + timedelta(hours=1), AT_1030 + timedelta(hours=2)

    assert state_time(name="20260617103000.xlsx", saved_at=saved, uploaded_at=uploaded) == StatedTime(AT_1030, "name")
    assert state_time(name="订单.xlsx", saved_at=saved, uploaded_at=uploaded) == StatedTime(saved, "workbook")
    assert state_time(name="订单.csv", saved_at=None, uploaded_at=uploaded) == StatedTime(uploaded, "upload")
    assert state_time(name="订单.csv", saved_at=None, uploaded_at=None) is None


def test_a_file_is_never_older_than_what_it_tells():
    inside = AT_1030 + timedelta(hours=3)

    assert settle_time(StatedTime(AT_1030, "name"), latest_inside=inside, now=NOW) == StatedTime(inside, "content")
    assert settle_time(StatedTime(inside, "name"), latest_inside=AT_1030, now=NOW) == StatedTime(inside, "name")


def test_a_file_is_never_from_the_future():
    assert settle_time(StatedTime(NOW + timedelta(days=1), "upload"), latest_inside=None, now=NOW) == StatedTime(
        NOW, "now"
    )
    assert settle_time(None, latest_inside=None, now=NOW) == StatedTime(NOW, "now")
