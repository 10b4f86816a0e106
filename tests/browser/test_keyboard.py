"""A whole piece of work without touching the mouse."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.stories import bring_in, make_request
from tests.support.desk import Desk

MOST_TABS = 80


def test_log_in_find_take_and_choose_with_the_keyboard_alone(page: Page, desk: Desk, tmp_path: Path) -> None:
    unshipped = {"订单状态": "待发货", "发货时间": "", "快递单号": "", "快递公司": ""}
    asked = {"退款类型": "仅退款", "退款原因": "不想要了", "订单状态(未发货/已发货)": "未发货"}
    request = make_request(tmp_path, "丹东草莓 3 斤装", unshipped, **asked)
    bring_in(desk, request)

    page.goto("/cases")
    expect(page.get_by_label("用户名")).to_be_focused()
    page.keyboard.type("xiaolin")
    page.keyboard.press("Tab")
    page.keyboard.type(desk.passwords["xiaolin"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("grid", name="售后列表")).to_be_visible()

    page.keyboard.press("/")
    page.keyboard.type(request.order_no)
    page.keyboard.press("Enter")
    expect(page.get_by_text("共 1 条")).to_be_visible()
    tab_to(page, "售后列表")
    page.keyboard.press("j")
    row = page.get_by_role("row", selected=True)
    expect(row).to_contain_text("丹东草莓")
    page.keyboard.press("t")
    expect(row).to_contain_text("小林")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="决定")).to_be_visible()

    tab_to(page, "选这个")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    tab_to(page, "确定仅退款")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="处理清单")).to_contain_text("小林 选定于")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has that name, or begins with that text, has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const at = document.activeElement;"
            " return at ? (at.getAttribute('aria-label') ?? at.textContent ?? '').replace(/\\s/g, '') : '' }"
        )
        if focused.startswith(name):
            return
    raise AssertionError(f"{MOST_TABS} times Tab did not lead to {name}")
