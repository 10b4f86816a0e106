"""阿敏 at the returns desk: one that passes, one that came empty, one that nobody knows until its case comes."""

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.stories import Request, bring_in, make_request, open_case
from tests.support.desk import Desk


def scan(page: Page, number: str) -> None:
    """As the scanner does: the number and a line end, into the field that has the focus."""
    expect(page.get_by_label("包裹上的单号")).to_be_focused()
    page.keyboard.type(f"no:{number.lower()}")
    page.keyboard.press("Enter")


def photo() -> dict[str, object]:
    """A photo as a phone's camera hands it over."""
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "orange").save(file, "JPEG")
    return {"name": "开箱.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def returning(desk: Desk, folder: Path, goods: str, number: str) -> Request:
    """A request whose buyer has sent the goods back."""
    words = {"退款类型": "退货退款", "售后状态": "待商家收货", "退货运单号": number}
    request = make_request(folder, goods, **words)
    bring_in(desk, request)
    return request


def choose_return(page: Page, request: Request, goods: str) -> None:
    """Return and refund was chosen, so that the case waits for the goods."""
    expect(page.get_by_text(goods).first).to_be_visible()
    open_case(page, request)
    page.get_by_role("article").filter(has_text="退货退款").get_by_role("button", name="选这个").first.click()
    page.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(page.get_by_role("region", name="处理清单")).to_contain_text("验收退货并拍照")


def test_W4_P4h_a_return_passes_with_a_photo_and_the_refund_is_next(
    desk: Desk, log_in: Callable[[str], Page], tmp_path: Path
) -> None:
    request = returning(desk, tmp_path, "贵妃芒 5 斤装", "YT7700000000101")
    page = log_in("amin")
    choose_return(page, request, "贵妃芒 5 斤装")
    page.get_by_role("link", name="退货", exact=True).click()

    scan(page, "YT7700000000101")

    expect(page.get_by_role("radio", name="完好齐全")).to_be_visible()
    page.get_by_label("拍照", exact=True).set_input_files(photo())  # type: ignore[arg-type]
    expect(page.get_by_role("img", name="开箱.jpg")).to_be_visible()
    page.keyboard.press("1")
    expect(page.get_by_role("radio", name="完好齐全")).to_be_checked()
    page.keyboard.press("Enter")

    told = page.get_by_role("status").filter(has_text="验收通过")
    expect(told).to_contain_text("贵妃芒 5 斤装")
    expect(told).to_contain_text("下一步：在拼多多商家后台确认收货并退款")
    expect(page.get_by_label("包裹上的单号")).to_be_focused()
    told.get_by_role("link").first.click()
    expect(page.get_by_role("region", name="经过")).to_contain_text("退回件开箱：完好齐全，验收通过")


def test_T5_W4_an_empty_parcel_does_not_pass_and_is_told_when_scanned_again(
    desk: Desk, log_in: Callable[[str], Page], tmp_path: Path
) -> None:
    returning(desk, tmp_path, "荔枝 3 斤装", "YT7700000000102")
    page = log_in("amin")
    page.goto("/returns")

    scan(page, "YT7700000000102")
    empty = page.get_by_role("radio", name="空包裹")
    expect(empty).to_be_visible()
    page.keyboard.press("3")
    expect(empty).to_be_checked()
    page.keyboard.press("Enter")
    told = page.get_by_role("status").filter(has_text="验收未通过")
    expect(told).to_contain_text("空包裹")

    scan(page, "YT7700000000102")
    expect(page.get_by_text("这个包裹已经登记过了")).to_be_visible()
    page.get_by_role("link", name="H0").first.click()
    expect(page.get_by_text("退回的商品验收未通过（空包、调换或已使用）")).to_be_visible()


def test_W4_an_unknown_parcel_is_pooled_and_later_attached_to_its_case(
    desk: Desk, log_in: Callable[[str], Page], tmp_path: Path
) -> None:
    page = log_in("amin")
    page.goto("/returns")
    scan(page, "SF9900000000103")
    expect(page.get_by_text("没有找到 SF9900000000103")).to_be_visible()
    page.get_by_label("里面是什么").fill("一箱桂味荔枝，三斤")
    page.get_by_label("里面是什么").press("Enter")
    expect(page.get_by_role("status").filter(has_text="无头件")).to_be_visible()

    request = make_request(tmp_path, "桂味荔枝 3 斤装")
    bring_in(desk, request)
    page.get_by_role("radio", name="无头件").locator("..").click()
    pooled = page.get_by_role("region", name="无头件").get_by_role("listitem").filter(has_text="SF9900000000103")
    pooled.get_by_role("button", name="找到售后").click()
    scan(page, request.order_no)
    complete = page.get_by_role("radio", name="完好齐全")
    expect(complete).to_be_visible()
    page.keyboard.press("1")
    expect(complete).to_be_checked()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="验收通过")).to_contain_text("桂味荔枝 3 斤装")
