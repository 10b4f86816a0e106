"""王老板 connects the shop to a sandbox: tested, read, paused, read again, and told in words when nothing answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.desk import Desk
from tests.support.sandbox import Sandbox, running_sandbox

LONG = 60_000


@pytest.fixture
def market() -> Iterator[Sandbox]:
    with running_sandbox(orders=60, days=1, seed=7) as market:
        yield market


@pytest.fixture
def own_desk(tmp_path: Path, market: Sandbox) -> Iterator[Desk]:
    """A desk beside that sandbox, for this story alone."""
    desk = Desk(tmp_path, settings={"HEQI_SANDBOX_URL": market.url})
    desk.open_shop("果然鲜")
    desk.hire("wang", "王老板", "果然鲜", "owner")
    desk.start()
    yield desk
    desk.stop()


def enter_keys(card: Locator, keys: dict[str, str], *, token: str) -> None:
    card.get_by_role("button", name="连接平台").click()
    card.get_by_text("沙箱", exact=True).click()
    card.get_by_label("App Key").fill(keys["app_key"])
    card.get_by_label("App Secret").fill(keys["app_secret"])
    card.get_by_label("Access Token").fill(token)
    card.get_by_role("button", name="保存并测试").click()


def test_W2_a_shop_is_connected_tested_read_paused_read_again_and_fails_in_words(
    page: Page, own_desk: Desk, market: Sandbox
) -> None:
    keys = market.connection("pinduoduo")
    page.goto(f"{own_desk.url}/settings/connections")
    page.get_by_label("用户名").fill("wang")
    page.get_by_label("密码", exact=True).fill(own_desk.passwords["wang"])
    page.get_by_role("button", name="登录").click()
    card = page.get_by_role("region", name="果然鲜")
    expect(card.get_by_text("未连接")).to_be_visible()

    enter_keys(card, keys, token="not-the-token")
    expect(card.get_by_text("需要重新授权")).to_be_visible(timeout=LONG)
    card.get_by_role("button", name="更换密钥").click()
    card.get_by_label("App Key").fill(keys["app_key"])
    card.get_by_label("Access Token").fill(keys["access_token"])
    card.get_by_role("button", name="保存并测试").click()
    expect(card.get_by_text("正常")).to_be_visible(timeout=LONG)
    expect(page.get_by_text(keys["app_secret"])).to_have_count(0)
    streams = card.get_by_role("table", name="同步进度")
    expect(streams.get_by_role("row", name="订单")).to_contain_text("已是最新", timeout=LONG)

    card.get_by_role("button", name="暂停").click()
    expect(card.get_by_text("已暂停")).to_be_visible()
    card.get_by_role("button", name="恢复").click()
    expect(card.get_by_text("正常")).to_be_visible(timeout=LONG)

    day = page.evaluate("new Date(Date.now() - 86400000 + 8 * 3600000).toISOString().slice(0, 10)")
    card.get_by_role("button", name="重新同步一段").click()
    card.get_by_label("从哪天").fill(day)
    card.get_by_label("到哪天").fill(day)
    card.get_by_role("button", name="重新同步一段").last.click()
    expect(card.get_by_label("从哪天")).to_have_count(0)

    assert market.process is not None
    market.process.kill()
    card.get_by_role("button", name="测试连接").click()
    expect(card.get_by_text("平台没有正常应答").first).to_be_visible(timeout=LONG)
