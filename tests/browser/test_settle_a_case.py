"""From an export file to a settled decision, as 小林 does it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.stories import make_request, open_case
from tests.support.exports import AFTER_SALE_HEADERS, after_sale_row, write_export


def test_P4_W2_a_request_from_a_file_is_taken_chosen_ticked_and_told(
    log_in: Callable[[str], Page], tmp_path: Path
) -> None:
    request = make_request(tmp_path, "章丘大葱 5 斤装")
    now = datetime.now(UTC)
    good = after_sale_row(request.after_sale_no, request.order_no, now=now)
    bad = after_sale_row("26999", "260518-337872186899913", now=now, 退款金额="五十九块九")
    write_export(request.after_sales, AFTER_SALE_HEADERS, [good, bad])

    page = log_in("xiaolin")
    bring_in_by_page(page, [request.orders, request.after_sales])
    read_bad_row(page, request.after_sales.name)

    open_case(page, request)
    page.get_by_role("button", name="领取").click()
    expect(page.get_by_role("button", name="负责人：小林")).to_be_visible()
    page.get_by_label("说了什么，买家怎么答").fill("电话没接，留言说会尽快处理")
    page.get_by_role("button", name="记录联系").click()
    expect(page.get_by_text("电话没接，留言说会尽快处理").first).to_be_visible()

    choose_recommended(page)
    checklist = page.get_by_role("region", name="处理清单")
    tick_open_step(page, "已在商家后台同意")
    expect(checklist.get_by_label("已手工完成").first).to_be_visible()
    expect(checklist.get_by_text("小林 手工完成于").first).to_be_visible()

    expect(checklist).to_contain_text("1/3 步")

    story = page.get_by_role("region", name="经过")
    for told in ("接手", "联系买家（聊天）", "选定仅退款 ¥59.90", "手工完成：在拼多多商家后台同意退款"):
        expect(story.get_by_role("listitem").filter(has_text=told).filter(has_text="小林")).to_have_count(1)
    expect(page.get_by_text("数据截至").first).to_be_visible()


def bring_in_by_page(page: Page, files: list[Path]) -> None:
    """Choose the files, look at how they will be read, start all, wait until they are in."""
    page.get_by_role("link", name="导入", exact=True).click()
    page.get_by_label("选择文件", exact=True).last.set_input_files(files)
    expect(page.get_by_role("article", name=files[0].name)).to_contain_text("拼多多订单导出")
    expect(page.get_by_role("article", name=files[0].name)).to_contain_text("23 列中认得 23 列")
    expect(page.get_by_role("article", name=files[1].name)).to_contain_text("拼多多售后导出")
    page.get_by_role("button", name="全部开始导入").click()
    expect(page.get_by_role("button", name="开始导入", exact=True)).to_have_count(0)


def read_bad_row(page: Page, name: str) -> None:
    """The row that could not be read names its place, its text and the reason."""
    page.get_by_text("1 行没读进来").first.click()
    row = page.get_by_role("row").filter(has_text=name).filter(has_text="五十九块九")
    expect(row).to_contain_text("3")
    expect(row).to_contain_text("退款金额")


def choose_recommended(page: Page) -> None:
    """Take the outcome that the desk recommends."""
    page.get_by_role("article").filter(has_text="推荐").get_by_role("button", name="选这个").click()
    page.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(page.get_by_role("region", name="处理清单")).to_be_visible()


def tick_open_step(page: Page, note: str) -> None:
    """Tick the step whose turn it is, with a note."""
    page.get_by_role("region", name="处理清单").get_by_role("button", name="已手工完成").first.click()
    form = page.get_by_role("tooltip")
    form.get_by_label("备注（选填）").fill(note)
    form.get_by_role("button", name="已手工完成").click()
    expect(page.get_by_role("region", name="处理清单").get_by_text(note)).to_be_visible()
