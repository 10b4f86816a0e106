"""阿敏 writes a phrase for the team, is stopped at one that must not leave, and takes a file of 千牛 in."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.desk import Desk

ROWS = "快捷编码,快捷短语,快捷短语分组\r\nzt,亲&#44;自提在楼下,物流\r\nwx,加我微信guo88,接待\r\n"


def test_T2_phrases_are_written_screened_found_and_imported(
    desk: Desk, log_in: Callable[[str], Page], tmp_path: Path
) -> None:
    page = log_in("amin")
    page.goto(f"{desk.url}/settings/phrases")
    page.get_by_text("自带", exact=True).click()
    expect(page.get_by_text("打招呼", exact=True)).to_be_visible()
    page.get_by_text("团队", exact=True).click()

    page.get_by_role("button", name="写一条").click()
    dialog = page.get_by_role("dialog", name="写一条")
    dialog.get_by_label("分组").fill("物流")
    dialog.get_by_label("快捷编码").fill("dh")
    text, keep = dialog.get_by_label("话术", exact=True), dialog.get_by_role("button", name="保存")
    text.fill("亲，加我薇芯说")
    expect(dialog.get_by_text("这样发出去会被拦下，不能保存。")).to_be_visible()
    expect(keep).to_be_disabled()
    text.fill("亲，重庆仓已发，单号 {运单号}")
    expect(dialog.get_by_text("亲，重庆仓已发，单号 YT2233445566778")).to_be_visible()
    keep.click()
    expect(dialog).to_be_hidden()

    search = page.get_by_role("searchbox", name="搜话术").or_(page.get_by_label("搜话术"))
    search.first.fill("cqc")
    expect(page.get_by_text("亲，重庆仓已发，单号 {运单号}")).to_be_visible()
    search.first.fill("")

    file = tmp_path / "短语.csv"
    file.write_bytes(ROWS.encode("gbk"))
    page.get_by_role("button", name="导入").last.click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("会新增 1 条；已有相同的 0 条；1 行不能导入")).to_be_visible()
    page.get_by_role("button", name="导入 1 条").click()
    expect(page.get_by_text("新增 1 条；已有相同的 0 条；1 行没有导入", exact=True)).to_be_visible()
    page.get_by_role("button", name="完成").click()
    expect(page.get_by_text("亲,自提在楼下")).to_be_visible()
