"""小林 is new, and practises before she serves anybody; 阿敏 sees how it went."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

SAY = "回复模拟买家，回车发送"


def say(page: Page, text: str) -> None:
    """One message to the simulated buyer, by the key that sends it; unless the buyer has left already."""
    turns = page.get_by_label("对话内容").get_by_text("买家等了")
    before = turns.count()
    page.get_by_label(SAY).fill(text)
    page.get_by_label(SAY).press("Enter")
    expect(turns).to_have_count(before + 1, timeout=60_000)  # the first one loads the screening


def test_P4_a_new_agent_serves_a_simulated_buyer_and_sees_the_score_with_reasons(
    log_in: Callable[[str], Page], somebody: Callable[[str], Page]
) -> None:
    page = log_in("xiaolin")
    page.get_by_role("link", name="练习", exact=True).click()
    expect(page.get_by_text("还没有练习")).to_be_visible()
    expect(page.get_by_role("table", name="大家练得怎样")).to_have_count(0)
    page.get_by_role("button", name="开始：收到时破了").click()
    expect(page.get_by_role("heading", name="收到时破了")).to_be_visible()
    expect(page.get_by_text("不会发给任何人")).to_be_visible()
    expect(page.get_by_role("region", name="评分")).to_have_count(0)

    say(page, "加我微信 guoran888，私下给您转账")
    blocked = page.get_by_label("对话内容").locator("[data-verdict=block]")
    expect(blocked).to_contain_text("第 1 句")
    say(page, "亲，非常抱歉让您收到坏的，麻烦拍一张照片给我看看好吗？")
    page.get_by_role("button", name="结束并评分").click()

    score = page.get_by_role("region", name="评分")
    expect(score.get_by_role("heading", name="得分")).to_be_visible()
    for part in ("速度", "合规", "态度", "处理"):
        expect(score.get_by_text(part, exact=True)).to_be_visible()
    expect(score.get_by_role("listitem").filter(has_text="第 1 句").first).to_be_visible()
    expect(score.get_by_text("这位买家：")).to_be_visible()
    expect(page.get_by_label(SAY)).to_have_count(0)
    points = score.get_by_role("heading").locator("strong").inner_text()

    page.get_by_role("link", name="返回练习").click()
    row = page.get_by_role("table", name="练习记录").get_by_role("row").nth(1)
    expect(row).to_contain_text("收到时破了")
    expect(row.get_by_role("cell", name=points, exact=True)).to_be_visible()

    boss = somebody("amin")
    boss.get_by_role("link", name="练习", exact=True).click()
    people = boss.get_by_role("table", name="大家练得怎样")
    expect(people.get_by_role("row").filter(has_text="小林")).to_contain_text(points)
    boss.get_by_role("table", name="练习记录").get_by_role("link").first.click()
    expect(boss.get_by_text("小林 的练习")).to_be_visible()
    expect(boss.get_by_role("region", name="评分")).to_contain_text(points)
    expect(boss.get_by_label(SAY)).to_have_count(0)
