"""Nobody sees a shop that was not given to them."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.stories import bring_in, make_request, open_case
from tests.support.desk import Desk


def test_the_merchant_next_door_sees_neither_the_case_nor_its_page(
    log_in: Callable[[str], Page], desk: Desk, tmp_path: Path
) -> None:
    request = make_request(tmp_path, "烟台苹果 10 斤装")
    bring_in(desk, request)
    page = log_in("xiaolin")
    open_case(page, request)
    address = page.url
    page.context.clear_cookies()

    page = log_in("chen")
    page.goto(f"/cases?view=all&q={request.order_no}")
    expect(page.get_by_text("没有符合的售后")).to_be_visible()
    page.goto(address)
    expect(page.get_by_role("button", name="再试一次")).to_be_visible()
    expect(page.get_by_text("烟台苹果")).to_have_count(0)
