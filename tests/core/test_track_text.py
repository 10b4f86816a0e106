"""Copied tracking text names nobody (M12)."""

import pytest

from heqi.core.track_text import mask_track, paint_over


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("派件中，快递员：王小明，电话 13812345678", "派件中，快递员：王*，电话 138****5678"),
        ("【杭州市】派送员张伟13900001111正在派件", "【杭州市】派送员张*139****1111正在派件"),
        ("投诉请拨 0571-88886666", "投诉请拨 0571****"),
        ("网点 87654321 待取", "网点 87**** 待取"),
        ("已到【上海转运中心】", "已到【上海转运中心】"),
        ("包裹 YT1234567890123 已揽收", "包裹 YT1234567890123 已揽收"),
        ("运单 773012345678901 到达", "运单 773012345678901 到达"),
        ("", ""),
    ],
)
def test_M12_phones_and_names_of_couriers_are_painted_over(written: str, shown: str) -> None:
    assert mask_track(written) == shown


def test_M12_what_a_rule_found_is_painted_over_with_the_account_behind_it() -> None:
    assert paint_over("加微信：abc_12取件", [(1, 3)]) == "加*********取件"
    assert paint_over("送到微笑便利店", []) == "送到微笑便利店"


def test_M12_what_is_painted_over_stays_so() -> None:
    once = mask_track("快递员：王小明 13812345678 或 87654321")
    assert mask_track(once) == once
