"""阿敏 handles a bad batch as one: finds its orders, sets a policy, tells a buyer, settles a case on the plan."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.stories import bring_in, make_request
from tests.support.desk import Desk

GOODS = "增城挂绿荔枝 3 斤装"


def find_orders(page: Page) -> None:
    """An incident over everything of these goods, opened from the preview."""
    page.get_by_role("link", name="事件", exact=True).click()
    page.get_by_role("link", name="建立事件").first.click()
    page.get_by_label("标题").fill("挂绿荔枝整批变质")
    page.get_by_label("问题", exact=True).fill("冷链断了，到货发黑")
    page.get_by_label("商品", exact=True).fill("挂绿荔枝")
    hit = page.get_by_role("region", name="会影响到")
    expect(hit.get_by_role("row")).to_have_count(2)
    page.get_by_role("button", name="建立事件，共 2 单").click()
    expect(page.get_by_role("heading", name="挂绿荔枝整批变质")).to_be_visible()


def set_policy(page: Page) -> None:
    """Five yuan for what is on the way; the rest is left to people."""
    panel = page.get_by_role("region", name="处理方案")
    panel.get_by_role("switch", name="未发货").click()
    panel.get_by_role("switch", name="已签收").click()
    panel.get_by_label("运输中：处理方式").click()
    page.get_by_title("小额打款").click()
    panel.get_by_label("运输中：金额", exact=True).fill("5")
    expect(panel.get_by_role("status")).to_contain_text("在您的额度内")
    panel.get_by_role("button", name="执行方案").click()
    expect(panel).to_contain_text("执行中")


def test_W10_one_bad_batch_from_its_orders_to_a_buyer_told_and_a_case_settled(
    desk: Desk, log_in: Callable[[str], Page], tmp_path: Path
) -> None:
    bring_in(desk, make_request(tmp_path, GOODS))
    silent = make_request(tmp_path, GOODS)
    desk.run("import", silent.orders, "--shop", "果然鲜")
    page = log_in("amin")
    find_orders(page)
    set_policy(page)

    words = page.get_by_role("region", name="告知买家")
    words.get_by_label("告知文字").fill("亲，您的{goods}这批变质了，我们马上为您处理，给您添麻烦了。")
    words.get_by_role("button", name="保存文字").click()
    bar = page.get_by_role("region", name="下一位买家")
    expect(bar).to_contain_text(f"亲，您的{GOODS}这批变质了")
    bar.get_by_role("button", name="已告知，下一位").click()
    expect(bar).to_contain_text("还有 1 位没有告知")

    orders = page.get_by_role("table", name="订单")
    expect(orders.get_by_text("阿敏").first).to_be_visible()
    planned = orders.get_by_role("row").filter(has_text=silent.order_no)
    expect(planned).to_contain_text("小额打款 ¥5.00")
    planned.get_by_role("link").first.click()
    banner = page.get_by_role("region", name="所属事件")
    expect(banner).to_contain_text("挂绿荔枝整批变质")
    expect(banner).to_contain_text("小额打款 ¥5.00")
    banner.get_by_role("button", name="按事件方案选定").click()
    expect(page.get_by_role("region", name="处理清单")).to_be_visible()
