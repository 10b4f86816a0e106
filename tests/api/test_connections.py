"""Connections and stuck actions over HTTP: what the owner sees and does, and that no secret ever comes back."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.connections.access import connection_of
from heqi.core.facts import Fact
from heqi.inbox.actions.apply_batch import apply_batch
from heqi.journal.contracts import Subject
from heqi.journal.queries import entries_of
from heqi.outbox.access import find_action
from heqi.outbox.actions import claim_next
from heqi.outbox.states import ActionState
from heqi.workers.connectors import Connectors
from heqi.workers.pulling import pull_due
from tests.support.connectors import FakePlatform
from tests.support.sending import fail_one

KEYS = {"app_key": "app-key-1234", "app_secret": "very-secret", "token": "the-token", "refresh_token": "the-refresh"}


def row_of(api) -> dict:
    return api.get("/connections").body["shops"][0]


def test_W2_the_owner_connects_a_shop_and_sees_how_far_it_is(shop, owner, sign_in):
    api = sign_in(owner)
    assert row_of(api)["connection"] is None
    made = api.post(f"/connections/{shop.id}", KEYS)
    assert made.status == 200
    assert made.body["connection"]["state"] == "unchecked"
    hands = Connectors(FakePlatform().connect)
    while pull_due(hands):
        pass
    seen = row_of(api)["connection"]
    assert (seen["state"], seen["key_hint"], seen["owner_name"]) == ("ok", "1234", "果然鲜旗舰店")
    assert seen["streams"][0]["stream"] == "orders"
    assert seen["streams"][0]["lag_seconds"] < 60


def test_W2_no_secret_comes_back_or_is_written_down(shop, owner, sign_in):
    api = sign_in(owner)
    api.post(f"/connections/{shop.id}", KEYS)
    told = json.dumps(api.get("/connections").body)
    told_of = entries_of(subject=Subject("connection", str(shop.id)), shop_ids=[shop.id])
    entries = json.dumps([dict(entry.data) for entry in told_of])
    assert len(told_of) == 1
    row = connection_of(shop.id)
    kept = bytes(row.secret) + bytes(row.token) + bytes(row.refresh_token)
    for secret in ("very-secret", "the-token", "the-refresh"):
        assert secret not in told + entries
        assert secret.encode() not in kept


def test_W2_missing_keys_and_a_sandbox_that_is_not_there_are_told(shop, owner, sign_in):
    api = sign_in(owner)
    assert api.post(f"/connections/{shop.id}", {**KEYS, "app_secret": " "}).code == "connection.key_missing"
    assert api.post(f"/connections/{shop.id}", {**KEYS, "gateway": "sandbox"}).code == "connection.no_sandbox"
    api.post(f"/connections/{shop.id}", KEYS)
    now = timezone.now()
    wrong = {"version": 1, "since": now.isoformat(), "until": (now - timedelta(days=1)).isoformat()}
    assert api.post(f"/connections/{shop.id}/resync", wrong).code == "period.wrong"


def test_P4_a_refused_action_is_listed_with_the_platforms_reason_and_sent_again(shop, agent, sign_in):
    action_id = fail_one(shop.id, timezone.now())
    api = sign_in(agent)
    stuck = api.get("/outbox").body
    assert [(each["id"], each["state"], each["name"]) for each in stuck] == [(action_id, "failed", "同意退款")]
    assert stuck[0]["error"]["message"] == "平台不同意退款：售后单已关闭。"
    assert api.post(f"/outbox/{action_id}/again", {"code": "123456"}).status == 200
    again = find_action(action_id)
    assert (again.state, again.payload["code"]) == (ActionState.APPROVED, "123456")
    assert api.get("/outbox").body == []
    assert api.post(f"/outbox/{action_id}/again", {}).code == "action.wrong_state"


@pytest.mark.parametrize("verb", ["again", "by-hand"])
def test_P4_what_the_platform_shows_done_is_never_tried_again(shop, platform, agent, sign_in, verb):
    api, now = sign_in(agent), timezone.now()
    action_id = fail_one(shop.id, now)
    asked = {"order_no": "260520-123456789012345", "state": "succeeded", "demand": "refund_only"}
    fact = Fact("after_sale", "900001", now + timedelta(seconds=1), asked)
    apply_batch(shop_id=shop.id, facts=[[fact]], import_id=None, now=now)
    # Nothing has reacted to it yet, and somebody clicks.
    answer = api.post(f"/outbox/{action_id}/{verb}", {})
    assert (answer.status, answer.body["state"]) == (200, "confirmed")
    assert api.get("/outbox").body == []
    assert claim_next(now=now + timedelta(days=1)) is None
    assert api.post(f"/outbox/{action_id}/{verb}", {}).code == "action.wrong_state"


def test_P4_what_the_platform_showed_before_it_was_decided_proves_nothing(shop, agent, sign_in):
    api, now = sign_in(agent), timezone.now()
    asked = {"order_no": "260520-123456789012345", "state": "succeeded", "demand": "refund_only"}
    fact = Fact("after_sale", "900001", now - timedelta(seconds=1), asked)
    apply_batch(shop_id=shop.id, facts=[[fact]], import_id=None, now=now)
    action_id = fail_one(shop.id, now)
    assert api.post(f"/outbox/{action_id}/again", {}).body["state"] == "approved"


def test_P4_what_is_in_doubt_is_settled_by_whoever_has_looked(shop, agent, sign_in):
    from heqi.journal.contracts import SYSTEM
    from heqi.outbox.actions import doubt_action, hand_over

    api, now = sign_in(agent), timezone.now()
    action_id = fail_one(shop.id, now)
    hand_over(action_id=action_id, by=SYSTEM, now=now)
    doubt_action(action_id=action_id, by=SYSTEM, now=now)
    assert [each["state"] for each in api.get("/outbox").body] == ["unknown"]
    assert api.post(f"/outbox/{action_id}/again", {}).code == "action.wrong_state"
    assert api.post(f"/outbox/{action_id}/happened", {"note": "后台已退款"}).body["state"] == "ticked"
