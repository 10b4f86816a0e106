"""Channels as their owner sees them: made, tested, changed, ended, and no secret told twice."""

import json
from datetime import timedelta

from django.utils import timezone

from heqi.channels.access import all_channels
from heqi.journal.contracts import Subject
from heqi.journal.queries import entries_of
from heqi.web.models import KeptAnswer
from tests.support.channel import Bridge, message


def make(api, shop, **changed):
    return api.post("/channels", {"shop_id": shop.id, "kind": "bridge", "name": "自建商城", **changed})


def test_the_owner_makes_a_channel_and_its_secret_is_told_once(shop, owner, sign_in, no_call_counted_yet):
    api = sign_in(owner)
    made = api.post(
        "/channels", {"shop_id": shop.id, "kind": "bridge", "name": " 自建商城 "}, idempotency_key="made-once-1"
    )
    secret = made.body["secret"]
    channel = made.body["channel"]
    assert (channel["name"], channel["state"], channel["silent"], channel["hint"]) == (
        "自建商城", "on", True, secret[-4:]
    )  # fmt: skip
    listed = api.get("/channels").body
    assert [each["id"] for each in listed["channels"]] == [channel["id"]]
    entries = [
        dict(entry.data) for entry in entries_of(subject=Subject("channel", str(channel["id"])), shop_ids=[shop.id])
    ]
    assert len(entries) == 1
    assert secret not in json.dumps([listed, entries])
    assert KeptAnswer.objects.count() == 0
    bridge = Bridge(all_channels().get(), secret)
    assert bridge.bring(message()).status == 200


def test_a_bridge_that_fetches_is_silent_until_it_does(shop, owner, sign_in, bridge):
    api = sign_in(owner)
    assert [each["silent"] for each in api.get("/channels").body["channels"]] == [True]
    bridge.fetch()
    assert [each["silent"] for each in api.get("/channels").body["channels"]] == [False]
    all_channels().update(polled_at=timezone.now() - timedelta(minutes=3))
    assert [each["silent"] for each in api.get("/channels").body["channels"]] == [True]


def test_an_address_inside_the_network_is_refused_and_a_good_one_is_tested_next(shop, owner, sign_in, bridge):
    api, change = sign_in(owner), {"version": 1, "name": "自建商城"}
    path = f"/channels/{bridge.channel.pk}"
    for url in (
        "http://example.com/hook",
        "https://10.0.0.7/hook",
        "https://127.0.0.1/hook",
        "https://a:b@example.com/",
    ):
        assert api.post(path, {**change, "url": url}).code == "address.refused"
    assert all_channels().get().url is None
    done = api.post(path, {**change, "url": "https://example.com/hook?key=hidden"})
    assert (done.body["host"], done.body["testing"], done.body["silent"]) == ("example.com", True, False)
    assert "hidden" not in json.dumps(api.get("/channels").body)
    kept = api.post(path, {"version": 2, "name": "商城"}).body
    assert (kept["name"], kept["host"]) == ("商城", "example.com")
    assert api.post(path, {"version": 3, "name": "商城", "url": ""}).body["host"] == ""


def test_two_owners_at_once_one_is_told_that_it_has_changed(shop, owner, sign_in, bridge):
    api, path = sign_in(owner), f"/channels/{bridge.channel.pk}"
    assert api.post(f"{path}/pause", {"version": 1}).body["state"] == "paused"
    stale = api.post(f"{path}/end", {"version": 1})
    assert (stale.status, stale.code, stale.body["detail"]) == (409, "channel.stale", {"version": 2})
    assert api.post(f"{path}/resume", {"version": 2}).body["state"] == "on"
    assert api.post(f"{path}/end", {"version": 3}).status == 204
    assert api.get("/channels").body["channels"] == []
    assert bridge.bring(message()).code == "channel.none"


def test_an_agent_sees_channels_and_changes_none(shop, agent, stranger, sign_in, bridge):
    assert [each["may_change"] for each in sign_in(agent).get("/channels").body["channels"]] == [False]
    assert sign_in(stranger).get("/channels").body["channels"] == []
    assert make(sign_in(agent), shop).code == "role.channels"
    assert make(sign_in(stranger), shop).code == "shop.none"
    assert all_channels().count() == 1


def test_a_shop_has_so_many_channels_and_each_a_name(shop, owner, sign_in, no_call_counted_yet):
    api = sign_in(owner)
    assert make(api, shop, name="  ").code == "channel.no_name"
    answers = [make(api, shop).status for _ in range(21)]
    assert answers == [200] * 20 + [409]
