"""The control API: time, kill points, truth; and that nobody else reaches it."""

import threading
import time

import httpx2
import pytest

from heqi.platforms.sandbox.app import Application
from heqi.platforms.sandbox.start import Wishes, start_market
from tests.platforms.sandbox.callers import Pop
from tests.platforms.sandbox.conftest import NOW
from tests.platforms.sandbox.test_pop_actions import movements, new_refund


def test_without_the_token_nothing_is_shown_or_done(sandbox):
    for method, path in (("GET", "/control/connections"), ("POST", "/control/clock"), ("GET", "/control/ledger")):
        assert httpx2.request(method, f"{sandbox.url}{path}", headers={"Authorization": "Bearer x"}).status_code == 401
    assert sandbox.look()["now"] == NOW


async def _ask(app, *, client):
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    headers = [(b"authorization", b"Bearer key")]
    scope = {"type": "http", "method": "GET", "path": "/control", "query_string": b"", "headers": headers}
    await app({**scope, "client": (client, 1)}, receive, send)
    return sent[0]["status"]


def test_from_another_machine_not_even_the_token_helps():
    import asyncio

    app = Application(start_market(Wishes(orders=5, now=NOW)), control_token="key")

    assert asyncio.run(_ask(app, client="192.168.1.9")) == 403
    assert asyncio.run(_ask(app, client="127.0.0.1")) == 200


def test_time_is_pushed_forward_and_never_back(sandbox):
    assert sandbox.steer("/clock", advance_seconds=3600)["now"] == NOW + 3600
    with pytest.raises(httpx2.HTTPStatusError):
        sandbox.steer("/clock", advance_seconds=-1)
    sandbox.steer("/clock", speed=1000)
    time.sleep(0.2)
    assert sandbox.look()["now"] > NOW + 3700


def test_a_call_is_held_after_its_effect_until_it_is_let_go(sandbox):
    pop = Pop(sandbox)
    refund = new_refund(sandbox, pop, "rotten", "signed")
    sandbox.steer("/holds", method="pdd.refund.agree", when="after")
    answers = []
    asked = {"after_sales_id": refund["no"], "order_sn": refund["order"]}
    caller = threading.Thread(target=lambda: answers.append(pop("pdd.refund.agree", request=asked)))
    caller.start()
    while not any(hold["waiting"] for hold in sandbox.look("/holds")):
        time.sleep(0.02)

    assert answers == []
    assert len(movements(sandbox, refund["no"])) == 1
    assert sandbox.steer("/holds/release")["released"] == 1
    caller.join(timeout=10)
    assert answers[0]["response"]["result"]["succ"] is True


def test_a_call_is_held_before_its_effect(sandbox):
    pop = Pop(sandbox)
    refund = new_refund(sandbox, pop, "rotten", "signed")
    sandbox.steer("/holds", method="pdd.refund.agree", when="before")
    fields = pop.fields("pdd.refund.agree", request={"after_sales_id": refund["no"], "order_sn": refund["order"]})

    with pytest.raises(httpx2.TimeoutException):
        httpx2.post(pop.url, json=fields, timeout=0.5)

    assert movements(sandbox, refund["no"]) == []
    assert sandbox.steer("/holds/release", drop=True)["released"] == 1
    assert movements(sandbox, refund["no"]) == [], "what is dropped before its effect never has one"


def test_truth_and_ledger_come_in_parts_and_agree_with_each_other(shared_sandbox):
    orders, refunds = shared_sandbox.all_rows("/truth/orders"), shared_sandbox.all_rows("/truth/refunds")
    ledger = shared_sandbox.all_rows("/ledger")
    state = shared_sandbox.look()

    assert (len(orders), len(refunds), len(ledger)) == (state["orders"], state["refunds"], state["movements"])
    assert state["balance"] == 0
    paid = {row["cause"] for row in ledger if row["action"] == "refund"}
    assert paid == {row["no"] for row in refunds if row["paid"]}
    back = sum(row["fen"] for row in ledger if row["action"] in ("refund", "group_failed"))
    assert back == sum(row["refunded_fen"] for row in orders)


def test_what_cannot_be_read_is_refused_with_a_sentence(sandbox):
    for path, body in (
        ("/faults", {"dely": 1}),
        ("/refunds", {"order": "none"}),
        ("/clock", {"speed": -1}),
        ("/holds", {"when": "never"}),
        ("/permissions", {"app_key": "x"}),
    ):
        with pytest.raises(httpx2.HTTPStatusError) as refused:
            sandbox.steer(path, **body)
        assert refused.value.response.status_code == 400
        assert refused.value.response.json()["error"]
