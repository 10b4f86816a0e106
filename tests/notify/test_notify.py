"""What goes over the line to robots and webhooks, and what never does."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from heqi.core.errors import HeqiError
from heqi.notify.base import Address, Fate, Message, Way
from heqi.notify.guard import aim, check_address
from heqi.notify.line import Line
from heqi.notify.registry import make_secret, require_address, tell
from heqi.notify.robots import make_request, sign_dingtalk, sign_feishu
from heqi.notify.webhook import is_signed

NOW = datetime.fromtimestamp(1_700_000_000, UTC)
MESSAGE = Message("msg_7", "clock.due", NOW, "售后 #7 已到时限", "https://desk.example/cases/7", {"case": 7})
DING = Address(Way.DINGTALK, "https://oapi.dingtalk.com/robot/send?access_token=T", "SECdemo")


def test_W11_robots_are_signed_as_their_documents_say() -> None:
    assert sign_dingtalk("SECdemo", 1_700_000_000_000) == "lOvVf9TQCVugV68mGbSZCg0gzOl1SVjxWi1MyVZCUuA="
    assert sign_feishu("demo", 1_700_000_000) == "8oT2n3SMKFfEnDoiwer8BUM/SjKLwe9SqoEIHlhDTKo="
    query = parse_qs(urlsplit(make_request(DING, MESSAGE, now=NOW).url).query)
    assert query == {
        "access_token": ["T"],
        "timestamp": ["1700000000000"],
        "sign": [sign_dingtalk("SECdemo", 1_700_000_000_000)],
    }
    feishu = make_request(
        Address(Way.FEISHU, "https://open.feishu.cn/open-apis/bot/v2/hook/T", "demo"), MESSAGE, now=NOW
    )
    assert feishu.body["sign"] == sign_feishu("demo", 1_700_000_000)
    assert feishu.body["timestamp"] == "1700000000"


def test_W11_a_long_text_is_cut_between_characters_to_what_the_robot_takes() -> None:
    wecom = Address(Way.WECOM, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K")
    long = Message("m", "e", NOW, "果" * 3_000)
    text = make_request(wecom, long, now=NOW).body["text"]["content"]
    assert len(text.encode()) <= 2_048
    assert text.endswith("果…")


@pytest.mark.parametrize(
    "url",
    ["http://example.com/h", "https://user:pw@example.com/", "https://127.0.0.1/", "https://[::1]/", "https://10.1.2.3/",
     "https://169.254.169.254/latest", "https://example.com:22/", "ftp://example.com/", "https:///x", "https://[::ffff:10.0.0.1]/"],
)  # fmt: skip
def test_W5_addresses_inside_or_of_a_wrong_form_are_refused(url: str) -> None:
    with pytest.raises(HeqiError, match=r"address\.refused"):
        check_address(url)


@pytest.mark.parametrize("answers", [["192.168.0.9"], ["93.184.216.34", "10.0.0.1"], ["fd00::1"], []])
def test_W5_a_name_that_leads_inside_is_refused_when_it_is_called(answers: list[str]) -> None:
    with pytest.raises(HeqiError, match=r"address\.refused"):
        aim("https://hook.example/x", resolve=lambda _: answers)


def test_W5_the_call_goes_to_the_address_that_was_looked_at() -> None:
    target = aim("https://hook.example:8443/x?y=1", resolve=lambda _: ["93.184.216.34"])
    assert (target.url, target.host, target.name) == (
        "https://93.184.216.34:8443/x?y=1",
        "hook.example:8443",
        "hook.example",
    )


def test_W11_only_a_robots_own_address_is_taken_and_a_webhook_needs_its_secret() -> None:
    require_address(DING)
    with pytest.raises(HeqiError, match=r"address\.refused"):
        require_address(Address(Way.DINGTALK, "https://oapi.dingtalk.com.evil.example/robot/send"))
    require_address(Address(Way.WEBHOOK, "https://erp.example/heqi", make_secret()))
    with pytest.raises(HeqiError, match=r"address\.secret"):
        require_address(Address(Way.WEBHOOK, "https://erp.example/heqi", "short"))


def test_W11_no_secret_is_shown_by_an_address() -> None:
    assert "SECdemo" not in repr(DING)
    assert "access_token" not in repr(DING)


class Receiver:
    """A web server that keeps what it gets and answers what it is told to."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[tuple[int, Any]] = []

    def answer(self, headers: dict[str, str], body: bytes) -> tuple[int, Any]:
        self.got.append((headers, body))
        return self.answers.pop(0) if self.answers else (200, {"errcode": 0})


@pytest.fixture
def receiver() -> Iterator[tuple[Receiver, str]]:
    held = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            status, said = held.answer({key.lower(): value for key, value in self.headers.items()}, body)
            self.send_response(status)
            if status == 429:
                self.send_header("retry-after", "30")
            if status == 302:
                self.send_header("location", "/elsewhere")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield held, f"http://127.0.0.1:{server.server_port}/hook"
    server.shutdown()
    server.server_close()


def test_W5_a_webhook_arrives_signed_and_a_changed_body_does_not_pass(receiver: tuple[Receiver, str]) -> None:
    held, url = receiver
    secret = make_secret()
    told = tell(Line(guarded=False), Address(Way.WEBHOOK, url, secret), MESSAGE, now=NOW)
    assert told.fate is Fate.DONE
    headers, body = held.got[0]
    assert json.loads(body) == {"type": "clock.due", "timestamp": NOW.isoformat(), "data": {"case": 7}}
    assert headers["webhook-id"] == "msg_7"
    assert is_signed(secret, headers, body)
    assert not is_signed(secret, headers, body + b" ")
    assert not is_signed(make_secret(), headers, body)
    assert not is_signed(secret, {}, body)


@pytest.mark.parametrize(
    ("status", "said", "fate", "wait"),
    [(200, {"errcode": 0}, Fate.DONE, None), (200, {"errcode": 45009}, Fate.TEMPORARY, 60.0),
     (200, {"errcode": 93000}, Fate.PERMANENT, None), (200, "?", Fate.TEMPORARY, None),
     (503, {}, Fate.TEMPORARY, None), (429, {}, Fate.TEMPORARY, 30.0), (404, {}, Fate.PERMANENT, None),
     (302, {}, Fate.PERMANENT, None)],
)  # fmt: skip
def test_W11_every_answer_has_a_meaning(
    receiver: tuple[Receiver, str], status: int, said: Any, fate: Fate, wait: float | None
) -> None:
    held, url = receiver
    held.answers = [(status, said)]
    told = tell(Line(guarded=False), Address(Way.WECOM, url), MESSAGE, now=NOW)
    assert (told.fate, told.retry_after) == (fate, wait)
    assert len(held.got) == 1


def test_W11_a_dead_address_and_a_private_one_are_told_apart() -> None:
    nobody = tell(Line(guarded=False), Address(Way.WECOM, "http://127.0.0.1:9/x"), MESSAGE, now=NOW)
    assert nobody.fate is Fate.TEMPORARY
    inside = tell(Line(), Address(Way.WEBHOOK, "https://127.0.0.1/x", make_secret()), MESSAGE, now=NOW)
    assert (inside.fate, inside.reason) == (Fate.PERMANENT, "address.refused")
