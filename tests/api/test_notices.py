"""Notices to the outside: the owner chooses, a worker tells, what fails is tried again and in the end switched off."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from heqi.alerts.access import deliveries_in, destinations_in
from heqi.alerts.actions.deliver import LADDER, PATIENCE
from heqi.alerts.actions.queue import follow_journal
from heqi.alerts.models import Delivery
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Subject
from heqi.journal.sequencer import assign_positions
from heqi.notify.base import Address, Fate, Message, Told
from heqi.workers.telling import tell_due

ROBOT = {
    "way": "dingtalk",
    "name": "售后群",
    "url": "https://oapi.dingtalk.com/robot/send?access_token=T0P",
    "secret": "SECdemo",
    "events": ["clock.due"],
}


class Outside:
    """What was told, in place of a line to the world."""

    def __init__(self, monkeypatch):
        self.heard: list[tuple[Address, Message]] = []
        self.answers: list[Told] = []
        monkeypatch.setattr("heqi.notify.registry.tell", self._hear)

    def _hear(self, _line, address, message, *, now):
        self.heard.append((address, message))
        return self.answers.pop(0) if self.answers else Told(Fate.DONE)


@pytest.fixture
def outside(monkeypatch):
    return Outside(monkeypatch)


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def happens(shop, kind="clock.due", case=7):
    data = {"clock": "merchant_answer", "case": case}
    write_entry(
        shop_id=shop.id, kind=kind, subject=Subject("case", str(case)), actor=SYSTEM, data=data, now=timezone.now()
    )
    assign_positions()
    follow_journal()


def add(api, shop, **more):
    follow_journal()  # a worker has looked before
    return api.post("/notices", {"shop_id": shop.id, **ROBOT, **more})


def tell_all():
    while tell_due(None):
        pass


def test_W11_the_owner_is_told_of_a_deadline_at_night(shop, owner, sign_in, outside, clock):
    api = sign_in(owner)
    happens(shop)
    assert add(api, shop).status == 200
    happens(shop, case=8)
    happens(shop, "case.taken", case=9)
    tell_all()
    assert [message.text for _, message in outside.heard] == ["【时限已到】售后 #8：时限已到，请马上处理"]
    address, message = outside.heard[0]
    assert (address.url, address.secret) == (ROBOT["url"], "SECdemo")
    assert message.body["case"] == 8
    page = api.get("/notices").body
    assert page["destinations"][0]["newest"][0]["state"] == "done"


def test_W11_a_notice_opens_the_page_on_which_it_is_dealt_with(shop, owner, sign_in, clock, settings):
    settings.PUBLIC_URL = "https://desk.example"
    events = ["clock.due", "release.asked", "reply.overdue", "shipping.stop", "connection.failed"]
    add(sign_in(owner), shop, events=events)
    happens(shop)
    for kind, subject, data in (
        ("talk.release_asked", Subject("talk", "12"), {}),
        ("talk.overdue", Subject("talk", "13"), {}),
        ("stop.asked", Subject("stop", "4"), {"order_no": "260901-1"}),
        ("connection.failed", Subject("connection", str(shop.id)), {"code": "platform.token"}),
    ):
        write_entry(shop_id=shop.id, kind=kind, subject=subject, actor=SYSTEM, data=data, now=timezone.now())
    assign_positions()
    follow_journal()
    links = deliveries_in([shop.id]).values_list("link", flat=True)
    pages = [link.removeprefix("https://desk.example") for link in links]
    assert sorted(pages) == ["/cases/7", "/reception/12", "/reception/13", "/settings/connections", "/stops"]


def test_W11_an_entry_is_told_once_however_often_the_journal_is_read(shop, owner, sign_in, outside, clock):
    add(sign_in(owner), shop)
    happens(shop)
    assert follow_journal() == 0
    tell_all()
    tell_all()
    assert len(outside.heard) == 1


def test_W11_no_address_and_no_secret_comes_back_or_lies_open(shop, owner, sign_in, clock):
    api = sign_in(owner)
    made = add(api, shop).body
    told = json.dumps([made, api.get("/notices").body])
    assert "T0P" not in told
    assert "SECdemo" not in told
    row = destinations_in([shop.id]).get()
    assert b"T0P" not in bytes(row.url)
    assert made["hint"] == "oapi.dingtalk.com"


def test_W5_a_webhook_gets_a_secret_that_is_shown_once(shop, owner, sign_in, outside, clock):
    api = sign_in(owner)
    made = add(
        api, shop, way="webhook", name="ERP", url="https://erp.example/hook", secret="", events=["shipping.stop"]
    ).body
    assert made["secret"].startswith("whsec_")
    assert made["secret"] not in json.dumps(api.get("/notices").body)
    changed = api.post(
        f"/notices/{made['id']}", {"version": 1, "name": "ERP", "events": ["shipping.stop"], "on": True}
    ).body
    api.post(f"/notices/{made['id']}/test", {"version": changed["version"]})
    tell_all()
    assert outside.heard[0][0].secret == made["secret"]


def test_W11_what_fails_is_tried_again_by_the_ladder_and_then_given_up(shop, owner, sign_in, outside, clock):
    add(sign_in(owner), shop)
    happens(shop)
    outside.answers = [Told(Fate.TEMPORARY, "HTTP 503")] * (len(LADDER) + 1)
    for wait in LADDER:
        tell_all()
        assert not tell_due(None)
        clock.shift(wait + timedelta(seconds=1))
    tell_all()
    row = deliveries_in([shop.id]).get()
    assert (row.state, row.attempts, row.error) == (Delivery.State.DEAD, len(LADDER) + 1, "HTTP 503")


def test_W11_a_place_that_fails_for_days_is_switched_off_until_its_owner_acts(shop, owner, sign_in, outside, clock):
    api = sign_in(owner)
    add(api, shop)
    happens(shop)
    outside.answers = [Told(Fate.PERMANENT, "93000"), Told(Fate.PERMANENT, "93000")]
    tell_all()
    clock.shift(PATIENCE)
    happens(shop, case=8)
    tell_all()
    seen = sign_in(owner).get("/notices").body["destinations"][0]
    assert (seen["on"], seen["off_reason"]) == (False, "failing")
    happens(shop, case=9)
    tell_all()
    assert len(outside.heard) == 2
    again = {"version": seen["version"], "name": seen["name"], "events": seen["events"], "on": True}
    assert sign_in(owner).post(f"/notices/{seen['id']}", again).body["failing_since"] is None
    happens(shop, case=10)
    tell_all()
    assert len(outside.heard) == 3


def test_W11_a_robot_is_not_told_faster_than_it_takes(shop, owner, sign_in, outside, clock):
    add(sign_in(owner), shop)
    for case in (1, 2):
        happens(shop, case=case)
    tell_all()
    assert len(outside.heard) == 1
    clock.shift(timedelta(seconds=3))
    tell_all()
    assert len(outside.heard) == 2


def test_W5_addresses_that_lead_inside_and_events_that_are_not_are_refused(shop, owner, supervisor, sign_in):
    api = sign_in(owner)
    assert add(api, shop, way="webhook", url="https://10.0.0.8/x").code == "address.refused"
    assert add(api, shop, url="https://erp.example/x").code == "address.refused"
    assert add(api, shop, events=["weather"]).code == "alert.event"
    assert add(api, shop, name=" ").code == "alert.unnamed"
    assert add(api, shop).status == 200
    assert add(api, shop).code == "alert.exists"
    assert add(sign_in(supervisor), shop).code == "role.alerts"
