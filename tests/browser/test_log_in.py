"""Who gets in, and in which language."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.desk import Desk


def test_a_wrong_password_is_refused_and_tells_nothing_more(page: Page, desk: Desk) -> None:
    page.goto("/cases")
    page.get_by_label("用户名").fill("xiaolin")
    page.get_by_label("密码", exact=True).fill("not-the-password")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_text("用户名或密码不对")).to_be_visible()
    expect(page.get_by_role("navigation", name="工作区")).to_have_count(0)


def test_after_logging_out_the_list_is_closed(log_in: Callable[[str], Page]) -> None:
    page = log_in("amin")
    page.get_by_role("button", name="阿敏的账号").click()
    page.get_by_text("退出登录").click()
    expect(page.get_by_label("用户名")).to_be_visible()
    page.goto("/cases")
    expect(page.get_by_label("用户名")).to_be_visible()


def test_english_is_one_click_away_and_stays(log_in: Callable[[str], Page]) -> None:
    page = log_in("xiaolin")
    page.get_by_role("button", name="EN").click()
    expect(page.get_by_role("link", name="Import", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="Import", exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
