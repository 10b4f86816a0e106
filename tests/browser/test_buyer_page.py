"""The owner puts up a buyer page, a buyer writes on a phone, 小林 answers, and the buyer rates."""

import re

import pytest
from playwright.sync_api import Page, expect

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def phone(stranger):
    page = stranger(**PHONE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    assert faults == []


def put_up_a_page(page: Page, name: str) -> str:
    """The owner makes a buyer page for 果然鲜; its address."""
    page.goto("/settings/connections")
    channels = page.get_by_role("region", name="果然鲜").get_by_role("group", name="消息渠道")
    channels.get_by_role("button", name="添加渠道").click()
    channels.get_by_label("名称", exact=True).fill(name)
    channels.get_by_role("button", name="创建").click()
    expect(channels.get_by_text("的密钥只显示这一次")).to_be_visible()
    expect(channels.get_by_text(re.compile("hqc_"))).to_be_visible()
    channels.get_by_role("button", name="已保存").click()
    expect(channels.get_by_text(re.compile("hqc_"))).to_have_count(0)
    link = channels.get_by_role("article", name=name).get_by_role("link")
    return str(link.get_attribute("href"))


def reply(page: Page, order_no: str, text: str) -> None:
    """What the workbench sends when 小林 answers the conversation about an order."""
    told = page.evaluate(
        """async ([orderNo, text]) => {
          const session = await (await fetch("/api/session")).json();
          const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
          const talks = await (await fetch("/api/talks?tab=waiting&scope=all")).json();
          const body = JSON.stringify({ key: crypto.randomUUID(), text });
          const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
          const talk = talks.items.find((each) => each.order_no === orderNo);
          const answer = await fetch(`/api/talks/${talk.id}/messages`, { method: "POST", headers, body });
          return answer.status;
        }""",
        [order_no, text],
    )
    assert told == 200


def test_M7_a_buyer_writes_on_a_phone_and_gets_the_answer_without_a_reload(log_in, phone):
    page = log_in("owner")
    phone.goto(put_up_a_page(page, "官网客服"))
    expect(phone.get_by_role("heading", name="果然鲜")).to_be_visible()
    phone.get_by_label("怎么称呼您").fill("阿梅")
    phone.get_by_role("button", name="开始咨询").click()
    phone.get_by_role("textbox", name="消息").fill("樱桃坏了一半")
    phone.get_by_role("button", name="发送", exact=True).click()
    log = phone.get_by_role("log")
    expect(log.get_by_text("樱桃坏了一半")).to_be_visible()
    expect(log.get_by_text(re.compile("已送达"))).to_be_visible()
    expect(phone.get_by_role("button", name="评价", exact=True)).to_be_hidden()

    phone.get_by_role("button", name="填写订单号").click()
    phone.get_by_role("textbox", name="您要咨询哪个订单？").fill("260525-111")
    phone.get_by_role("button", name="确定").click()
    expect(log.get_by_text("订单 260525-111")).to_be_visible()

    reply(page, "260525-111", "亲，坏果包赔，马上为您处理。")
    expect(log.get_by_text("亲，坏果包赔，马上为您处理。")).to_be_visible()

    phone.get_by_role("button", name="评价", exact=True).click()
    phone.get_by_role("radio", name=re.compile("^5 星")).check(force=True)
    phone.get_by_role("button", name="提交评价").click()
    expect(phone.get_by_text("谢谢您的评价！")).to_be_visible()
    phone.reload()
    expect(log.get_by_text("樱桃坏了一半")).to_be_visible()
    expect(log.get_by_text("亲，坏果包赔，马上为您处理。")).to_be_visible()


def test_M7_what_is_written_while_the_line_is_down_leaves_when_it_is_back(log_in, phone):
    phone.goto(put_up_a_page(log_in("owner"), "小程序客服"))
    phone.get_by_role("button", name="开始咨询").click()
    phone.context.set_offline(True)
    box = phone.get_by_role("textbox", name="消息")
    box.fill("在吗？")
    box.press("Enter")
    expect(phone.get_by_role("alert")).to_contain_text("网络断开了")
    expect(phone.get_by_role("log").get_by_text("发送中…")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_role("log").get_by_text(re.compile("已送达"))).to_be_visible(timeout=20_000)
    expect(phone.get_by_role("log").get_by_text("在吗？")).to_have_count(1)
    phone.get_by_role("button", name="English").click()
    expect(phone.get_by_role("button", name="Send", exact=True)).to_be_visible()


def test_a_page_that_is_none_says_so(phone):
    phone.goto("/chat/0123456789abcdef")
    expect(phone.get_by_role("alert")).to_have_text("这个客服页面不存在，或者店铺已经停用它。")
