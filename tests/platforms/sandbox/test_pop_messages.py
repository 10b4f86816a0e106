"""Pinduoduo's messages over WebSocket: who gets them, that they come until they are acknowledged."""

import base64
import hashlib
import json
import time

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.platforms.sandbox.callers import Pop
from tests.platforms.sandbox.test_pop_actions import new_refund


@pytest.fixture
def pop(sandbox):
    """A shop that permitted all messages."""
    caller = Pop(sandbox)
    assert caller("pdd.pmc.user.permit")["pmc_user_permit_response"]["is_success"] is True
    return caller


def address(sandbox, pop, *, secret=None, at=None):
    key, stamp = pop.keys["app_key"], str(int((at or sandbox.look()["now"]) * 1000))
    inside = hashlib.md5(f"{key}{stamp}{secret or pop.keys['app_secret']}".encode()).hexdigest()
    return f"ws{sandbox.url[4:]}/push/message/{key}/{stamp}/{base64.b64encode(inside.encode()).decode()}"


def frames(line, seconds=1.5, *, enough=None):
    """What comes within some seconds; `enough`: the number of frames after which nobody waits any longer."""
    found, until = [], time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0 and (enough is None or len(found) < enough):
        try:
            found.append(json.loads(line.recv(timeout=left)))
        except TimeoutError:
            break
    return found


def about(found, refund):
    return [frame for frame in found if json.loads(frame["message"]["content"]).get("refund_id") == int(refund["no"])]


def acknowledge(line, frame):
    line.send(json.dumps({"id": frame["id"], "commandType": "Ack", "type": frame["message"]["type"]}))


def test_a_new_after_sale_is_told_in_fen_and_milliseconds_until_it_is_acknowledged(sandbox, pop):
    refund = new_refund(sandbox, pop, "rotten", "signed")
    with connect(address(sandbox, pop)) as line:
        (frame,) = about(frames(line, 20, enough=1), refund)
    with connect(address(sandbox, pop)) as line:
        (again,) = about(frames(line, 20, enough=1), refund)
        acknowledge(line, again)
        time.sleep(0.3)
    with connect(address(sandbox, pop)) as line:
        assert about(frames(line), refund) == []

    content = json.loads(frame["message"]["content"])
    assert frame["message"]["type"] == "pdd_refund_RefundCreated"
    assert frame["message"]["mallID"] == content["mall_id"] == pop.keys["shop_id"]
    assert (content["tid"], content["refund_fee"], content["bill_type"]) == (refund["order"], refund["fen"], 1)
    assert content["modified"] == refund["created_at"] * 1000
    assert again["id"] == frame["id"]


@pytest.mark.parametrize("wrong", [{"secret": "guessed"}, {"at": 1_700_000_000}])
def test_a_wrong_digest_or_a_stale_time_is_turned_away(sandbox, pop, wrong):
    with pytest.raises((ConnectionClosed, Exception)) as refused, connect(address(sandbox, pop, **wrong)) as line:
        line.recv(timeout=2)

    assert "403" in str(refused.value) or "4003" in str(refused.value)


def test_with_faults_messages_come_twice_and_some_were_never_sent_by_the_platform(sandbox, pop):
    sandbox.steer("/faults", duplicate=1, forged=1)
    refund = new_refund(sandbox, pop, "rotten", "signed")

    with connect(address(sandbox, pop)) as line:
        found = frames(line, 20, enough=3)

    assert len(about(found, refund)) == 2
    forged = [frame for frame in found if frame["id"].startswith("forged")]
    assert forged
    assert {frame["message"]["mallID"] for frame in forged} == {1}


def test_only_permitted_topics_come_and_none_after_the_permit_was_cancelled(sandbox, pop):
    pop("pdd.pmc.user.permit", topics="pdd_refund_RefundClosed")
    new_refund(sandbox, pop, "rotten", "signed")
    with connect(address(sandbox, pop)) as line:
        assert {frame["message"]["type"] for frame in frames(line, 1.5)} <= {"pdd_refund_RefundClosed"}

    assert pop("pdd.pmc.user.cancel", owner_id=pop.keys["shop_id"])["tmc_user_cancel_response"]["is_success"] is True
    assert pop("pdd.pmc.user.get", owner_id=pop.keys["shop_id"])["pmc_user_get_response"]["pmc_user"] is None
