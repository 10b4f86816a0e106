"""The owner tries a policy on the past, switches it on, sees a case done by itself, and the supervisor stops it."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.stories import Request, bring_in, make_request, open_case
from tests.support.desk import Desk

POLICY = "七天无理由退货"


def unwanted(folder: Path, goods: str) -> Request:
    """A buyer who has the goods and sends them back without a reason, worth 59.90 yuan."""
    order = {"订单状态": "已收货"}
    return make_request(folder, goods, order, 退款类型="退货退款", 退款原因="七天无理由退换货")


def test_P4c_tried_on_the_past_switched_on_seen_on_a_case_and_stopped(
    log_in: Callable[[str], Page], somebody: Callable[..., Page], desk: Desk, tmp_path: Path
) -> None:
    before = unwanted(tmp_path, "先来的小蜜桔")
    bring_in(desk, before)
    page = log_in("owner")
    page.goto("/settings/automation")
    policy = page.get_by_role("region", name=POLICY)
    policy.get_by_role("button", name="设置").click()
    policy.get_by_label("每件最多").fill("80")
    policy.get_by_label("执行前等多久").fill("30")
    policy.get_by_role("button", name="保存参数").click()
    expect(policy.get_by_text("每件不超过 ¥80.00")).to_be_visible()
    expect(policy.get_by_role("button", name="开启")).to_have_count(0)

    policy.get_by_role("button", name="试运行最近 30 天").click()
    run = policy.get_by_role("region", name="最近 30 天试运行")
    expect(run.get_by_role("link", name=before.after_sale_no)).to_be_visible()
    policy.get_by_role("button", name="开启").click()
    expect(policy.get_by_text("已开启")).to_be_visible()

    request = unwanted(tmp_path, "会自动处理的小蜜桔")
    bring_in(desk, request)
    expect(page.get_by_role("region", name="今天").get_by_role("link").first).to_be_visible(timeout=45_000)
    open_case(page, request)
    decision = page.get_by_role("region", name="决定")
    expect(decision.get_by_text("已自动选定退货退款 ¥59.90")).to_be_visible()
    expect(decision.get_by_text("交办执行；在这之前可以")).to_be_visible()
    expect(page.get_by_role("region", name="经过").get_by_text("策略“七天无理由退货”第 1 版")).to_be_visible()

    stop_as_supervisor(somebody)

    expect(decision.get_by_text("已自动选定")).to_have_count(0)
    later = unwanted(tmp_path, "停了以后的小蜜桔")
    bring_in(desk, later)
    open_case(page, later)
    expect(page.get_by_role("article", name="退货退款")).to_be_visible()
    expect(decision.get_by_text("已自动选定")).to_have_count(0)


def stop_as_supervisor(somebody: Callable[..., Page]) -> None:
    """阿敏, on a screen of her own, with one click."""
    page = somebody("amin", viewport={"width": 1024, "height": 768})
    page.goto("/settings/automation")
    page.get_by_role("button", name="全部停止（1）").click()
    expect(page.get_by_role("region", name=POLICY).get_by_text("阿敏 于")).to_be_visible()


def test_T7_the_owner_tries_other_figures_on_closed_cases(
    log_in: Callable[[str], Page], desk: Desk, tmp_path: Path
) -> None:
    closed = make_request(tmp_path, "已经退完的小蜜桔", 售后状态="退款成功")
    bring_in(desk, closed)
    page = log_in("owner")
    page.goto("/settings/backtest")
    page.get_by_text("成本参数", exact=True).click()
    page.get_by_label("一个差评的代价").fill("300")
    page.get_by_role("button", name="开始回测").click()
    result = page.get_by_role("region", name="回测结果")
    expect(result).to_contain_text("重新判断")
    expect(result).to_contain_text("相差")
    page.get_by_label("客服每笔最多").fill("很多")
    expect(page.get_by_role("button", name="开始回测")).to_be_disabled()
