"""The way through a flow on the screen: choose an outcome, tick every step in turn, let the platform have its word."""

import re
from datetime import UTC, datetime

from playwright.sync_api import Locator, Page, expect

from tests.browser.stories import Request
from tests.support.desk import Desk
from tests.support.exports import AFTER_SALE_HEADERS, after_sale_row, write_export

MOST_STEPS = 14


def choose(page: Page, outcome: str) -> Locator:
    """Choose an outcome by its name; the checklist that follows."""
    page.get_by_role("article", name=outcome, exact=True).get_by_role("button", name="选这个").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^确定")).click()
    checklist = page.get_by_role("region", name="处理清单")
    expect(checklist).to_contain_text(outcome)
    return checklist


def tick(page: Page) -> bool:
    """Tick the step whose turn it is; False when none is left."""
    checklist = page.get_by_role("region", name="处理清单")
    open_steps = checklist.get_by_role("button", name="已手工完成")
    left = open_steps.count()
    if left == 0:
        return False
    open_steps.first.click()
    page.get_by_role("tooltip").get_by_role("button", name="已手工完成").click()
    expect(open_steps).to_have_count(left - 1)
    return True


def tick_all(page: Page) -> None:
    """Tick until nothing is left to tick."""
    for _ in range(MOST_STEPS):
        if not tick(page):
            return
    raise AssertionError("the checklist does not end")


def hear_platform(desk: Desk, request: Request, state: str, **cells: str) -> None:
    """The next night's export: the same request in another state."""
    row = after_sale_row(request.after_sale_no, request.order_no, now=datetime.now(UTC), 售后状态=state, **cells)
    write_export(request.after_sales, AFTER_SALE_HEADERS, [{**row, "超时时间": ""}])
    desk.run("import", request.after_sales, "--shop", "果然鲜")


def see_missing(page: Page, text: str) -> None:
    """Opened up, the checklist names what keeps the case open."""
    checklist = page.get_by_role("region", name="处理清单")
    checklist.get_by_text("完结还差").click()
    expect(checklist.get_by_text(text, exact=True)).to_be_visible()


def see_stage(page: Page, stage: str) -> None:
    """The case's head says where it stands, after a fresh look."""
    page.reload()
    expect(
        page.get_by_role("region", name="决定").or_(page.get_by_role("region", name="处理清单")).first
    ).to_be_visible()
    expect(page.get_by_text(stage, exact=True).first).to_be_visible()
