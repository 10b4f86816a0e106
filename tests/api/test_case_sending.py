"""A step that the desk does itself: given to the connector, accepted by the platform, confirmed by its word."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from heqi.cases.access import cases_in
from heqi.connections.access import connection_of
from heqi.connections.actions.connect_shop import Keys, connect_shop
from heqi.connections.actions.switch import let_act
from heqi.connections.states import Gateway
from heqi.core.sending import Answer, AnswerState
from heqi.journal.queue import run_pending
from heqi.workers.connectors import Connectors
from heqi.workers.pulling import pull_due
from heqi.workers.sending import send_due
from tests.support.connectors import FakePlatform
from tests.support.sending import BUSY, REFUSED

STEP = "agree_refund"


def follow() -> None:
    """What the workers' reactions do about what has happened."""
    while run_pending(now=timezone.now()):
        pass


@pytest.fixture
def world():
    return FakePlatform()


@pytest.fixture
def hands(world, shop, owner):
    hands = Connectors(world.connect)
    keys = Keys("app-key", "secret", "token")
    connect_shop(staff=owner, shop_id=shop.id, gateway=Gateway.REAL, keys=keys, now=timezone.now())
    while pull_due(hands):
        pass
    version = connection_of(shop.id).version
    let_act(staff=owner, shop_id=shop.id, version=version, acts=True, now=timezone.now())
    return hands


@pytest.fixture
def case(shop, platform_of, agent, sign_in):
    """An unshipped refund that the agent has agreed to."""
    platform, now = platform_of(shop), timezone.now()
    platform.state_order(now)
    case = platform.state_request(now)
    api = sign_in(agent)
    chosen = api.post(f"/cases/{case.id}/choose", {"version": case.version, "outcome": "refund_only", "looked": True})
    assert chosen.status == 200, chosen.body
    return case


def step_of(body: dict) -> dict:
    return next(step for step in body["flow"]["steps"] if step["action"] == "pdd.agree_refund")


def do_before(api, body: dict) -> dict:
    """Tick what has to be done before the money moves."""
    for step in body["flow"]["steps"]:
        if step["action"] == "pdd.agree_refund":
            return body
        body = api.post(
            f"/cases/{body['id']}/steps/{step['key']}/tick", {"version": body["version"], "looked": True}
        ).body
    raise AssertionError("no step refunds")


def give(api, case, key: str, **more) -> object:
    body = do_before(api, api.get(f"/cases/{case.id}").body)
    step = step_of(body)
    return api.post(f"/cases/{case.id}/steps/{step['key']}/send", {"version": body["version"], "looked": True, **more})


def test_P4_a_step_goes_to_the_platform_and_its_answer_moves_the_case(hands, world, case, agent, sign_in):
    api = sign_in(agent)
    given = give(api, case, STEP)
    assert given.status == 200, given.body
    assert step_of(given.body)["released"]
    assert world.sent == []
    assert send_due(hands)
    assert len(world.sent) == 1
    follow()
    body = api.get(f"/cases/{case.id}").body
    step = step_of(body)
    assert (step["state"], step["action_state"], step["sends"]) == ("done", "sent", False)
    assert any("平台已受理" in line["text"] for line in body["timeline"])


def test_P4_what_the_platform_refuses_stays_to_do_with_its_reason(hands, world, case, agent, sign_in):
    api = sign_in(agent)
    world.answers = [Answer(AnswerState.PERMANENT, error=REFUSED)]
    give(api, case, STEP)
    assert send_due(hands)
    follow()
    body = api.get(f"/cases/{case.id}").body
    step = step_of(body)
    assert (step["state"], step["action_state"]) == ("open", "failed")
    assert step["action_error"]["message"] == REFUSED.message
    assert any("提交未成功" in line["text"] for line in body["timeline"])


def test_P4_a_refused_refund_that_went_through_after_all_is_confirmed_by_the_platforms_word(
    hands, world, platform_of, shop, case, agent, sign_in
):
    api = sign_in(agent)
    world.answers = [Answer(AnswerState.PERMANENT, error=REFUSED)]
    give(api, case, STEP)
    assert send_due(hands)
    follow()
    assert [each["state"] for each in api.get("/outbox").body] == ["failed"]
    platform_of(shop).state_request(timezone.now(), state="succeeded", state_text="退款成功")
    follow()
    body = api.get(f"/cases/{case.id}").body
    step = step_of(body)
    assert (step["state"], step["action_state"], step["action_error"]) == ("confirmed", "confirmed", None)
    assert body["stage"] == "settled"
    assert api.get("/outbox").body == []
    assert not send_due(hands)
    assert len(world.sent) == 1


def test_P4_a_platform_whose_clock_is_behind_confirms_what_it_has_accepted(
    hands, world, platform_of, shop, case, agent, sign_in
):
    api, chosen_at = sign_in(agent), case_of(shop, case).chosen_at
    give(api, case, STEP)
    assert send_due(hands)
    platform_of(shop).state_request(chosen_at - timedelta(milliseconds=1), state="succeeded", state_text="退款成功")
    follow()
    step = step_of(api.get(f"/cases/{case.id}").body)
    assert (step["state"], step["action_state"]) == ("confirmed", "confirmed")


def test_P4_a_proof_that_came_before_the_answer_confirms_when_the_answer_comes(
    hands, world, platform_of, shop, case, agent, sign_in
):
    api = sign_in(agent)
    world.answers = [Answer(AnswerState.DOUBTFUL)]
    given_at = timezone.now()
    give(api, case, STEP)
    assert send_due(hands)
    # Paid, by a clock a little behind ours, and told before anybody has asked whether it happened.
    platform_of(shop).state_request(given_at, state="succeeded", state_text="退款成功")
    follow()
    assert step_of(api.get(f"/cases/{case.id}").body)["action_state"] == "sending"
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert send_due(hands)
        follow()
        step = step_of(api.get(f"/cases/{case.id}").body)
    assert (step["state"], step["action_state"]) == ("confirmed", "confirmed")
    assert len(world.sent) == 1


def case_of(shop, case):
    return cases_in([shop.id]).get(id=case.id)


def test_P4_what_was_done_while_it_was_tried_is_seen_when_the_platform_refuses(
    hands, world, platform_of, shop, case, agent, sign_in
):
    api = sign_in(agent)
    world.answers = [Answer(AnswerState.TEMPORARY, error=BUSY), Answer(AnswerState.PERMANENT, error=REFUSED)]
    give(api, case, STEP)
    assert send_due(hands)
    # Somebody pays in the back office; the fact is older than the second try, which the platform refuses.
    platform_of(shop).state_request(timezone.now(), state="succeeded", state_text="退款成功")
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert send_due(hands)
        follow()
        step = step_of(api.get(f"/cases/{case.id}").body)
    assert (step["state"], step["action_state"]) == ("confirmed", "confirmed")
    assert len(world.sent) == 2


def test_P4_twice_clicked_is_sent_once_and_given_is_not_ticked(hands, world, case, agent, sign_in):
    api = sign_in(agent)
    first = give(api, case, STEP)
    step = step_of(first.body)
    again = api.post(f"/cases/{case.id}/steps/{step['key']}/send", {"version": first.body["version"], "looked": True})
    assert again.status == 200
    ticked = api.post(f"/cases/{case.id}/steps/{step['key']}/tick", {"version": again.body["version"], "looked": True})
    assert ticked.code == "action.wrong_state"
    assert send_due(hands)
    assert not send_due(hands)
    assert len(world.sent) == 1


def test_P4_without_a_connection_the_step_is_a_persons(case, agent, sign_in):
    assert give(sign_in(agent), case, STEP).code == "step.by_hand"


def test_W2_money_goes_to_the_platform_on_fresh_facts_or_after_a_look(hands, world, case, agent, sign_in):
    api = sign_in(agent)
    body = do_before(api, api.get(f"/cases/{case.id}").body)
    with time_machine.travel(timezone.now() + timedelta(hours=30), tick=False):
        late = sign_in(agent)
        old = late.post(f"/cases/{case.id}/steps/{step_of(body)['key']}/send", {"version": body["version"]})
    assert old.code == "facts.old"
