"""The owner reads a rule as a sentence, tries another number on past cases, saves it, and takes it back."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.stories import bring_in, make_request
from tests.support.desk import Desk

LARGE = "金额较大先退货"


def test_T5_the_owner_tries_a_number_saves_it_and_takes_it_back(
    log_in: Callable[[str], Page], desk: Desk, tmp_path: Path
) -> None:
    bring_in(desk, make_request(tmp_path, "试规则的小电扇", 退款原因="商品质量问题"))
    page = log_in("owner")
    page.get_by_role("navigation", name="工作区").get_by_role("link", name="设置").click()
    page.get_by_label("搜规则、条文、来源").fill(LARGE)
    rule = page.get_by_role("article", name=LARGE)
    field = rule.get_by_role("textbox", name="起点")
    expect(field).to_have_value("100")

    field.fill("30")
    rule.get_by_role("button", name="会改变什么").click()
    expect(rule.get_by_role("region", name="试算结果")).to_contain_text("个建议会变")
    expect(rule.get_by_role("button", name="保存调整")).to_be_disabled()
    rule.get_by_label("调整依据").fill("客单价低")
    rule.get_by_role("button", name="保存调整").click()

    expect(rule.get_by_text("已调整")).to_be_visible()
    page.reload()
    rule = page.get_by_role("article", name=LARGE)
    expect(rule.get_by_role("textbox", name="起点")).to_have_value("30")
    rule.get_by_text("历史（1）").click()
    expect(rule.get_by_text("客单价低")).to_be_visible()

    rule.get_by_role("button", name="恢复原规则").click()
    expect(rule.get_by_role("textbox", name="起点")).to_have_value("100")
    expect(rule.get_by_text("已调整")).to_have_count(0)


def test_H4_an_agent_reads_the_rules_and_has_no_fields(log_in: Callable[[str], Page]) -> None:
    page = log_in("xiaolin")
    page.goto(f"/settings/rules?q={LARGE}")

    rule = page.get_by_role("article", name=LARGE)
    expect(rule).to_contain_text("¥100.00")
    expect(rule.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_text("只有店主可以调整")).to_be_visible()


def test_a_number_outside_its_bounds_is_not_saved(log_in: Callable[[str], Page]) -> None:
    page = log_in("owner")
    page.goto("/settings/rules?q=七日无理由退货")
    rule = page.get_by_role("article", name="七日无理由退货", exact=True)

    rule.get_by_role("textbox", name="天数").fill("3")

    expect(rule.get_by_text("数字不在允许范围内")).to_be_visible()
    expect(rule.get_by_role("button", name="会改变什么")).to_be_disabled()
    expect(rule.get_by_role("button", name="保存调整")).to_have_count(0)
