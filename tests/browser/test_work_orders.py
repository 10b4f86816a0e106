"""小林 asks the warehouse by a link; 老周 answers on a phone with a photo; the answer stands on the case, adopted."""

import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.stories import bring_in, make_request, open_case
from tests.support.desk import Desk

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def test_X3_the_warehouse_answers_by_link_from_a_phone_and_the_answer_is_adopted(
    log_in: Callable[[str], Page], desk: Desk, stranger: Callable[..., Page], tmp_path: Path
) -> None:
    request = make_request(tmp_path, "云南蓝莓 6 盒装", 退款类型="退货退款")
    bring_in(desk, request)
    page = log_in("xiaolin")
    open_case(page, request)
    panel = page.get_by_role("region", name="工单")
    expect(panel.get_by_text("还没有工单。")).to_be_visible()
    link = ask_and_take_link(page)

    phone = stranger(**PHONE)
    answer_on_phone(phone, link, tmp_path / "开箱.jpg")

    expect(panel.get_by_text("箱子完好，少两盒")).to_be_visible()
    expect(panel.get_by_text("仓库 老周 · 链接答复")).to_be_visible()
    panel.get_by_role("button", name="采用").click()
    expect(panel.get_by_text("已结束（1）")).to_be_visible()
    expect(page.get_by_role("region", name="凭证").get_by_alt_text("开箱.jpg")).to_be_visible()
    expect(page.get_by_text("退货验收通过了吗？").first).to_be_visible()

    page.get_by_role("link", name="工单").click()
    expect(page.get_by_text("没有等答复的工单")).to_be_visible()
    page.get_by_text("已结束", exact=True).click()
    row = page.get_by_role("row", name="云南蓝莓")
    expect(row).to_contain_text("已确认")
    phone.reload()
    expect(phone.get_by_text("这张工单已经结束，不用再答复。")).to_be_visible()


def ask_and_take_link(page: Page) -> str:
    """Ask the warehouse to inspect the return; the link as it stands in the message."""
    page.get_by_role("button", name="新工单").click()
    dialog = page.get_by_role("dialog", name="新工单")
    dialog.get_by_label("类型").click()
    page.get_by_title("验货").last.click()
    expect(dialog.get_by_label("要问什么")).to_have_value(re.compile("云南蓝莓 6 盒装.*开箱验货"))
    dialog.get_by_role("button", name="发出").click()
    page.get_by_role("button", name="发链接").click()
    page.get_by_role("button", name="生成链接").click()
    message = page.get_by_role("textbox", name="消息").input_value()
    page.get_by_role("button", name="完成").click()
    assert message.startswith("【果然鲜】工单 W") and "云南蓝莓 6 盒装" in message
    return message.rsplit("\n", 1)[1]


def answer_on_phone(phone: Page, link: str, picture: Path) -> None:
    """No account, a narrow window, one photo."""
    Image.new("RGB", (60, 40), "green").save(picture)
    phone.goto(link)
    expect(phone.get_by_role("heading", name="果然鲜 的工单")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    send = phone.get_by_role("button", name="提交答复")
    expect(send).to_be_disabled()
    phone.get_by_text("验收通过").click()
    phone.get_by_label("说明").fill("箱子完好，少两盒")
    phone.get_by_label("您的称呼").fill("仓库 老周")
    phone.locator("input[type=file]").set_input_files(picture)
    expect(phone.get_by_alt_text("开箱.jpg")).to_be_visible()
    send.click()
    expect(phone.get_by_text("已收到您的答复，谢谢！")).to_be_visible()
