"""The live feed: what happens in one's own shops, in order, without a gap, for as long as one may see it."""

import http.client
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.accounts.models import Membership, Staff
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Actor, Subject
from heqi.journal.sequencer import assign_positions
from heqi.shops.contracts import ShopView
from heqi.web.live import app, hub, stream
from tests.support.client import ApiClient
from tests.support.live import LiveDesk, Screen
from tests.support.story import Platform

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)


def happen(shop: ShopView, kind: str, subject: Subject, **data: object) -> None:
    with transaction.atomic():
        write_entry(shop_id=shop.id, kind=kind, subject=subject, actor=SYSTEM, data=data, now=NOW)
    assign_positions()


def ask_case_again(platform: Platform, minutes: int, number: int = 0, **said: object) -> None:
    """The platform states a request anew; the case follows."""
    platform.state_request(NOW + timedelta(minutes=minutes), f"6123456789{number:04}", **said)
    assign_positions()


def test_nobody_listens_without_a_session(live_desk: LiveDesk) -> None:
    for cookie in ("", "sessionid=made-up", "sessionid="):
        assert Screen(live_desk.port, cookie).open().status == 401


def test_the_first_word_says_where_the_journal_stands(live_desk: LiveDesk, agent: StaffView, shop: ShopView) -> None:
    happen(shop, "import.finished", Subject("import", "4"))
    assign_positions()
    (hello,) = live_desk.screen(agent).open().events
    assert (hello.kind, hello.data["gap"]) == ("hello", False)
    assert hello.id == hello.data["pos"] >= 1


def test_a_case_reaches_the_screen_as_the_list_would_show_it(
    live_desk: LiveDesk, agent: StaffView, platform: Platform
) -> None:
    screen = live_desk.screen(agent).open()
    ask_case_again(platform, 0)
    screen.wait_for(lambda: bool(screen.cases))
    listed = ApiClient().sign_in(agent).get("/cases").body["items"]
    assert [screen.cases[-1].data["row"]] == listed
    assert screen.cases[-1].data["case_id"] == listed[0]["id"]
    assert screen.cases[-1].data["pos"] == screen.cases[-1].id


def test_an_import_reaches_the_screen(live_desk: LiveDesk, agent: StaffView, shop: ShopView) -> None:
    screen = live_desk.screen(agent).open()
    happen(shop, "inbox.batch_applied", Subject("batch", "1"), **{"import": 31, "new": 2})
    screen.wait_for(lambda: len(screen.events) == 3)
    told = {event.kind: event.data for event in screen.events}
    assert (told["import"]["import_id"], told["changed"]["of"]) == (31, "facts")


def test_snapshot_and_events_are_a_fresh_snapshot(live_desk: LiveDesk, agent: StaffView, platform: Platform) -> None:
    for number in range(6):
        ask_case_again(platform, number, number)
    screen = live_desk.screen(agent).open()
    api = ApiClient().sign_in(agent)
    rows = {row["id"]: row for row in api.get("/cases", limit=50).body["items"]}
    assert len(rows) == 6
    chance = random.Random(7)
    for minute in range(10, 30):
        number = chance.randrange(9)
        ask_case_again(platform, minute, number, requested_fen=chance.randrange(100, 3990), reason="商品质量问题")
        if minute == 20:
            taken = next(iter(rows.values()))
            now = api.get(f"/cases/{taken['id']}").body
            assert api.post(f"/cases/{taken['id']}/take", {"version": now["version"]}).status == 200
            assign_positions()
    happen(platform.shop, "import.finished", Subject("import", "99"))
    screen.wait_for(lambda: screen.events[-1].data.get("import_id") == 99)
    for event in screen.cases:
        rows[event.data["case_id"]] = event.data["row"]
    fresh = {row["id"]: row for row in api.get("/cases", limit=50).body["items"]}
    assert rows == fresh
    assert len(fresh) > 6


def test_whoever_comes_back_misses_nothing_and_hears_nothing_twice(
    live_desk: LiveDesk, agent: StaffView, shop: ShopView
) -> None:
    heard: list[int] = []
    last: int | None = None
    chance = random.Random(3)
    for turn in range(6):
        screen = live_desk.screen(agent).open(last)
        for step in range(chance.randrange(1, 5)):
            happen(shop, "import.finished", Subject("import", str(turn * 10 + step)))
        screen.close()
        screen.ended.wait(5)
        heard += [event.data["import_id"] for event in screen.events if event.kind == "import"]
        last = screen.last_id
        happen(shop, "import.finished", Subject("import", str(turn * 10 + 9)))
    screen = live_desk.screen(agent).open(last)
    screen.wait_for(lambda: screen.events[-1].data.get("import_id") == 59)
    heard += [event.data["import_id"] for event in screen.events if event.kind == "import"]
    chance = random.Random(3)
    told = [turn * 10 + step for turn in range(6) for step in (*range(chance.randrange(1, 5)), 9)]
    assert heard == told


def test_an_id_of_another_database_means_from_now_on(live_desk: LiveDesk, agent: StaffView, shop: ShopView) -> None:
    screen = live_desk.screen(agent).open(10**12)
    happen(shop, "import.finished", Subject("import", "5"))
    screen.wait_for(lambda: len(screen.events) == 2)
    assert screen.events[1].data["import_id"] == 5


def test_the_last_id_may_stand_in_the_address(live_desk: LiveDesk, agent: StaffView, shop: ShopView) -> None:
    happen(shop, "import.finished", Subject("import", "5"))
    key = live_desk.log_in(agent)
    connection = http.client.HTTPConnection("127.0.0.1", live_desk.port, timeout=10)
    connection.request("GET", "/api/live?last=0", headers={"Cookie": f"sessionid={key}"})
    response = connection.getresponse()
    lines = [response.readline() for _ in range(9)]
    assert b"event: import\n" in lines
    connection.close()


def test_whoever_was_away_for_long_starts_anew(
    live_desk: LiveDesk, agent: StaffView, shop: ShopView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "FARTHEST_BACK", 3)
    for number in range(6):
        happen(shop, "import.finished", Subject("import", str(number)))
    screen = live_desk.screen(agent).open(0)
    happen(shop, "import.finished", Subject("import", "77"))
    screen.wait_for(lambda: len(screen.events) == 2)
    assert (screen.events[0].data["gap"], screen.events[1].data["import_id"]) == (True, 77)


def test_what_happens_in_other_shops_never_arrives(
    live_desk: LiveDesk,
    agent: StaffView,
    stranger: StaffView,
    shop: ShopView,
    other_shop: ShopView,
    platform_of: Callable[[ShopView], Platform],
) -> None:
    mine, theirs = live_desk.screen(agent).open(), live_desk.screen(stranger).open()
    ask_case_again(platform_of(other_shop), 0)
    happen(other_shop, "import.finished", Subject("import", "1"))
    happen(shop, "import.finished", Subject("import", "2"))
    mine.wait_for(lambda: len(mine.events) == 2)
    theirs.wait_for(lambda: theirs.events[-1].data.get("import_id") == 1)
    assert mine.events[1].data["import_id"] == 2
    assert {event.kind for event in theirs.events} == {"hello", "case", "changed", "import"}
    assert {event.data["shop_id"] for event in theirs.events if event.kind == "changed"} == {other_shop.id}
    replayed = live_desk.screen(agent).open(0)
    replayed.wait_for(lambda: replayed.events[-1].data.get("import_id") == 2)
    assert [event.kind for event in replayed.events] == ["hello", "import"]


@pytest.mark.parametrize("how", ["log_out", "expire", "deactivate", "new_password", "lose_shop"])
def test_a_stream_ends_when_its_right_ends(
    live_desk: LiveDesk, agent: StaffView, shop: ShopView, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(hub, "CHECK_EVERY", 0.05)
    screen = live_desk.screen(agent).open()
    person = Staff.objects.get(id=agent.id)
    if how == "log_out":
        Session.objects.all().delete()
    elif how == "expire":
        Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    elif how == "deactivate":
        Staff.objects.filter(id=agent.id).update(is_active=False)
    elif how == "new_password":
        person.set_password("another-long-password")
        person.save()
    else:
        Membership.objects.filter(staff_id=agent.id).delete()
    assert screen.ended.wait(10)
    happen(shop, "import.finished", Subject("import", "8"))
    again = live_desk.screen(agent).open()
    assert again.status == (200 if how == "lose_shop" else 401)
    assert [event.kind for event in (*screen.events, *again.events)] == ["hello"] * (1 + (how == "lose_shop"))


def test_the_right_to_listen_is_checked_at_least_every_30_seconds() -> None:
    assert hub.CHECK_EVERY + 1 <= 30


def test_a_changed_role_is_noticed_at_once(
    live_desk: LiveDesk, agent: StaffView, shop: ShopView, other_shop: ShopView, monkeypatch: pytest.MonkeyPatch
) -> None:
    from heqi.accounts.actions.give_role import give_role
    from heqi.core.words import Role

    monkeypatch.setattr(hub, "CHECK_EVERY", 3600.0)
    screen = live_desk.screen(agent).open()
    give_role(staff_id=agent.id, shop_id=other_shop.id, role=Role.AGENT, by=Actor.staff(1), now=NOW)
    # It is written in a shop that this screen does not hear of, so only the regular check would see it: touch ours too.
    give_role(staff_id=agent.id, shop_id=shop.id, role=Role.AGENT, by=Actor.staff(1), now=NOW)
    assign_positions()
    assert screen.ended.wait(10)


def test_a_screen_that_is_too_slow_is_dropped_and_comes_back(
    live_desk: LiveDesk, agent: StaffView, supervisor: StaffView, shop: ShopView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "ROOM", 2)
    quick = live_desk.screen(supervisor).open()
    with transaction.atomic():
        for number in range(40):
            subject = Subject("import", str(number))
            write_entry(shop_id=shop.id, kind="import.finished", subject=subject, actor=SYSTEM, data={}, now=NOW)
    assign_positions()
    assert quick.ended.wait(10)
    seen = [event.data["import_id"] for event in quick.events[1:]]
    assert seen == list(range(len(seen)))
    again = live_desk.screen(supervisor).open(quick.last_id)
    again.wait_for(lambda: again.events[-1].data.get("import_id") == 39)
    assert seen + [event.data["import_id"] for event in again.events[1:]] == list(range(40))


def test_a_quiet_line_is_kept_open_by_pings(
    live_desk: LiveDesk, agent: StaffView, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.PING_EVERY == 15
    monkeypatch.setattr(app, "PING_EVERY", 0.05)
    key = live_desk.log_in(agent)
    connection = http.client.HTTPConnection("127.0.0.1", live_desk.port, timeout=10)
    connection.request("GET", "/api/live", headers={"Cookie": f"sessionid={key}"})
    response = connection.getresponse()
    lines = [response.readline() for _ in range(8)]
    assert b": ping\n" in lines
    connection.close()


def test_a_hundred_screens_hear_one_event_without_a_thread_each(
    live_desk: LiveDesk, agent: StaffView, shop: ShopView
) -> None:
    import threading

    screens = [live_desk.screen(agent).open() for _ in range(100)]
    mine = sum(thread.name.startswith("Thread-") and "_listen" in thread.name for thread in threading.enumerate())
    others = threading.active_count() - mine
    assert others < 40
    happen(shop, "import.finished", Subject("import", "6"))
    for screen in screens:
        screen.wait_for(lambda screen=screen: len(screen.events) == 2)  # type: ignore[misc]
    assert {screen.events[1].data["import_id"] for screen in screens} == {6}
