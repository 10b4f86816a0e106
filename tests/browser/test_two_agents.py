"""A buyer on the buyer page, 小林 and 阿敏 at the desk, all at once: nobody waits for a reload."""

import re

from playwright.sync_api import Page, expect

PHONE = {"viewport": {"width": 390, "height": 844}}
CALL = """async ([path, body]) => {
  const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const answer = await fetch(path, body ? { method: "POST", headers, body: JSON.stringify(body) } : {});
  return await answer.json();
}"""


def put_up_a_page(page: Page, name: str) -> str:
    """The owner makes a buyer page for 果然鲜; its path."""
    shops = page.evaluate(CALL, ["/api/session", None])["shops"]
    shop_id = next(shop["id"] for shop in shops if shop["name"] == "果然鲜")
    body = {"shop_id": shop_id, "kind": "page", "name": name, "greeting": ""}
    made = page.evaluate(CALL, ["/api/channels", body])
    return f"/chat/{made['channel']['public_id']}"


def come_to_the_desk(page: Page) -> None:
    page.get_by_role("button", name=re.compile("我的状态")).click()
    page.get_by_role("radio", name="在线").click()
    expect(page.get_by_role("button", name="我的状态：在线")).to_be_visible()
    page.keyboard.press("Escape")
    page.mouse.click(700, 400)


def test_M7_two_agents_and_a_buyer_talk_at_once(somebody, stranger):
    address = put_up_a_page(somebody("owner"), "双人接待")
    lin, min_ = somebody("xiaolin"), somebody("amin")
    come_to_the_desk(lin)
    lin.goto("/reception")
    min_.goto("/reception?scope=all")

    buyer = stranger(**PHONE)
    buyer.goto(address)
    buyer.get_by_label("怎么称呼您").fill("阿梅")
    buyer.get_by_role("button", name="开始咨询").click()
    buyer.get_by_role("textbox", name="消息").fill("芒果什么时候发货呀")
    buyer.get_by_role("button", name="发送", exact=True).click()

    # Given to 小林, who is at the desk; both screens show it without a reload.
    line = re.compile("芒果什么时候发货呀")
    lin.get_by_role("option", name=line).click()
    expect(min_.get_by_role("option", name=line)).to_contain_text("小林")

    # What must not leave does not; what may arrives on the phone.
    answer = lin.get_by_role("textbox", name="回复")
    answer.fill("加我微信 wx998877 细聊")
    expect(lin.get_by_role("button", name="看原因")).to_be_visible()
    answer.fill("亲，今天下午就给您发出。")
    expect(lin.get_by_role("button", name="发送")).to_be_enabled()
    answer.press("Enter")
    log = buyer.get_by_role("log")
    expect(log.get_by_text("亲，今天下午就给您发出。")).to_be_visible()
    expect(log.get_by_text("wx998877")).to_have_count(0)

    # The supervisor takes over with a reason; 小林 is told who serves the buyer now.
    min_.goto("/reception?tab=handling&scope=all")
    min_.get_by_role("option", name=re.compile("今天下午就给您发出")).click()
    min_.get_by_role("button", name="接管").click()
    min_.get_by_label(re.compile("理由")).fill("买家是老顾客")
    min_.get_by_role("dialog").get_by_role("button", name=re.compile("接管|确\\s*定")).click()
    expect(lin.get_by_text("阿敏接待")).to_be_visible()
    buyer.get_by_role("textbox", name="消息").fill("好的，谢谢")
    buyer.get_by_role("button", name="发送", exact=True).click()
    expect(min_.get_by_role("region", name=re.compile("的会话")).get_by_text("好的，谢谢")).to_be_visible()
