"""An owner brings somebody in, who takes on a second factor, and is logged out again by the owner."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.support.desk import Desk
from tests.support.second_factor import Phone

PASSWORD = "xiaozhou-de-xin-mima"


def test_a_colleague_is_invited_enrols_a_second_factor_and_is_logged_out(
    log_in: Callable[[str], Page], desk: Desk, stranger: Callable[..., Page]
) -> None:
    owner = log_in("owner")
    owner.goto("/settings/staff")
    owner.get_by_role("button", name="邀请员工").click()
    owner.get_by_label("姓名").fill("小周")
    owner.get_by_label("用户名").fill("xiaozhou")
    owner.get_by_label("在果然鲜的角色").click()
    owner.get_by_title("客服").last.click()
    owner.get_by_label("在果然鲜的每笔额度（元）").fill("30")
    owner.get_by_role("button", name="生成链接").click()
    link = owner.get_by_test_id("invitation-link").inner_text()
    owner.get_by_role("button", name="完成").click()
    expect(owner.get_by_text("等待加入")).to_be_visible()

    hers = stranger()
    hers.goto(link)
    expect(hers.get_by_text("小周，您受邀加入果然鲜。")).to_be_visible()
    hers.get_by_label("设置密码").fill(PASSWORD)
    hers.get_by_role("button", name="加入").click()
    hers.get_by_role("link", name="去登录").click()
    give_password(hers)
    expect(hers.get_by_role("navigation", name="工作区")).to_be_visible()

    phone = enrol(hers)
    hers.get_by_role("button", name="小周的账号").click()
    hers.get_by_text("退出登录").click()
    give_password(hers)
    hers.get_by_label("验证码（6 位）或备用码").fill("000000")
    hers.get_by_role("button", name="登录").click()
    expect(hers.get_by_text("验证码不对或已用过")).to_be_visible()
    # The code of enrolling is spent; the next one is taken already, a step of grace ahead.
    hers.get_by_label("验证码（6 位）或备用码").fill(phone.code(datetime.now(UTC) + timedelta(seconds=30)))
    hers.get_by_role("button", name="登录").click()
    expect(hers.get_by_role("navigation", name="工作区")).to_be_visible()

    owner.reload()
    line = owner.get_by_role("row", name="小周")
    expect(line).to_contain_text("果然鲜 · 客服 · 每笔 ¥30.00")
    expect(line).to_contain_text("已开启")
    line.get_by_role("button", name="结束登录").click()
    owner.get_by_role("tooltip").get_by_role("button", name="结束登录").click()
    expect(line.get_by_role("button", name="结束登录")).to_have_count(0)
    hers.goto("/cases")
    expect(hers.get_by_label("用户名")).to_be_visible()

    owner.goto("/settings/audit")
    expect(owner.get_by_text("结束小周的 1 个登录")).to_be_visible()
    expect(owner.get_by_text("小周开启两步验证")).to_be_visible()
    owner.get_by_role("button", name="核对完整性").click()
    expect(owner.get_by_text("完整，已核对")).to_be_visible()


def test_an_agent_finds_neither_staff_nor_audit(log_in: Callable[[str], Page]) -> None:
    page = log_in("xiaolin")
    page.goto("/settings/security")
    pages = page.get_by_role("navigation", name="设置页面")
    expect(pages.get_by_role("link", name="我的安全")).to_be_visible()
    expect(pages.get_by_role("link", name="员工")).to_have_count(0)
    page.goto("/settings/audit")
    expect(page.get_by_text("只有主管或店主可以查看")).to_be_visible()


def give_password(page: Page) -> None:
    page.get_by_label("用户名").fill("xiaozhou")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def enrol(page: Page) -> Phone:
    """Switch the second factor on, as the page leads; the phone that holds it."""
    page.goto("/settings/security")
    page.get_by_role("button", name="开启两步验证").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("我的密码").fill(PASSWORD)
    dialog.get_by_role("button", name="下一步").click()
    expect(dialog.get_by_alt_text("两步验证的二维码")).to_be_visible()
    phone = Phone(dialog.get_by_test_id("totp-secret").inner_text())
    dialog.get_by_label("验证码（6 位）").fill(phone.code(datetime.now(UTC)))
    dialog.get_by_role("button", name="开启").click()
    expect(dialog.get_by_role("list", name="备用码").get_by_role("listitem")).to_have_count(10)
    page.keyboard.press("Escape")  # they are shown this once: a slip of the hand must not take them away
    expect(dialog.get_by_role("button", name="关闭")).to_have_count(0)
    dialog.get_by_role("button", name="我已存好").click()
    expect(page.get_by_text("备用码还剩 10 个")).to_be_visible()
    return phone
