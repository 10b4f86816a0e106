"""Each of the five outcomes from the choice to the end, as 小林 does it (P4a-i, M8)."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.flows import choose, hear_platform, see_missing, see_stage, tick, tick_all
from tests.browser.stories import bring_in, make_request, open_case
from tests.support.desk import Desk

LogIn = Callable[[str], Page]
ON_THE_WAY = {"订单状态": "已发货，待收货"}
SIGNED = {"订单状态": "已收货"}


def test_P4a_a_small_payment_is_agreed_paid_told_and_the_request_is_watched_to_its_end(
    log_in: LogIn, desk: Desk, tmp_path: Path
) -> None:
    request = make_request(tmp_path, "贵妃芒 5 斤装", SIGNED)
    bring_in(desk, request)
    page = log_in("xiaolin")
    open_case(page, request)

    checklist = choose(page, "小额打款")
    expect(checklist.get_by_text("这次贵妃芒 5 斤装没让您满意")).to_be_visible()
    expect(checklist.get_by_text("的小额打款已经给您发起啦")).to_be_visible()
    tick_all(page)

    hear_platform(desk, request, "退款关闭")
    see_stage(page, "已关闭")


def test_M8_a_refund_on_the_way_turns_the_parcel_back_and_takes_it_in(
    log_in: LogIn, desk: Desk, tmp_path: Path
) -> None:
    request = make_request(tmp_path, "库尔勒香梨 6 斤装", ON_THE_WAY, 退款原因="不想要了")
    bring_in(desk, request)
    page = log_in("xiaolin")
    open_case(page, request)

    checklist = choose(page, "仅退款")
    expect(checklist.get_by_text(f"单号YT{request.order_no[-10:]}的收件人已申请退款")).to_be_visible()
    for _ in range(3):
        assert tick(page)
    hear_platform(desk, request, "退款成功", 退款原因="不想要了")
    page.reload()
    see_missing(page, "未完成：收回拦截件并验货")

    tick_all(page)
    see_stage(page, "已了结")


def test_P4h_a_return_goes_from_the_address_to_acceptance_and_the_refund(
    log_in: LogIn, desk: Desk, tmp_path: Path
) -> None:
    asked = {"退款类型": "退货退款", "退款原因": "不喜欢、效果不好"}
    request = make_request(tmp_path, "陶瓷果盘", SIGNED, **asked)
    bring_in(desk, request)
    page = log_in("xiaolin")
    open_case(page, request)

    checklist = choose(page, "退货退款")
    expect(checklist.get_by_text("寄回的运费由您来付")).to_be_visible()
    expect(checklist.get_by_text("48 小时内给您办完")).to_be_visible()
    tick_all(page)
    see_missing(page, "等平台数据确认：在拼多多商家后台确认收货并退款")

    hear_platform(desk, request, "退款成功", **asked)
    see_stage(page, "已了结")


def test_P4i_an_exchange_checks_the_new_one_tells_its_number_and_follows_it(
    log_in: LogIn, desk: Desk, tmp_path: Path
) -> None:
    asked = {"退款类型": "换货", "退款原因": "商家发错货"}
    request = make_request(tmp_path, "陶瓷果盘", SIGNED, **asked)
    bring_in(desk, request)
    page = log_in("xiaolin")
    open_case(page, request)

    checklist = choose(page, "换货")
    expect(checklist.get_by_text("核对换新商品的款式与数量（上次发错：两个人核对）").first).to_be_visible()
    expect(checklist.get_by_text("【快递公司】【新运单号】，预计【天数】天到您那里")).to_be_visible()
    tick_all(page)

    hear_platform(desk, request, "换货/补寄成功", **asked)
    see_stage(page, "已了结")


def test_P4i_a_reship_is_sent_told_and_followed_to_the_signature(log_in: LogIn, desk: Desk, tmp_path: Path) -> None:
    asked = {"退款类型": "补寄", "退款原因": "少件、漏发"}
    request = make_request(tmp_path, "赣南脐橙 10 斤装", SIGNED, **asked)
    bring_in(desk, request)
    page = log_in("xiaolin")
    open_case(page, request)

    checklist = choose(page, "补寄")
    expect(checklist.get_by_text("（上次少件：逐件点数）").first).to_be_visible()
    tick_all(page)

    hear_platform(desk, request, "换货/补寄成功", **asked)
    see_stage(page, "已了结")
