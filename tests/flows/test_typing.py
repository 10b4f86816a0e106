"""正在输入: seen by the other side at once, kept nowhere, and no more often than it is worth."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection

from heqi.journal.access import all_entries
from heqi.platforms.channel.signing import Letter, make_nonce, sign_headers
from heqi.reception.access import talks_in
from heqi.web.marks.ether import ether_folder, send_mark
from heqi.web.marks.mark import Mark, pack_mark, unpack_mark
from heqi.web.marks.tell import ONCE
from tests.flows.test_channel_waiting import call, later
from tests.support.channel import message, open_channel

OWN = {"X-Heqi-Chat": "1", "Content-Type": "application/json"}


@pytest.fixture(autouse=True)
def nobody_has_typed(no_call_counted_yet):
    ONCE.forget()


def type_as(desk, staff, talk):
    """One of us writes in that talk."""
    key = desk.sessions.get(staff.id) or desk.log_in(staff)
    from django.test import Client

    from heqi.accounts.models import Staff

    client = Client()
    client.force_login(Staff.objects.get(id=staff.id), "heqi.accounts.backend.StaffBackend")
    assert key
    return client.post(f"/api/talks/{talk.pk}/typing")


def fetch(port, bridge, query):
    path = f"/channel/v1/{bridge.channel.public_id}/outbox{query}"
    headers = sign_headers([bridge.secret], Letter("GET", path), at=datetime.now(UTC), nonce=make_nonce())
    return call(port, "GET", path, headers)[0]


def rows():
    """How much the database holds of what could keep a mark."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM journal_journalentry")
        return cursor.fetchone()[0], all_entries(why="all of the story").count()


def test_a_buyer_who_writes_is_seen_in_the_talk_and_nothing_is_kept(live_desk, shop, agent, stranger, bridge):
    bridge.bring(message())
    mine, theirs = live_desk.screen(agent).open(), live_desk.screen(stranger).open()
    before = rows()
    assert bridge.call("POST", "/typing", {"conversation": "mei"}).body == {"told": True}
    mine.wait_for(lambda: any(event.kind == "typing" for event in mine.events))
    (mark,) = (event for event in mine.events if event.kind == "typing")
    assert (mark.id, mark.data["talk_id"]) == (0, talks_in([shop.id]).get().pk)
    assert bridge.call("POST", "/typing", {"conversation": "mei"}).body == {"told": False}, "not twice in two seconds"
    assert bridge.call("POST", "/typing", {"conversation": "nobody"}).body == {"told": False}
    assert rows() == before
    assert [event.kind for event in theirs.events] == ["hello"], "no screen of another shop"


def test_a_bridge_that_asks_hears_that_one_of_us_writes(live_desk, shop, agent, bridge):
    bridge.bring(message())
    thread, found = later(lambda: fetch(live_desk.port, bridge, "?after=0&heard=0&wait=25"))
    thread.join(1)
    assert thread.is_alive()
    assert type_as(live_desk, agent, talks_in([shop.id]).get()).json() == {"told": True}
    thread.join(10)
    assert (found[0]["items"], found[0]["typing"]) == ([], ["mei"])
    again = fetch(live_desk.port, bridge, f"?after=0&heard={found[0]['heard']}&wait=0")
    assert (again["typing"], again["heard"]) == ([], found[0]["heard"])
    assert fetch(live_desk.port, bridge, "?after=0&wait=0") == {"items": [], "cursor": 0}, (
        "who does not ask is not told"
    )


def test_a_visitor_sees_that_one_of_us_writes_and_is_seen_writing(live_desk, shop, agent):
    page = open_channel(shop, "page")
    place = f"/chat/{page.channel.public_id}"
    _, headers = call(live_desk.port, "POST", f"{place}/begin", OWN, b'{"name": "mei"}')
    own = {**OWN, "Cookie": headers["Set-Cookie"].split(";")[0]}
    call(live_desk.port, "POST", f"{place}/lines", own, json.dumps({"key": "line-0001", "text": "在吗"}).encode())
    screen = live_desk.screen(agent).open()
    assert call(live_desk.port, "POST", f"{place}/typing", own, b"{}")[0] == {"told": True}
    screen.wait_for(lambda: any(event.kind == "typing" for event in screen.events))

    thread, found = later(lambda: call(live_desk.port, "GET", f"{place}/lines?after=1&heard=0&wait=25", own)[0])
    thread.join(1)
    assert thread.is_alive()
    type_as(live_desk, agent, talks_in([shop.id]).get())
    thread.join(10)
    assert (found[0]["lines"], found[0]["typing"] > 0) == ([], True)


def test_a_process_that_has_died_is_forgotten_and_strange_words_are_no_mark():
    left = ether_folder() / "1-gone.sock"
    left.touch()
    send_mark(Mark(1, 2, "c1.mei", "buyer", 1_780_000_000_000))
    assert not left.exists()
    assert unpack_mark(pack_mark(Mark(1, 2, "c1.mei", "shop", 5))) == Mark(1, 2, "c1.mei", "shop", 5)
    for strange in (b"", b"{}", b"[1,2]", b'[1,2,"a","somebody",5]', b'["1",2,"a","shop",5]'):
        assert unpack_mark(strange) is None
