"""Take the pictures of docs/images from a demo shop at 1440 × 900, and each page at 1024 × 768 to look at.

The pictures that the README shows are committed; those at 1024 go to test-results/screens.
"""

import sys
import tempfile
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from heqi.core.time import SHANGHAI
from tests.support.chromium import FLAGS, find_chromium
from tests.support.desk import Desk

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
LOOKED_AT = ROOT / "test-results" / "screens"
SIZES = {1440: (900, IMAGES), 1024: (768, LOOKED_AT)}


def take_pictures(page: Page, desk: Desk, folder: Path, width: int) -> None:
    """The list, a case with its options, a talk, the import page, and a message being checked."""
    suffix = "" if folder == IMAGES else f"-{width}"
    page.goto(f"{desk.url}/cases")
    page.get_by_label("用户名").fill("amin")
    page.get_by_label("密码", exact=True).fill(desk.passwords["amin"])
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("row").nth(8)).to_be_visible()
    shoot(page, folder / f"cases{suffix}.png")
    page.get_by_role("row").nth(3).dblclick()
    expect(page.get_by_role("article").first).to_be_visible()
    shoot(page, folder / f"case{suffix}.png")
    talk_with_a_buyer(page, desk)
    shoot(page, folder / f"reception{suffix}.png")
    page.goto(f"{desk.url}/imports")
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    shoot(page, folder / f"imports{suffix}.png")
    check_message(page, desk)
    shoot(page, folder / f"language{suffix}.png")


def talk_with_a_buyer(page: Page, desk: Desk) -> None:
    """A talk about the first case's order, come in by the companion, with an answer begun that must not leave."""
    order_no = page.evaluate("async () => (await (await fetch('/api/cases?limit=1')).json()).items[0].order_no")
    page.goto(f"{desk.url}/companion")
    page.get_by_role("textbox", name="粘贴聊天").fill(copied_chat())
    page.get_by_role("textbox", name="订单号（可不填）").fill(order_no)
    page.get_by_role("button", name="开始接待").click()
    page.wait_for_url("**/companion/*")
    page.goto(page.url.replace("/companion/", "/reception/").split("?")[0])
    answer = page.get_by_role("textbox", name="回复")
    answer.fill("亲，非常抱歉，坏果包赔。您加我微信，我马上给您处理")
    expect(page.get_by_role("button", name="看原因")).to_be_visible()
    drawer = page.get_by_role("button", name="订单与买家")
    if drawer.is_visible():  # of a narrow window: the order lies over the talk
        drawer.click()
    expect(page.get_by_role("list", name="订单进度")).to_be_visible()


SAID = (
    (130, "爱吃橘子的熊", "收到了，打开有三个烂的"),
    (115, "爱吃橘子的熊", "太让人生气了，怎么处理？"),
    (100, "果然鲜:小林", "亲，实在抱歉，麻烦您拍张照片给我看一下好吗？"),
    (40, "爱吃橘子的熊", "拍好了，你看看，能赔多少"),
)
"""Seconds ago, who, what."""


@cache
def copied_chat() -> str:
    """A chat as it is copied from a platform's window: name and time above each message. The same at every call."""
    now = datetime.now(SHANGHAI)
    return "\n".join(f"{name}  {now - timedelta(seconds=ago):%H:%M:%S}\n{text}" for ago, name, text in SAID)


def check_message(page: Page, desk: Desk) -> None:
    """The words of the shop, with a message beside them in which something is found."""
    page.goto(f"{desk.url}/settings/language")
    add = page.get_by_role("form", name="添加用语")
    expect(add).to_be_visible()
    if page.get_by_role("row", name="微信绿礼盒").count() == 0:
        add.get_by_label("用语", exact=True).fill("微信绿礼盒")
        add.get_by_label("原因").fill("商品名")
        add.get_by_label("原因").press("Enter")
        expect(page.get_by_role("row", name="微信绿礼盒")).to_be_visible()
    box = page.get_by_role("region", name="试一句")
    box.get_by_role("textbox").fill("亲，微信绿礼盒有货的。不放心的话加我薇❤聊，好评返现5元哦")
    expect(box.get_by_role("listitem").nth(1)).to_be_visible()


def shoot(page: Page, path: Path) -> None:
    """One picture, when nothing is being fetched and the letters are there."""
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(600)
    page.screenshot(path=path, animations="disabled")
    with Image.open(path) as picture:
        picture.quantize(256).save(path, optimize=True)
    print(path.relative_to(ROOT))


def main() -> int:
    """Serve a demo shop in a temporary home and walk through it."""
    with tempfile.TemporaryDirectory(prefix="heqi-pictures-") as home, sync_playwright() as playwright:
        desk = Desk(Path(home))
        desk.start("demo", "--files")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        try:
            for width, (height, folder) in SIZES.items():
                folder.mkdir(parents=True, exist_ok=True)
                context = browser.new_context(
                    viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai"
                )
                take_pictures(context.new_page(), desk, folder, width)
                context.close()
        finally:
            browser.close()
            desk.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
