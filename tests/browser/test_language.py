"""The supervisor allows a product name and sees it pass at once; the agent reads it and cannot change it."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

NAME = "微信绿礼盒"


def open_page(page: Page) -> Locator:
    """设置 › 用语; the box in which a message is tried."""
    page.get_by_role("navigation", name="工作区").get_by_role("link", name="设置").click()
    page.get_by_role("navigation", name="设置页面").get_by_role("link", name="用语").click()
    return page.get_by_role("region", name="试一句")


def add(page: Page, text: str, reason: str) -> None:
    form = page.get_by_role("form", name="添加用语")
    form.get_by_label("用语", exact=True).fill(text)
    form.get_by_label("原因").fill(reason)
    form.get_by_label("原因").press("Enter")


def test_M1_a_supervisor_allows_a_product_name_and_an_agent_only_reads_it(log_in: Callable[[str], Page]) -> None:
    page = log_in("amin")
    box = open_page(page)
    box.get_by_role("textbox", name="要检查的话").fill(f"😀亲，{NAME}有货，今天发出")
    expect(box.get_by_role("status")).to_contain_text("1 处")
    expect(box.locator("mark")).to_have_text("微信")
    expect(box.get_by_role("list", name="检查结果").get_by_role("listitem")).to_have_count(1)

    add(page, NAME, "商品名")

    expect(page.get_by_role("region", name="放行的叫法").get_by_role("row", name=NAME)).to_contain_text("阿敏")
    expect(box.get_by_role("status")).to_contain_text("可以发出")
    expect(box.locator("mark")).to_have_count(0)

    page.context.clear_cookies()
    hers = log_in("xiaolin")
    box = open_page(hers)
    expect(hers.get_by_role("region", name="放行的叫法").get_by_role("row", name=NAME)).to_contain_text("商品名")
    expect(hers.get_by_text("只有主管和店主可以改")).to_be_visible()
    expect(hers.get_by_role("form", name="添加用语")).to_have_count(0)
    expect(hers.get_by_role("button", name=f"停用 {NAME}")).to_have_count(0)
    box.get_by_role("textbox", name="要检查的话").fill(f"{NAME}有货，也可以打13912345678找我")
    expect(box.get_by_role("status")).to_contain_text("不能发出")
    expect(box.locator("mark[data-look=block]").first).to_contain_text("13912345678")


def test_M1_a_phone_number_is_no_product_name(log_in: Callable[[str], Page]) -> None:
    page = log_in("amin")
    open_page(page)

    add(page, "芒果干13912345678", "商品名")

    expect(page.get_by_role("form", name="添加用语").get_by_role("alert")).to_contain_text("不能放行")
    expect(page.get_by_role("row", name="芒果干13912345678")).to_have_count(0)


def test_M1_the_reason_shows_on_hover_and_tab_takes_the_compliant_words(log_in: Callable[[str], Page]) -> None:
    page = log_in("xiaolin")
    box = open_page(page)
    field = box.get_by_role("textbox", name="要检查的话")
    field.press_sequentially("👍好的，加我微信聊吧", delay=20)
    expect(box.get_by_role("status")).to_contain_text("不能发出")

    mark = box.locator("mark").first.bounding_box()
    assert mark
    page.mouse.move(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
    expect(box.get_by_role("tooltip")).to_contain_text("微信")

    rewrite = box.get_by_role("button", name="采用 Tab")
    expect(rewrite).to_be_visible()
    field.press("Tab")
    expect(field).not_to_have_value("👍好的，加我微信聊吧")
    expect(box.get_by_role("status")).to_contain_text("可以发出")
    field.press("Control+z")
    expect(field).to_have_value("👍好的，加我微信聊吧")
