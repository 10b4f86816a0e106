"""80 yuan with a limit of 50: asked for at the desk, approved on a phone, paid, and not paid again."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.stories import find_case
from tests.support.desk import Desk
from tests.support.exports import AFTER_SALE_HEADERS, ORDER_HEADERS, after_sale_row, order_row, write_export

ORDER_NO = "260518-337872186877001"
FIRST, SECOND = "26337872186877001", "26337872186877002"
PHONE: ViewportSize = {"width": 390, "height": 844}


def test_W11_T7_M9_asked_at_the_desk_approved_on_a_phone_and_never_paid_twice(
    desk: Desk, log_in: Callable[[str], Page], stranger: Callable[..., Page], tmp_path: Path
) -> None:
    desk.hire("xiaotian", "小田", "果然鲜", limit_yuan=50)
    bring_in(desk, tmp_path)
    page = log_in("xiaotian")
    open_case(page, FIRST)
    choose_payment(page, "80", "坏了一半，买家愿意留货")
    page.get_by_role("dialog").get_by_role("button", name="提交审批").click()
    banner = page.get_by_role("region", name="待审批")
    expect(banner).to_contain_text("小额打款 ¥80.00")
    expect(banner).to_contain_text("可审批：")
    expect(page.get_by_role("tab", name="待我审批")).to_have_count(0)

    approve_on_a_phone(stranger(viewport=PHONE), desk)

    checklist = page.get_by_role("region", name="处理清单")
    expect(checklist).to_be_visible()
    for ticked in (1, 2):
        checklist.get_by_role("button", name="已手工完成").first.click()
        page.get_by_role("tooltip").get_by_role("button", name="已手工完成").click()
        expect(checklist).to_contain_text(f"{ticked}/")
    expect(page.get_by_role("region", name="经过")).to_contain_text("批准：小额打款 ¥80.00")

    open_case(page, SECOND)
    choose_payment(page, "45", "再补一点")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="确定小额打款").click()
    expect(dialog).to_contain_text("最多还可付 ¥40.00")
    expect(dialog).to_contain_text("小额打款 ¥80.00 小田")


def bring_in(desk: Desk, folder: Path) -> None:
    """One order of 120 yuan with two requests."""
    now = datetime.now(UTC)
    paid = {"商品总价(元)": "120.00", "用户实付金额(元)": "120.00", "商家实收金额(元)": "120.00"}
    orders = [order_row(ORDER_NO, now=now, **paid)]
    asked = {"交易金额": "120.00", "退款金额": "120.00"}
    requests = [after_sale_row(number, ORDER_NO, now=now, **asked) for number in (FIRST, SECOND)]
    files = [
        write_export(folder / "orders.csv", ORDER_HEADERS, orders),
        write_export(folder / "after-sales.csv", AFTER_SALE_HEADERS, requests),
    ]
    desk.run("import", *files, "--shop", "果然鲜")


def open_case(page: Page, number: str) -> None:
    """By its after-sales number, with the keyboard."""
    find_case(page, number)
    expect(page.get_by_text(number).first).to_be_visible()


def choose_payment(page: Page, yuan: str, reason: str) -> None:
    """Fill in the dialog of a small payment, and leave it open."""
    page.get_by_role("article", name="小额打款").get_by_role("button", name="选这个").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("金额（元）").fill(yuan)
    dialog.get_by_role("textbox").last.fill(reason)


def approve_on_a_phone(phone: Page, desk: Desk) -> None:
    """阿敏, 390 pixels wide: from the counted view to the case and its big button, nothing off the screen."""
    phone.goto(f"{desk.url}/cases?view=to_approve")
    phone.get_by_label("用户名").fill("amin")
    phone.get_by_label("密码", exact=True).fill(desk.passwords["amin"])
    phone.get_by_role("button", name="登录").click()
    tab = phone.get_by_role("tab", name="待我审批")
    expect(tab).to_contain_text("1")
    tab.click()
    phone.get_by_role("link", name="待审批").click()
    phone.wait_for_url("**/cases/*")
    approve = phone.get_by_role("button", name="批准", exact=True)
    expect(approve).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert phone.evaluate("document.documentElement.scrollHeight") <= PHONE["height"]  # or a focus shifts the window
    approve.click()
    expect(phone.get_by_role("region", name="处理清单")).to_be_visible()
    expect(phone.get_by_role("status").filter(has_text="阿敏：批准：小额打款 ¥80.00")).to_be_visible()
