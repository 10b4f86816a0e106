"""Calls that wait, through the real server: a bridge's outbox and a visitor's lines answer when there is something."""

import json
import os
import subprocess
import sys
import threading
import time
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

from django.utils import timezone

from heqi.journal.sequencer import assign_positions
from heqi.platforms.channel.signing import Letter, make_nonce, sign_headers
from heqi.reception.access import messages_in, talks_in
from heqi.reception.actions.send_message import Written, send_message
from heqi.workers.carrying import carry_to_pages
from tests.support.channel import message, open_channel

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "bridge.py"


def call(port, method, path, headers, body=b""):
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", body or None, headers, method=method)
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return json.load(answer), answer.headers


def fetch(port, bridge, query):
    path = f"/channel/v1/{bridge.channel.public_id}/outbox{query}"
    headers = sign_headers([bridge.secret], Letter("GET", path), at=datetime.now(UTC), nonce=make_nonce())
    return call(port, "GET", path, headers)[0]


def later(do):
    """The result of something that runs beside the test, as a list that fills."""
    found: list = []
    thread = threading.Thread(target=lambda: found.append(do()))
    thread.start()
    return thread, found


def answer(shop, agent, text="亲，马上为您看一下。"):
    talk = talks_in([shop.id]).get()
    send_message(staff=agent, talk_id=talk.pk, written=Written("answer-0001", text), now=timezone.now())
    assign_positions()


def test_an_empty_outbox_is_kept_waiting_until_somebody_answers(live_desk, shop, agent, bridge):
    bridge.bring(message())
    assert fetch(live_desk.port, bridge, "?wait=0") == {"items": [], "cursor": 0}
    thread, found = later(lambda: fetch(live_desk.port, bridge, "?after=0&wait=25"))
    thread.join(1)
    assert thread.is_alive()
    answer(shop, agent)
    thread.join(10)
    assert [item["text"] for item in found[0]["items"]] == ["亲，马上为您看一下。"]


def test_a_waiting_call_is_checked_like_every_other(live_desk, bridge):
    path = f"/channel/v1/{bridge.channel.public_id}/outbox?wait=25"
    headers = sign_headers(["hqc_wrong"], Letter("GET", path), at=datetime.now(UTC), nonce=make_nonce())
    for wrong, status in ((headers, 401), ({}, 401)):
        try:
            call(live_desk.port, "GET", path, wrong)
        except urllib.error.HTTPError as error:
            assert (error.code, json.load(error)["code"]) == (
                status, "channel.bad_signature" if wrong else "channel.unsigned"
            )  # fmt: skip
        else:
            raise AssertionError("let in")


def test_a_visitor_hears_the_answer_without_asking_again(live_desk, shop, agent, no_call_counted_yet):
    page = open_channel(shop, "page")
    place, own = f"/chat/{page.channel.public_id}", {"X-Heqi-Chat": "1", "Content-Type": "application/json"}
    _, headers = call(live_desk.port, "POST", f"{place}/begin", own, b'{"name": "\xe9\x98\xbf\xe6\xa2\x85"}')
    cookie = {**own, "Cookie": headers["Set-Cookie"].split(";")[0]}
    call(live_desk.port, "POST", f"{place}/lines", cookie, json.dumps({"key": "line-0001", "text": "在吗"}).encode())
    thread, found = later(lambda: call(live_desk.port, "GET", f"{place}/lines?after=1&wait=25", cookie)[0])
    thread.join(1)
    assert thread.is_alive()
    answer(shop, agent)
    assert carry_to_pages() == 1
    assign_positions()
    thread.join(10)
    assert [(line["text"], line["mine"]) for line in found[0]["lines"]] == [("亲，马上为您看一下。", False)]


def test_the_example_bridge_of_the_documentation_works_as_it_stands(live_desk, shop, agent, bridge):
    assert len(EXAMPLE.read_text("utf-8").splitlines()) <= 60
    place = f"http://127.0.0.1:{live_desk.port}/channel/v1/{bridge.channel.public_id}"
    told = {**os.environ, "HEQI_CHANNEL": place, "HEQI_SECRET": bridge.secret, "PYTHONIOENCODING": "utf-8"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "env": told, "encoding": "utf-8"}
    with subprocess.Popen([sys.executable, "-I", "-B", EXAMPLE], **pipes) as process:
        try:
            process.stdin.write("樱桃什么时候发货？\n")
            process.stdin.flush()
            wait_until(lambda: messages_in([shop.id]).exists())
            answer(shop, agent)
            assert process.stdout.readline() == "mei <- 亲，马上为您看一下。\n"
            wait_until(lambda: bridge.fetch()["items"] == [])
        finally:
            process.kill()
    assert talks_in([shop.id]).get().buyer == "阿梅"


def wait_until(true) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
