"""A draft from the asking to the screen: a job for a worker, that no agent waits for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.core.errors import HeqiError
from heqi.drafts.access import all_drafts, drafts_in, servers_in
from heqi.drafts.actions import Wanted, claim_draft, set_server, settle_draft, sweep_drafts
from heqi.journal.access import entries_in
from heqi.workers.drafting import write_due
from heqi.writers.line import WriterLine
from tests.support.story import ORDER_NO
from tests.support.writer_server import writer_server

SAID = [{"from": "buyer", "text": "怎么还没到，我电话13800138000"}]


@pytest.fixture
def writer(settings):
    settings.HEQI_DRAFTS_PRIVATE = True
    with writer_server() as server:
        yield server


@pytest.fixture
def line():
    asking = WriterLine(private=True)
    yield asking
    asking.close()


@pytest.fixture
def drafting(writer, owner, shop):
    """The shop's server is set up and on."""
    wanted = Wanted(True, writer.url, "qwen-plus", "sk-secret", 5)
    return set_server(staff=owner, shop_id=shop.id, version=0, wanted=wanted, now=timezone.now())


def ask(api, shop, **more):
    return api.post("/drafts", {"shop_id": shop.id, "turns": SAID, **more})


def test_a_draft_is_asked_for_written_by_a_worker_and_fetched(agent_api, shop, drafting, writer, line, platform):
    platform.state_order(timezone.now())
    asked = ask(agent_api, shop, order_no=ORDER_NO)
    assert (asked.status, asked.body["state"], asked.body["text"]) == (200, "waiting", "")

    assert write_due(line) == 1 and write_due(line) == 0

    ready = agent_api.get(f"/drafts/{asked.body['id']}").body
    assert (ready["state"], ready["text"], ready["verdict"]) == ("done", "亲，今天会帮您催一下。", "pass")
    ((body, headers),) = writer.asked
    sent = str(body)
    assert "13800138000" not in sent and ORDER_NO not in sent and "怎么还没到" in sent
    assert headers["authorization"] == "Bearer sk-secret"
    assert drafts_in([shop.id]).get().messages == []
    (entry,) = entries_in([shop.id]).filter(kind="draft.asked")
    assert entry.data == {"draft": ready["id"], "turns": 1}


def test_M1_what_waits_in_the_database_is_masked_already(agent_api, shop, drafting):
    ask(agent_api, shop)
    assert "13800138000" not in str(drafts_in([shop.id]).get().messages)


def test_off_by_default_and_nothing_is_called(agent_api, shop, writer, line):
    answer = ask(agent_api, shop)
    assert (answer.status, answer.code) == (409, "drafts.off")
    assert write_due(line) == 0 and writer.asked == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [("401", "key"), ("429", "busy"), ("500", "server"), ("cut", "cut"), ("malformed", "unreadable")],
)
def test_a_server_that_fails_costs_the_agent_nothing(agent_api, shop, drafting, writer, line, fault, error):
    writer.fault = fault
    asked = ask(agent_api, shop).body
    write_due(line)
    told = agent_api.get(f"/drafts/{asked['id']}").body
    assert (told["state"], told["error"], told["text"]) == ("failed", error, "")
    assert len(writer.asked) == 1


def test_M1_what_the_model_should_not_say_is_not_shown(agent_api, shop, drafting, writer, line):
    writer.say = ["加我微信 guoguo88"]
    asked = ask(agent_api, shop).body
    write_due(line)
    told = agent_api.get(f"/drafts/{asked['id']}").body
    assert "guoguo88" not in told["text"]
    assert told["error"] == "blocked" or told["rewritten"]


def test_a_draft_that_no_worker_took_in_time_is_given_up(agent_api, shop, drafting, writer, line):
    asked = ask(agent_api, shop).body
    late = timezone.now() + timedelta(seconds=26)
    assert claim_draft(now=late) is None
    assert sweep_drafts(now=late) == 1
    assert agent_api.get(f"/drafts/{asked['id']}").body["error"] == "slow"
    assert all_drafts().get().messages == []


def test_an_answer_that_comes_after_the_draft_was_given_up_is_dropped(agent_api, shop, drafting, writer):
    ask(agent_api, shop)
    claimed = claim_draft(now=timezone.now())
    assert claimed is not None and claim_draft(now=timezone.now()) is None
    late = timezone.now() + timedelta(seconds=26)
    sweep_drafts(now=late)
    assert settle_draft(claimed.draft, claimed.token, text="亲，在的", verdict="pass", now=late) is False
    assert drafts_in([shop.id]).get().text == ""


def test_a_days_drafts_are_limited_and_so_are_those_under_way(agent_api, owner_api, shop, drafting, line):
    for _ in range(5):
        assert ask(agent_api, shop).status == 200
    assert ask(agent_api, shop).code == "drafts.limit"
    assert owner_api.get(f"/shops/{shop.id}/drafting").body["used_today"] == 5
    change = {"version": 1, "on": True, "url": drafting.url, "model": "m", "daily_limit": 50}
    assert owner_api.put(f"/shops/{shop.id}/drafting", change).status == 200
    busy = ask(agent_api, shop)
    assert (busy.status, busy.code) == (429, "drafts.busy")


def test_a_draft_answers_what_the_buyer_said_last(agent_api, shop, drafting):
    turns = [*SAID, {"from": "agent", "text": "我看看"}]
    assert agent_api.post("/drafts", {"shop_id": shop.id, "turns": turns}).code == "drafts.nothing_said"
    assert all_drafts().count() == 0


def test_nobody_fetches_what_somebody_else_asked_for(agent_api, owner_api, shop, drafting):
    asked = ask(agent_api, shop).body
    assert owner_api.get(f"/drafts/{asked['id']}").code == "drafts.none"


def test_W5_the_key_is_sealed_shown_to_nobody_and_goes_to_its_host_alone(owner_api, agent_api, shop, drafting, writer):
    path = f"/shops/{shop.id}/drafting"
    read = owner_api.get(path).body
    assert (read["has_key"], "sk-secret" in str(read), read["may_edit"]) == (True, False, True)
    assert agent_api.get(path).body["url"] == ""
    assert b"sk-secret" not in bytes(servers_in([shop.id]).get().key)
    change = {"version": 1, "on": True, "url": "http://models.example/v1", "model": "m", "daily_limit": 5}
    moved = owner_api.put(path, change)
    assert (moved.status, moved.code) == (422, "drafts.key_again")
    stale = owner_api.put(path, {**change, "version": 7, "key": "k"})
    assert (stale.status, stale.code) == (409, "drafts.stale")
    assert servers_in([shop.id]).get().hint == "127.0.0.1"


def test_W5_an_address_inside_the_network_is_refused_unless_the_machine_allows_it(owner_api, shop, settings):
    settings.HEQI_DRAFTS_PRIVATE = False
    path = f"/shops/{shop.id}/drafting"
    given = {"version": 0, "on": True, "url": "https://192.168.1.9/v1", "model": "m", "daily_limit": 5}
    assert owner_api.put(path, given).code == "address.refused"
    assert owner_api.put(path, {**given, "url": "file:///etc/passwd"}).code == "address.refused"
    assert servers_in([shop.id]).count() == 0


def test_the_owner_tries_the_server_and_sees_how_it_went(owner_api, shop, drafting, writer, line):
    path = f"/shops/{shop.id}/drafting"
    asked = owner_api.post(f"{path}/test").body
    write_due(line)
    assert owner_api.get(f"/drafts/{asked['id']}").body["state"] == "done"
    assert owner_api.get(path).body["test_error"] == "" and owner_api.get(path).body["tested_at"]
    writer.fault = "401"
    owner_api.post(f"{path}/test")
    write_due(line)
    assert owner_api.get(path).body["test_error"] == "key"


def test_two_who_set_it_up_at_once_do_not_overwrite_each_other(owner, shop, drafting):
    with pytest.raises(HeqiError, match=r"drafts\.stale"):
        set_server(
            staff=owner,
            shop_id=shop.id,
            version=0,
            wanted=Wanted(True, "https://models.example/v1", "m", None, 5),
            now=timezone.now(),
        )
    assert servers_in([shop.id]).get().version == 1
