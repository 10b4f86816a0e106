"""Stories in a real Chromium against a real `heqi serve`: what a person does, named as the screen names it."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.chromium import FLAGS, find_chromium
from tests.support.desk import Desk

# playwright keeps an event loop in this thread, and Django takes that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A running desk with 果然鲜 and its staff, and 隔壁茶行 of another merchant with its own."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.open_shop("果然鲜")
    desk.open_shop("隔壁茶行")
    desk.hire("xiaolin", "小林", "果然鲜")
    desk.hire("amin", "阿敏", "果然鲜", "supervisor")
    desk.hire("chen", "陈老板", "隔壁茶行", "owner")
    desk.start()
    yield desk
    desk.stop()


@pytest.fixture(scope="session")
def base_url(desk: Desk) -> str:
    """Paths given to `page.goto` are of the desk."""
    return desk.url


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's browser, without a window."""
    path = find_chromium()
    assert path, "There is no Chromium here; tools/install_test_needs says how to get one."
    return {"executable_path": path, "args": FLAGS, "headless": True}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """The screen of an agent in China."""
    screen = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": {"width": 1440, "height": 900}}
    return {**browser_context_args, **screen}


@pytest.fixture
def log_in(page: Page, desk: Desk) -> Callable[[str], Page]:
    """`log_in("xiaolin")`: the page after that person has logged in."""
    return lambda username: enter(page, desk, username)


@pytest.fixture
def stranger(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """`stranger(**PHONE)`: the empty page of another person, on a screen of their own."""
    contexts = []

    def stranger(**screen: Any) -> Page:
        contexts.append(browser.new_context(**{**browser_context_args, **screen}))
        return contexts[-1].new_page()

    yield stranger
    for context in contexts:
        context.close()


@pytest.fixture
def somebody(stranger: Callable[..., Page], desk: Desk) -> Callable[..., Page]:
    """`somebody("amin")`: the page of another person of the team, logged in on a screen of their own."""
    return lambda username, **screen: enter(stranger(**screen), desk, username)


def enter(page: Page, desk: Desk, username: str) -> Page:
    page.goto("/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码", exact=True).fill(desk.passwords[username])
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("navigation", name="工作区")).to_be_visible()
    return page
