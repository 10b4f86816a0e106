"""小林 beside an order: a charge with its reason, a price that may not change, and an invoice from pasted words."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.stories import bring_in, make_request
from tests.support.desk import Desk

WORDS = "麻烦开专票 抬头：云上果业有限公司 税号：91350100M000100Y43"


def test_M5_M2_what_may_be_done_about_an_order_is_done_and_what_may_not_says_why(
    desk: Desk, log_in: Callable[[str], Page], tmp_path: Path
) -> None:
    request = make_request(tmp_path, "妃子笑荔枝 3 斤装")
    bring_in(desk, request)
    page = log_in("xiaolin")
    page.goto(f"/orders/1/{request.order_no}")

    expect(page.get_by_role("list", name="订单进度")).to_contain_text("付款")
    page.get_by_role("button", name="改价").click()
    expect(page.get_by_text("只有待付款的订单能改价和改运费")).to_be_visible()

    page.get_by_role("button", name="小额收款").click()
    page.get_by_label("收款金额").fill("12")
    page.get_by_role("button", name="登记，去后台办理").click()
    under_way = page.get_by_role("list", name="进行中的操作")
    expect(under_way).to_contain_text("小额收款 ¥12.00，用途：快递差价")
    under_way.get_by_role("button", name="已办好").click()
    expect(under_way).to_contain_text("已办")

    page.get_by_role("button", name="登记开票").click()
    page.get_by_label("粘贴买家发来的抬头、税号").fill(WORDS)
    page.get_by_role("button", name="读出").click()
    expect(page.get_by_label("税号", exact=True)).to_have_value("91350100M000100Y43")
    page.get_by_role("button", name=re.compile("保.?存")).click()
    expect(page.get_by_text("专用发票可以说明税点，但不能当作条件")).to_be_visible()
    page.get_by_label("发票号码").fill("24332000000012345678")
    page.get_by_role("button", name="已开票").click()

    page.get_by_role("link", name="开票", exact=True).click()
    page.get_by_role("tab", name="已开票").click()
    expect(page.get_by_role("row").filter(has_text=request.order_no)).to_contain_text("24332000000012345678")
