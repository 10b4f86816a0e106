"""Refusing stays closed until somebody tried to reach the buyer."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.stories import bring_in, make_request, open_case
from tests.support.desk import Desk
from tests.support.exports import china_time

NOW = datetime.now(UTC)
LONG_AGO = {
    "订单状态": "已收货",
    "订单成交时间": china_time(NOW - timedelta(days=26)),
    "发货时间": china_time(NOW - timedelta(days=25)),
    "确认收货时间": china_time(NOW - timedelta(days=20)),
}
"""Received twenty days ago: the seven days without reason are over, and nothing is owed."""


def test_P2_refusing_is_closed_until_an_attempt_to_reach_the_buyer_is_on_record(
    log_in: Callable[[str], Page], desk: Desk, tmp_path: Path
) -> None:
    request = make_request(tmp_path, "赣南脐橙 10 斤装", LONG_AGO, 退款类型="退货退款", 退款原因="不喜欢、效果不好")
    bring_in(desk, request)
    page = log_in("xiaolin")
    open_case(page, request)

    page.get_by_text("个现在不可选").click()
    expect(page.get_by_role("article", name="拒绝")).to_have_count(0)
    page.get_by_role("button", name="先联系买家，记录一次").click()
    expect(page.get_by_label("说了什么，买家怎么答")).to_be_focused()
    page.keyboard.type("打了两次电话没有接，已在聊天里留言")
    page.get_by_role("button", name="记录联系").click()

    refuse = page.get_by_role("article", name="拒绝")
    expect(refuse).to_contain_text("可提出")
    refuse.get_by_role("button", name="选这个").click()
    page.get_by_role("dialog").get_by_role("button", name="确定拒绝").click()
    expect(page.get_by_role("region", name="处理清单")).to_contain_text("拒绝")
    expect(page.get_by_role("region", name="经过")).to_contain_text("选定拒绝")


def test_P2_what_is_owed_cannot_be_refused_by_anybody(
    log_in: Callable[[str], Page], desk: Desk, tmp_path: Path
) -> None:
    unshipped = {"订单状态": "待发货", "发货时间": "", "快递单号": "", "快递公司": ""}
    asked = {"退款类型": "仅退款", "退款原因": "不想要了", "订单状态(未发货/已发货)": "未发货"}
    request = make_request(tmp_path, "库尔勒香梨 6 斤装", unshipped, **asked)
    bring_in(desk, request)
    page = log_in("amin")
    open_case(page, request)
    page.get_by_label("说了什么，买家怎么答").fill("买家说下错单了")
    page.get_by_role("button", name="记录联系").click()
    expect(page.get_by_text("买家说下错单了").first).to_be_visible()

    expect(page.get_by_role("article", name="仅退款")).to_contain_text("应当")
    page.get_by_text("个现在不可选").click()
    expect(page.get_by_role("heading", name="拒绝")).to_be_visible()
    expect(page.get_by_role("article", name="拒绝")).to_have_count(0)
    expect(page.get_by_role("button", name="主管放行")).to_have_count(0)
