"""Messages that are pushed to a bridge: signed as it signs, in order, and again until it has answered."""

import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone

from heqi.channels.access import channels_in
from heqi.channels.actions.change_channel import Wishes, change_channel
from heqi.notify.line import Line
from heqi.outbox.access import find_action
from heqi.platforms.channel.signing import Letter, check_stamp, read_stamp
from heqi.reception.access import talks_in
from heqi.reception.actions.send_message import Written, send_message
from heqi.workers.pushing import push_to_bridges
from tests.support.channel import message


class Receiver:
    """The merchant's own server: keeps what came, answers what a test lets it answer."""

    def __init__(self) -> None:
        self.calls, self.answers = [], []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.calls.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
                status, said, headers = receiver.answers.pop(0) if receiver.answers else (200, {}, {})
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(json.dumps(said).encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook?shop=1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def texts(self) -> list[str]:
        return [item["text"] for _, _, body in self.calls for item in json.loads(body)["items"]]


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()


@pytest.fixture
def line():
    line = Line(guarded=False)
    yield line
    line.close()


@pytest.fixture
def pushed(shop, owner, bridge, receiver):
    """The bridge has given its address, and 阿梅 has written."""
    bridge.bring(message())
    wishes = Wishes("自建商城", url=receiver.url)
    change_channel(staff=owner, channel_id=bridge.channel.pk, version=1, wishes=wishes, now=timezone.now())
    return bridge


def say(shop, agent, number: int) -> int:
    talk, written = talks_in([shop.id]).get(), Written(f"answer-{number:04}", f"第{number}句")
    return send_message(staff=agent, talk_id=talk.pk, written=written, now=timezone.now()).action_id


def row_of(shop):
    return channels_in([shop.id]).get()


def rest(shop, seconds: int = 0) -> None:
    """As if the channel's pause and the messages' waits were over."""
    from heqi.outbox.access import actions_in

    channels_in([shop.id]).update(open_at=timezone.now() - timedelta(seconds=1))
    actions_in([shop.id]).filter(due_at__isnull=False).update(due_at=timezone.now() - timedelta(seconds=1))


def test_an_address_is_tried_when_it_is_entered_with_a_signed_empty_push(shop, pushed, receiver, line):
    assert push_to_bridges(line) == 1
    path, headers, body = receiver.calls[0]
    letter = Letter("POST", path, body)
    check_stamp(read_stamp(headers), letter, living=[pushed.secret], now=datetime.now(UTC))
    assert (path, json.loads(body), headers["heqi-channel"]) == (
        "/hook?shop=1",
        {"items": []},
        pushed.channel.public_id,
    )
    assert (row_of(shop).error, row_of(shop).check_at, row_of(shop).checked_at is not None) == (None, None, True)
    assert push_to_bridges(line) == 0


def test_replies_are_pushed_in_order_and_the_bridges_answer_settles_them(shop, agent, pushed, receiver, line):
    push_to_bridges(line)
    first, second, third = (say(shop, agent, number) for number in (1, 2, 3))
    receiver.answers = [
        (200, {"state": "confirmed", "reference": "wx-1"}, {}),
        (204, {}, {}),
        (200, {"state": "failed", "reason": "买家已注销"}, {}),
    ]
    push_to_bridges(line)
    assert receiver.texts() == ["第1句", "第2句", "第3句"]
    assert [find_action(each).state for each in (first, second, third)] == ["confirmed", "sent", "failed"]
    assert find_action(first).reference == "wx-1"
    assert find_action(third).error["message"].endswith("买家已注销")


def test_a_bridge_that_is_down_gets_everything_later_in_order_and_the_owner_is_told(
    shop, agent, pushed, receiver, line
):
    push_to_bridges(line)
    first, second = say(shop, agent, 1), say(shop, agent, 2)
    receiver.answers = [(503, {}, {})]
    push_to_bridges(line)
    assert (receiver.texts(), find_action(first).state) == (["第1句"], "approved")
    assert row_of(shop).error["message"] == "推送到渠道的程序没有成功：HTTP 503"
    assert push_to_bridges(line) == 0
    rest(shop)
    push_to_bridges(line)
    assert receiver.texts() == ["第1句", "第1句", "第2句"]
    assert [find_action(each).state for each in (first, second)] == ["sent", "sent"]
    assert row_of(shop).error is None


def test_what_the_bridge_refuses_for_good_fails_and_the_next_goes_on(shop, agent, pushed, receiver, line):
    push_to_bridges(line)
    first, second = say(shop, agent, 1), say(shop, agent, 2)
    receiver.answers = [(400, {"reason": "没有这个会话"}, {})]
    push_to_bridges(line)
    assert [find_action(each).state for each in (first, second)] == ["failed", "sent"]


def test_an_address_inside_the_own_network_is_never_called(shop, agent, pushed, receiver):
    action_id, guarded = say(shop, agent, 1), Line()
    push_to_bridges(guarded)
    guarded.close()
    assert receiver.calls == []
    assert find_action(action_id).state in ("failed", "approved")
    assert row_of(shop).error["message"].endswith("address.refused")


def test_no_address_in_clear_is_kept(shop, pushed, receiver):
    assert receiver.url.encode() not in bytes(row_of(shop).url)
    assert row_of(shop).host == "127.0.0.1"
