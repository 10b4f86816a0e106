"""接待: a buyer writes, somebody answers; what is blocked, held and let out; what a log-out keeps."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.talks import open_talk, write
from tests.support.desk import Desk


def test_W1_an_answer_is_copied_ticked_and_stands_in_the_talk_with_its_time_marked(
    desk: Desk, log_in: Callable[[str], Page]
) -> None:
    write(desk, "慢性子的猫", "芒果什么时候发货？")
    page = log_in("xiaolin")
    open_talk(page, "慢***猫")
    answer = page.get_by_role("textbox", name="回复")
    answer.fill("亲，今天下午就发出。")
    answer.press("Enter")
    expect(answer).to_have_value("")
    tick(page, "亲，今天下午就发出。")
    expect(page.get_by_role("article").filter(has_text="亲，今天下午就发出。")).to_contain_text("自报时间")


def test_M10_what_another_buyer_writes_arrives_while_she_types_with_its_cards_and_a_link_that_leads_nowhere(
    desk: Desk, log_in: Callable[[str], Page]
) -> None:
    write(desk, "慢慢走的云", "在吗")
    page = log_in("xiaolin")
    open_talk(page, "慢***云")
    answer = page.get_by_role("textbox", name="回复")
    answer.click()
    page.keyboard.type("您好，请稍等")
    link = "https://pay.example-fruit.cn/x?a=1"
    goods = {"form": "goods", "goods_id": "G8801", "text": "贵妃芒 5 斤装"}
    order = {"form": "order", "order_no": "260901-880100000000001"}
    write(desk, "爱吃桃子", goods, order, f"看这个 {link} 比你家便宜")

    line = page.get_by_role("option").filter(has_text="爱***子")
    expect(line).to_contain_text("比你家便宜")
    expect(line).to_contain_text("3")
    expect(answer).to_be_focused()
    expect(answer).to_have_value("您好，请稍等")

    line.click()
    talk = page.get_by_role("region", name="与 爱***子 的会话")
    messages = talk.get_by_role("log")
    expect(messages.get_by_text("商品 G8801")).to_be_visible()
    expect(messages.get_by_text("贵妃芒 5 斤装")).to_be_visible()
    expect(messages.get_by_role("button", name="订单 260901-880100000000001")).to_be_visible()
    marked = messages.locator("mark").filter(has_text=link)
    expect(marked).to_be_visible()
    marked.hover()
    expect(page.get_by_role("tooltip").filter(has_text="链接")).to_be_visible()
    expect(page.locator("a[href*='example-fruit']")).to_have_count(0)


def test_M1_a_false_alarm_is_let_out_on_the_supervisors_own_screen_and_then_sent(
    desk: Desk, somebody: Callable[[str], Page]
) -> None:
    write(desk, "会飞的鱼", "怎么联系你们")
    lin, min_ = somebody("xiaolin"), somebody("amin")
    min_.goto("/reception?tab=held")
    expect(min_.get_by_text("没有等您放行的消息")).to_be_visible()
    open_talk(lin, "会***鱼")
    ask_for_release(lin, "亲，您加我微信说吧")
    expect(lin.get_by_role("region", name="已请主管放行，等待中")).to_be_visible()

    held = min_.get_by_role("listitem").filter(has_text="亲，您加我微信说吧")
    held.get_by_label("理由（会留档）").fill("说的是公司介绍里的名字")
    held.get_by_role("button", name="放行", exact=True).click()
    expect(held).to_have_count(0)

    tick(lin, "亲，您加我微信说吧")
    expect(lin.get_by_role("article").filter(has_text="亲，您加我微信说吧")).to_be_visible()
    expect(min_.get_by_text("没有等您放行的消息")).to_be_visible()


def test_M1_a_real_contact_detail_comes_before_no_supervisor(desk: Desk, somebody: Callable[[str], Page]) -> None:
    write(desk, "海边的树", "有电话吗")
    lin, min_ = somebody("xiaolin"), somebody("amin")
    min_.goto("/reception?tab=held")
    open_talk(lin, "海***树")
    text = "亲，打13912345678找我"
    lin.get_by_role("textbox", name="回复").fill(text)
    lin.get_by_role("button", name="看原因").click()
    why = lin.get_by_role("region", name="看原因")
    expect(why.get_by_role("button", name="返回修改")).to_be_visible()
    expect(why.get_by_role("button", name="误判，请主管放行")).to_have_count(0)
    talk_id = lin.url.rsplit("/", 1)[1]
    assert lin.evaluate(HOLD, [talk_id, text]) == [403, "message.contact"]
    expect(min_.get_by_text("没有等您放行的消息")).to_be_visible()


HOLD = """async ([talk, text]) => {
  const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const body = JSON.stringify({ key: crypto.randomUUID(), text });
  const answer = await fetch(`/api/talks/${talk}/hold`, { method: "POST", headers, body });
  return [answer.status, (await answer.json()).code];
}"""
"""Asking for a release past the screen, which offers none."""


def test_a_draft_of_each_talk_is_there_after_a_reload_and_a_new_log_in_and_shown_to_nobody_else(
    desk: Desk, log_in: Callable[[str], Page]
) -> None:
    write(desk, "晚风吹过", "苹果甜不甜")
    write(desk, "早起的鸟", "梨脆不脆")
    page = log_in("xiaolin")
    answer = page.get_by_role("textbox", name="回复")
    open_talk(page, "晚***过")
    answer.fill("很甜的，")
    open_talk(page, "早***鸟")
    answer.fill("又脆又")
    page.reload()
    expect(answer).to_have_value("又脆又")
    log_out(page, "小林")

    log_in("amin")
    open_talk(page, "晚***过")
    expect(answer).to_have_value("")
    log_out(page, "阿敏")

    log_in("xiaolin")
    open_talk(page, "晚***过")
    expect(answer).to_have_value("很甜的，")
    open_talk(page, "早***鸟")
    expect(answer).to_have_value("又脆又")


def test_the_last_words_stay_in_sight_when_suggestions_and_a_note_take_their_place(
    desk: Desk, somebody: Callable[[str], Page]
) -> None:
    write(
        desk,
        "话多的鹦鹉",
        *(f"第{place}句，芒果什么时候发货呀？" for place in range(1, 21)),
        "这是最后一句，什么时候发货？",
    )
    lin, min_ = somebody("xiaolin"), somebody("amin")
    open_talk(lin, "话***鹉")
    last = lin.get_by_role("log").get_by_text("这是最后一句，什么时候发货？")
    expect(lin.get_by_role("button", name=re.compile("^1")).first).to_be_visible()
    expect(last).to_be_in_viewport(ratio=1)

    min_.goto(lin.url)
    min_.get_by_role("button", name="内部备注").click()
    note = min_.get_by_role("textbox", name="写给同事，买家看不到")
    note.fill("先查物流再回")
    note.press("Enter")
    expect(lin.get_by_text("先查物流再回")).to_be_visible()
    expect(last).to_be_in_viewport(ratio=1)


def test_an_agents_day_begins_in_reception_and_everybody_elses_with_the_cases(
    log_in: Callable[[str], Page],
) -> None:
    page = log_in("xiaolin")
    expect(page).to_have_url(re.compile("/reception$"))
    page.keyboard.press("Control+/")
    expect(page.get_by_role("dialog", name="快捷键")).to_contain_text("上一个、下一个会话")
    page.keyboard.press("Escape")
    log_out(page, "小林")
    log_in("amin")
    page.goto("/")
    expect(page).to_have_url(re.compile("/cases$"))


def ask_for_release(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="回复").fill(text)
    page.get_by_role("button", name="看原因").click()
    page.get_by_role("region", name="看原因").get_by_role("button", name="误判，请主管放行").click()


def tick(page: Page, text: str) -> None:
    """Say that what waits to be copied has been sent on the platform."""
    pending = page.get_by_role("region", name="待复制到平台发送")
    expect(pending).to_contain_text(text)
    pending.get_by_role("button", name="已在平台发出").click()
    expect(pending).to_have_count(0)


def log_out(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_label("用户名")).to_be_visible()
