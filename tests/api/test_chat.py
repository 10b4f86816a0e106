"""The buyer page's own calls: who a visitor is, what they may send, and that it all goes the way of the protocol."""

from base64 import b64decode
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from heqi.channels.access import visits_of
from heqi.channels.actions.change_channel import Wishes, change_channel, pause_channel
from heqi.outbox.queries import actions_in_doubt
from heqi.platforms.channel.identity import make_token
from heqi.reception.access import messages_in, outgoing_in, talks_in
from heqi.reception.actions.send_message import Written, send_message
from heqi.reception.models import ServiceRating
from heqi.workers.carrying import carry_to_pages
from tests.api.test_channel import picture
from tests.support.channel import open_channel
from tests.support.client import read

NOW = datetime.now(UTC)


class Visitor:
    """A browser at the buyer page."""

    def __init__(self, page, **headers: str) -> None:
        self.client, self.headers = Client(), {"X-Heqi-Chat": "1", **headers}
        self.place = f"/chat/{page.channel.public_id}"

    def get(self, path):
        return read(self.client.get(self.place + path))

    def post(self, path, body=None):
        return read(self.client.post(self.place + path, body or {}, "application/json", headers=self.headers))

    def show(self, key, content):
        kind = "application/octet-stream"
        return read(self.client.generic("POST", f"{self.place}/pictures/{key}", content, kind, headers=self.headers))

    def lines(self, after=0):
        return self.get(f"/lines?after={after}").body["lines"]


@pytest.fixture
def page(shop, no_call_counted_yet):
    return open_channel(shop, "page", greeting="您好，果然鲜为您服务")


@pytest.fixture
def visitor(page):
    visitor = Visitor(page)
    assert visitor.post("/begin", {"name": "阿梅"}).status == 200
    return visitor


def answer(shop, agent, text="亲，马上为您看一下。", key="answer-0001"):
    talk = talks_in([shop.id]).get()
    send_message(staff=agent, talk_id=talk.pk, written=Written(key, text), now=datetime.now(UTC))
    while carry_to_pages():
        pass


def test_a_visitor_writes_and_the_desk_has_a_talk_that_keeps_after_a_reload(shop, page, visitor):
    assert visitor.get("/about").body["visit"]["name"] == "阿梅"
    assert visitor.post("/lines", {"key": "line-0001", "text": "樱桃坏了一半"}).body["seq"] == 1
    talk = talks_in([shop.id]).get()
    assert (talk.buyer, talk.channel_id, talk.source, talk.unread) == ("阿梅", page.channel.pk, "channel", 1)
    assert [(line["text"], line["mine"]) for line in visitor.lines()] == [("樱桃坏了一半", True)]
    again = Visitor(page)
    again.client.cookies = visitor.client.cookies
    assert [line["text"] for line in again.lines()] == ["樱桃坏了一半"]


def test_a_line_that_is_sent_again_is_one_line_and_one_message(shop, visitor):
    for _ in range(3):
        assert visitor.post("/lines", {"key": "line-0001", "text": "在吗"}).body["seq"] == 1
    other = visitor.post("/lines", {"key": "line-0001", "text": "退钱"})
    assert (other.status, other.code) == (409, "channel.key_reused")
    assert list(messages_in([shop.id]).values_list("text", flat=True)) == ["在吗"]


def test_the_agents_answer_arrives_is_delivered_and_when_read_confirmed(shop, agent, visitor):
    visitor.post("/lines", {"key": "line-0001", "text": "在吗"})
    answer(shop, agent)
    assert [(line["text"], line["mine"]) for line in visitor.lines(after=1)] == [("亲，马上为您看一下。", False)]
    from heqi.outbox.access import find_action

    sent = outgoing_in([shop.id]).get()
    assert find_action(sent.action_id).state == "sent"
    assert visitor.post("/read", {"upto": 2}).status == 200
    assert find_action(sent.action_id).state == "confirmed"
    assert talks_in([shop.id]).get().buyer_read_at is not None
    assert actions_in_doubt([shop.id]) == []


def test_two_visitors_do_not_see_each_other(shop, page, agent, visitor):
    visitor.post("/lines", {"key": "line-0001", "text": "我的樱桃"})
    visitor.show("photo-001", b64decode(picture()))
    other = Visitor(page)
    assert (other.get("/lines?after=0").status, other.get("/lines?after=0").code) == (401, "chat.new")
    other.post("/begin", {"name": "老张"})
    assert other.lines() == []
    assert other.get("/shown/2").status == 404
    second = open_channel(shop, "page")
    stolen = Visitor(second)
    stolen.client.cookies = visitor.client.cookies
    assert stolen.get("/lines?after=0").code == "chat.new"


def test_a_picture_is_kept_and_shown_and_nothing_else_is_taken_for_one(shop, visitor):
    line = visitor.show("photo-001", b64decode(picture())).body
    assert line["picture"] == "shown/1"
    shown = visitor.client.get(f"{visitor.place}/shown/1")
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    assert messages_in([shop.id]).get().form == "image"
    assert visitor.show("photo-002", b"<svg onload=alert(1)>").code == "chat.picture"
    assert visitor.show("photo-003", b"\xff\xd8\xff" + b"0" * (5 * 1024 * 1024)).code == "chat.picture_big"
    assert visitor.show("photo-004", b"\xff\xd8\xff broken").status == 422
    assert len(visitor.lines()) == 1


def test_the_order_that_a_visitor_names_stands_on_the_talk(shop, visitor):
    visitor.post("/order", {"key": "order-001", "order_no": "260525-111111111111111"})
    assert talks_in([shop.id]).get().order_no == "260525-111111111111111"
    assert visitor.post("/order", {"key": "order-002", "order_no": "<script>"}).status == 422


def test_a_phone_number_is_masked_in_what_is_kept_of_a_line(visitor):
    visitor.post("/lines", {"key": "line-0001", "text": "打我电话13800138000"})
    assert visitor.lines()[0]["text"] == "打我电话138****8000"


def test_X5b_a_visitor_rates_the_talk_once_in_a_while(shop, visitor):
    visitor.post("/lines", {"key": "line-0001", "text": "在吗"})
    assert visitor.post("/rating", {"score": 5, "words": "很快"}).status == 200
    again = visitor.post("/rating", {"score": 1})
    assert (again.status, again.code) == (409, "chat.rated")
    kept = ServiceRating.objects.in_shop(shop.id).get()
    assert (kept.score, kept.label, kept.buyer) == (5, "很快", "阿梅")


def test_the_merchants_site_vouches_for_a_visitor_who_is_the_same_on_every_device(shop, page):
    who = {"id": "user-77", "name": "阿梅", "exp": int((NOW + timedelta(hours=1)).timestamp()), "order_no": "A-1234"}
    first, second = Visitor(page), Visitor(page)
    first.post("/begin", {"token": make_token(page.secret, who)})
    first.post("/lines", {"key": "line-0001", "text": "在吗"})
    assert second.post("/begin", {"token": make_token(page.secret, who), "name": "别人"}).body["name"] == "阿梅"
    assert [line["text"] for line in second.lines()] == ["在吗"]
    assert visits_of(shop.id, page.channel.pk).get().verified
    assert talks_in([shop.id]).get().order_no == "A-1234"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda token: token[:-1] + ("0" if token[-1] != "0" else "1"), "chat.bad_identity"),
        (lambda token: "e30." + token.partition(".")[2], "chat.bad_identity"),
        (lambda token: "不是令牌", "chat.bad_identity"),
        (None, "chat.identity_over"),
    ],
)
def test_a_forged_or_old_identity_gets_in_nobody(shop, page, change, code):
    ends = NOW + timedelta(hours=1 if change else -1)
    token = make_token(page.secret, {"id": "user-77", "name": "阿梅", "exp": int(ends.timestamp())})
    assert Visitor(page).post("/begin", {"token": change(token) if change else token}).code == code
    assert visits_of(shop.id, page.channel.pk).count() == 0


def test_a_page_for_known_customers_only_turns_strangers_away(shop, page, owner, visitor):
    wishes = Wishes("官网", needs_identity=True)
    change_channel(staff=owner, channel_id=page.channel.pk, version=1, wishes=wishes, now=NOW)
    assert Visitor(page).post("/begin", {"name": "路人"}).code == "chat.who"
    assert visitor.post("/lines", {"key": "line-0001", "text": "在吗"}).code == "chat.new"


def test_a_paused_page_and_one_that_is_none_say_so(shop, page, owner, visitor):
    pause_channel(staff=owner, channel_id=page.channel.pk, version=1, now=NOW)
    assert visitor.post("/lines", {"key": "line-0001", "text": "在吗"}).code == "channel.paused"
    nowhere = read(Client().get("/chat/0123456789abcdef/about"))
    assert (nowhere.status, nowhere.code) == (404, "channel.none")
    bridge = open_channel(shop)
    assert Visitor(bridge).get("/about").code == "channel.none"


def test_another_site_cannot_write_in_a_visitors_name(shop, visitor):
    visitor.headers = {}
    answer = visitor.post("/lines", {"key": "line-0001", "text": "我同意不退款"})
    assert (answer.status, answer.code) == (403, "chat.elsewhere")
    assert messages_in([shop.id]).count() == 0
    cookie = visitor.client.cookies["heqi_chat"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", visitor.place)


def test_a_stranger_cannot_flood_the_shop(shop, page, visitor):
    answers = [visitor.post("/lines", {"key": f"line-{each:04}", "text": "退钱"}) for each in range(21)]
    assert [each.status for each in answers] == [200] * 20 + [429]
    assert (answers[-1].code, messages_in([shop.id]).count()) == ("chat.busy", 20)
    assert [Visitor(page).post("/begin").status for _ in range(30)].count(429) == 1  # one has begun before


@pytest.mark.parametrize("text", ["", "  ", "字" * 1001, "a\x00b"])
def test_a_line_has_words_and_not_too_many(shop, visitor, text):
    assert visitor.post("/lines", {"key": "line-0001", "text": text}).status == 422
    assert visitor.lines() == []


def test_the_page_is_small_and_runs_nothing_that_is_not_its_own(page):
    answer = Client().get(f"/chat/{page.channel.public_id}")
    policy = answer["Content-Security-Policy"]
    assert (answer.status_code, "script-src 'self'" in policy, "unsafe" in policy) == (200, True, False)
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    html = answer.content.decode()
    assert "<script>" not in html and " on" + "click=" not in html and "style=" not in html
    from heqi.web.chat.page import known_files

    files = {name: Client().get(f"/chat/files/{name}") for name in known_files() if not name.endswith(".html")}
    assert {each.status_code for each in files.values()} == {200}
    assert len(answer.content) + sum(len(each.content) for name, each in files.items() if name != "button.js") <= 30_000
    assert Client().get("/chat/files/../api.py").status_code == 404
    assert Client().get("/chat/files/chat.js", headers={"If-None-Match": files["chat.js"]["ETag"]}).status_code == 304
