"""阿敏 and 小林 keep a parcel from leaving: the list, the badge, a tick, and a case that hears that one had left."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.stories import Request, bring_in, make_request
from tests.support.desk import Desk

UNSHIPPED = {"订单状态": "待发货", "发货时间": "", "快递单号": "", "快递公司": ""}
REFUND = {"订单状态(未发货/已发货)": "未发货", "退款类型": "仅退款", "退款原因": "不想要了"}


def ask_back(desk: Desk, folder: Path, goods: str) -> Request:
    """A buyer asks for the money back before dispatch; both exports are imported."""
    request = make_request(folder, goods, UNSHIPPED, **REFUND)
    bring_in(desk, request)
    return request


def test_W5_a_refund_before_dispatch_is_stopped_in_the_list_and_its_case_hears_of_one_that_left(
    log_in: Callable[[str], Page], desk: Desk, tmp_path: Path
) -> None:
    stays, gone = ask_back(desk, tmp_path, "妃子笑荔枝 3 斤"), ask_back(desk, tmp_path, "砀山梨 5 斤")
    page = log_in("xiaolin")
    page.get_by_role("link", name="停发单").click()
    expect(page.get_by_role("heading", name="停发单")).to_be_visible()
    row = page.get_by_role("row", name=stays.order_no)
    expect(row).to_contain_text("妃子笑荔枝 3 斤")
    expect(page.get_by_label(re.compile(r"\d+ 单待停发"))).to_be_visible()

    row.get_by_role("button", name="已停发").click()
    expect(row).to_have_count(0)
    page.get_by_label(f"选择订单 {gone.order_no}").check()
    page.get_by_role("button", name="都已发出").click()
    expect(page.get_by_role("row", name=gone.order_no)).to_have_count(0)

    page.get_by_text(re.compile(r"^已停发 \d+$")).click()
    expect(page.get_by_role("row", name=stays.order_no)).to_contain_text("小林")
    page.get_by_text(re.compile(r"^已发出 \d+$")).click()
    page.get_by_role("link", name=gone.order_no).click()
    expect(page.get_by_text("停发单答复：货已发出")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="通知快递拦截退回").first).to_be_visible()
