"""Broken lines: while messages pour in, screens are cut off at any moment, come back, and have missed nothing."""

import random
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.reception.incoming import Incoming
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Subject
from heqi.journal.sequencer import assign_positions
from heqi.reception.actions.take_in import take_in_messages
from heqi.shops.contracts import ShopView
from tests.support.client import ApiClient
from tests.support.live import Event, LiveDesk, Screen

NOW = datetime(2026, 6, 16, 2, 0, tzinfo=UTC)
SCREENS, TALKS, MESSAGES, END = 4, 5, 60, 999
SAID = ("在吗", "樱桃什么时候发货？", "有没有大果", "好的", "坏了三个，怎么赔？", "谢谢")


@dataclass
class Tab:
    """A browser's tab on a bad line: it is cut at random, and comes back with what it heard last."""

    screen: Screen
    chance: random.Random
    last: int | None = None
    heard: list[Event] = field(default_factory=list)
    cuts: int = 0

    def live(self, over: threading.Event) -> None:
        while not over.is_set():
            self.listen(lambda: time.sleep(self.chance.random() * 0.15))
            self.cuts += 1
            time.sleep(self.chance.random() * 0.05)

    def listen(self, until: Any) -> None:
        """One connection; what arrived whole before it broke counts."""
        screen = Screen(self.screen.port, self.screen.cookie).open(self.last)
        assert (screen.status, screen.events[0].kind, screen.events[0].data["gap"]) == (200, "hello", False)
        until()
        screen.close()
        screen.ended.wait(10)
        self.heard += screen.events[1:]
        self.last = screen.last_id

    def hear_out(self) -> None:
        """The last connection: up to the end of the story, unless that was heard already."""
        if self.heard and self.heard[-1].data.get("import_id") == END:
            return
        screen = Screen(self.screen.port, self.screen.cookie).open(self.last)
        screen.wait_for(lambda: screen.events[-1].data.get("import_id") == END)
        self.heard += screen.events[1:]
        screen.close()

    @property
    def talks(self) -> list[Event]:
        return [event for event in self.heard if event.kind == "talk"]


def pour_in(shop: ShopView, chance: random.Random) -> None:
    """Messages of a few talks, some late and some told twice."""
    told: list[Incoming] = []
    for number in range(MESSAGES):
        at = NOW + timedelta(seconds=number - chance.choice((0, 0, 0, 7)))
        conversation, text = f"c{chance.randrange(TALKS)}", chance.choice(SAID)
        sender = chance.choice(("buyer", "buyer", "agent"))
        told.append(Incoming(f"m{number}", conversation, sender, at, text=text, buyer=f"果友{conversation}"))
        again = [chance.choice(told)] if number % 9 == 0 else []
        take_in_messages(shop.id, [told[-1], *again], at=NOW + timedelta(seconds=number))
        assign_positions()
    with transaction.atomic():
        subject = Subject("import", str(END))
        write_entry(shop_id=shop.id, kind="import.finished", subject=subject, actor=SYSTEM, data={}, now=NOW)
    assign_positions()


def test_M7_broken_lines_cost_no_screen_a_message_and_mix_up_none(
    live_desk: LiveDesk, agent: StaffView, supervisor: StaffView, shop: ShopView
) -> None:
    tabs = [Tab(live_desk.screen(agent), random.Random(number)) for number in range(SCREENS)]
    for tab in tabs:
        tab.listen(lambda: None)
    over = threading.Event()
    lines = [threading.Thread(target=tab.live, args=(over,)) for tab in tabs]
    for line in lines:
        line.start()
    pour_in(shop, random.Random(11))
    over.set()
    for line in lines:
        line.join(60)
        assert not line.is_alive()

    for tab in tabs:
        tab.hear_out()
    api = ApiClient().sign_in(supervisor)
    fresh = {row["id"]: row for tab in ("waiting", "handling") for row in _listed(api, tab)}
    assert len(fresh) == TALKS
    for tab in tabs:
        assert tab.cuts > 0
        places = [event.id for event in tab.heard]
        assert places == sorted(set(places)), "in order, and none twice"
        assert {event.data["talk_id"]: event.data["row"] for event in tab.talks} == fresh
        for talk_id in fresh:
            versions = [event.data["row"]["version"] for event in tab.talks if event.data["talk_id"] == talk_id]
            assert versions == sorted(versions), "no word of earlier over one of later"


def _listed(api: ApiClient, tab: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = api.get("/talks", tab=tab, scope="all", limit=50).body["items"]
    return rows
