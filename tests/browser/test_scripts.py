"""阿敏 puts a script in the shop's own words and 小林 copies it; a complaint is noted; points are entered."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.stories import bring_in, make_request, open_case
from tests.support.desk import Desk


def test_P4a_H3_own_words_are_screened_kept_and_said_in_a_case_where_a_complaint_is_noted(
    desk: Desk, log_in: Callable[[str], Page], tmp_path: Path
) -> None:
    request = make_request(tmp_path, "海南贵妃芒 5斤装")
    bring_in(desk, request)
    page = log_in("amin")
    page.goto(f"{desk.url}/settings/scripts")
    page.get_by_role("button", name="改写：打款前确认金额").click()
    field = page.get_by_role("textbox", name="打款前确认金额")
    keep = page.get_by_role("button", name="保存")

    field.fill("补您 {amount}，加我薇芯")
    expect(page.get_by_role("list", name="检查结果")).to_contain_text("薇芯")
    expect(keep).to_be_disabled()
    field.fill("补您点钱，您看行吗？")
    expect(page.get_by_text("缺少变量 {amount}")).to_be_visible()
    expect(keep).to_be_disabled()
    field.fill("咱果然鲜补您 {amount}，东西留着吃，您看行吗？")
    expect(page.get_by_text("咱果然鲜补您 ¥12.50，东西留着吃，您看行吗？")).to_be_visible()
    keep.click()
    expect(page.get_by_text("阿敏 改于")).to_be_visible()

    open_case(page, request)
    payment = page.get_by_role("article", name="小额打款")
    payment.locator("summary").first.click()
    expect(payment).to_contain_text("咱果然鲜补您 ¥")
    page.get_by_role("button", name="补记").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="是什么事").fill("投诉类型")
    page.get_by_role("option", name="买家在平台上的投诉类型").or_(
        page.get_by_title("买家在平台上的投诉类型")
    ).last.click()
    dialog.get_by_role("radio", name="描述不符").check()
    dialog.get_by_role("button", name="记下").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("买家在平台上的投诉类型 描述不符").first).to_be_visible()

    page.goto(f"{desk.url}/settings/points")
    form = page.get_by_role("form", name="记一笔")
    form.get_by_role("spinbutton", name="扣分").fill("2")
    form.get_by_label("判定日期").fill("2026-01-05")
    form.get_by_role("textbox", name="原因").fill("描述不符投诉成立")
    form.get_by_role("button", name="记一笔").click()
    expect(page.get_by_role("row", name="描述不符投诉成立")).to_contain_text("一般违规")

    # The words of the desk come back, for this shop and for the stories after this one.
    page.goto(f"{desk.url}/settings/scripts")
    page.get_by_role("button", name="改写：打款前确认金额").click()
    page.get_by_role("button", name="恢复原来的话").click()
    expect(page.get_by_text("没让您满意，真的抱歉。我们想补偿您").first).to_be_visible()
    expect(page.get_by_text("咱果然鲜补您")).to_have_count(0)
