"""One's own account: second factor, password, log-ins."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from heqi.accounts.models import RecoveryCode, SecondFactor, StaffSession
from heqi.journal.models import JournalEntry
from tests.support.cast import PASSWORD
from tests.support.client import ApiClient
from tests.support.second_factor import Phone

NOW = datetime(2026, 5, 2, 2, 0, tzinfo=UTC)
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


def enrol(api: ApiClient, now: datetime = NOW) -> tuple[Phone, list[str]]:
    """The phone and the recovery codes."""
    begun = api.post("/security/second-factor", {"password": PASSWORD})
    phone = Phone(begun.body["secret"])
    confirmed = api.post("/security/second-factor/confirm", {"code": phone.code(now)})
    assert confirmed.status == 200, confirmed.body
    return phone, confirmed.body["codes"]


def log_in(api: ApiClient, username: str = "xiaolin") -> Any:
    return api.post("/session", {"username": username, "password": PASSWORD})


def kinds(shop_id: int) -> list[str]:
    rows = JournalEntry.objects.in_shop(shop_id).filter(subject_type="staff").order_by("id")
    return [row.kind for row in rows if row.kind != "staff.role_given"]


def test_log_in_takes_two_steps_once_the_factor_is_on(agent_api, anonymous_api, clock, shop):
    phone, codes = enrol(agent_api)
    assert len(set(codes)) == 10
    clock.shift(timedelta(seconds=30))

    first = log_in(anonymous_api)
    assert (first.status, first.body) == (202, {"second_factor": True})
    assert anonymous_api.get("/session").body["staff"] is None
    assert anonymous_api.get("/cases").status == 401

    second = anonymous_api.post("/session/code", {"code": phone.code(NOW + timedelta(seconds=30))})
    assert (second.status, second.body["staff"]["name"]) == (200, "小林")
    assert anonymous_api.get("/cases").status == 200
    assert kinds(shop.id) == ["factor.enrolled"]


def test_a_code_opens_the_door_once(agent_api, anonymous_api, clock):
    phone, _ = enrol(agent_api)
    used = phone.code(NOW)
    log_in(anonymous_api)
    replay = anonymous_api.post("/session/code", {"code": used})
    assert (replay.status, replay.code) == (401, "factor.wrong")

    clock.shift(timedelta(seconds=30))
    fresh = phone.code(NOW + timedelta(seconds=30))
    assert anonymous_api.post("/session/code", {"code": f" {fresh[:3]} {fresh[3:]} "}).status == 200
    other = ApiClient()
    log_in(other)
    assert other.post("/session/code", {"code": fresh}).code == "factor.wrong"


def test_a_code_of_a_minute_ago_is_too_old(agent_api, anonymous_api, clock):
    phone, _ = enrol(agent_api)
    clock.shift(timedelta(minutes=5))
    log_in(anonymous_api)
    old = anonymous_api.post("/session/code", {"code": phone.code(NOW + timedelta(minutes=4))})
    assert (old.status, old.code) == (401, "factor.wrong")


def test_five_wrong_codes_close_the_door_for_a_quarter_of_an_hour(agent_api, anonymous_api, clock):
    phone, codes = enrol(agent_api)
    log_in(anonymous_api)
    for _ in range(5):
        assert anonymous_api.post("/session/code", {"code": "000000"}).code == "factor.wrong"
    right = phone.code(NOW + timedelta(seconds=30))
    closed = anonymous_api.post("/session/code", {"code": right})
    assert (closed.status, closed.code) == (429, "factor.throttled")
    assert anonymous_api.post("/session/code", {"code": codes[0]}).code == "factor.throttled"

    clock.shift(timedelta(minutes=15))
    log_in(anonymous_api)
    opened = anonymous_api.post("/session/code", {"code": phone.code(NOW + timedelta(minutes=15))})
    assert opened.status == 200


def test_the_second_step_waits_ten_minutes(agent_api, anonymous_api, clock):
    phone, _ = enrol(agent_api)
    log_in(anonymous_api)
    clock.shift(timedelta(minutes=10, seconds=1))
    late = anonymous_api.post("/session/code", {"code": phone.code(NOW + timedelta(minutes=10))})
    assert (late.status, late.code) == (401, "session.begin_again")


def test_a_code_without_the_password_first_opens_nothing(agent_api, anonymous_api, clock):
    phone, _ = enrol(agent_api)
    answer = anonymous_api.post("/session/code", {"code": phone.code(NOW + timedelta(seconds=30))})
    assert (answer.status, answer.code) == (401, "session.begin_again")


def test_a_recovery_code_opens_the_door_once_and_is_on_record(agent_api, agent, anonymous_api, shop):
    _, codes = enrol(agent_api)
    log_in(anonymous_api)
    assert anonymous_api.post("/session/code", {"code": codes[3].upper()}).status == 200
    other = ApiClient()
    log_in(other)
    assert other.post("/session/code", {"code": codes[3]}).code == "factor.wrong"
    assert agent_api.get("/security").body["second_factor"]["recovery_left"] == 9
    assert kinds(shop.id) == ["factor.enrolled", "factor.recovery_used"]


def test_secrets_rest_sealed_and_recovery_codes_hashed(agent_api, agent):
    phone, codes = enrol(agent_api)
    factor = SecondFactor.objects.get(staff_id=agent.id)
    assert phone.secret.encode() not in bytes(factor.sealed_secret)
    stored = set(RecoveryCode.objects.values_list("code_hash", flat=True))
    assert not stored & {*codes, *(code.replace("-", "") for code in codes)}


def test_a_sealed_secret_does_not_open_for_somebody_else(agent_api, supervisor_api, agent, supervisor):
    enrol(agent_api)
    enrol(supervisor_api)
    taken = SecondFactor.objects.get(staff_id=agent.id).sealed_secret
    SecondFactor.objects.filter(staff_id=supervisor.id).update(sealed_secret=taken)
    api = ApiClient()
    log_in(api, "amin")
    answer = api.post("/session/code", {"code": "123456"})
    assert (answer.status, answer.code) == (409, "factor.unreadable")


def test_enrolling_needs_the_password_and_a_right_code(agent_api):
    wrong = agent_api.post("/security/second-factor", {"password": "not-the-password"})
    assert (wrong.status, wrong.code) == (401, "password.wrong")
    assert agent_api.post("/security/second-factor/confirm", {"code": "000000"}).code == "factor.none"
    begun = agent_api.post("/security/second-factor", {"password": PASSWORD}).body
    assert begun["qr"].startswith("<svg")
    assert begun["uri"].startswith("otpauth://totp/")
    assert begun["secret"] in begun["uri"]
    assert agent_api.post("/security/second-factor/confirm", {"code": "000000"}).code == "factor.wrong"
    assert agent_api.get("/security").body["second_factor"]["on"] is False
    assert log_in(ApiClient()).status == 200


def test_switching_off_needs_password_and_code(agent_api, shop, clock):
    phone, _ = enrol(agent_api)
    clock.shift(timedelta(seconds=30))
    code = phone.code(NOW + timedelta(seconds=30))
    path = "/security/second-factor/off"
    assert agent_api.post(path, {"password": "not-the-password", "code": code}).code == "password.wrong"
    assert agent_api.post(path, {"password": PASSWORD, "code": "000000"}).code == "factor.wrong"
    assert agent_api.get("/security").body["second_factor"]["on"] is True
    off = agent_api.post(path, {"password": PASSWORD, "code": code})
    assert off.body["second_factor"] == {"on": False, "since": None, "recovery_left": 0, "required": False}
    assert log_in(ApiClient()).status == 200
    assert kinds(shop.id) == ["factor.enrolled", "factor.dropped"]


def test_new_recovery_codes_replace_the_old(agent_api, clock):
    phone, old = enrol(agent_api)
    clock.shift(timedelta(seconds=30))
    given = {"password": PASSWORD, "code": phone.code(NOW + timedelta(seconds=30))}
    new = agent_api.post("/security/recovery-codes", given).body["codes"]
    assert not set(new) & set(old)
    api = ApiClient()
    log_in(api)
    assert api.post("/session/code", {"code": old[0]}).code == "factor.wrong"
    assert api.post("/session/code", {"code": new[0]}).status == 200


def test_an_owner_frees_a_colleague_who_lost_the_phone(owner_api, agent_api, agent, shop, anonymous_api):
    enrol(agent_api)
    answer = owner_api.post(f"/staff/{agent.id}/second-factor/reset")
    assert [each["second_factor"] for each in answer.body["staff"] if each["id"] == agent.id] == [False]
    assert log_in(anonymous_api).status == 200
    assert kinds(shop.id) == ["factor.enrolled", "factor.reset"]
    assert owner_api.post(f"/staff/{agent.id}/second-factor/reset").code == "factor.none"


def test_a_colleague_who_also_serves_others_is_not_one_owners_to_reset(
    owner_api, agent_api, agent, other_shop, anonymous_api
):
    from heqi.accounts.actions.give_role import give_role
    from heqi.core.words import Role
    from heqi.journal.contracts import SYSTEM

    give_role(staff_id=agent.id, shop_id=other_shop.id, role=Role.AGENT, by=SYSTEM, now=NOW)
    enrol(agent_api)
    refused = owner_api.post(f"/staff/{agent.id}/second-factor/reset")
    assert (refused.status, refused.code) == (409, "factor.serves_others")
    assert log_in(anonymous_api).status == 202


def test_a_shop_that_requires_the_factor_opens_nothing_before(owner_api, agent_api, owner, shop, clock):
    path = f"/staff/shops/{shop.id}/second-factor"
    assert owner_api.put(path, {"required": True}).code == "factor.own_first"
    enrol(owner_api)
    assert owner_api.put(path, {"required": True}).body["shops"][0]["second_factor_required"] is True

    assert agent_api.get("/session").body["must_enrol"] is True
    assert agent_api.get("/session").body["shops"] == []
    for closed in ("/cases", "/imports", "/staff", "/audit", "/sub-accounts"):
        assert (agent_api.get(closed).status, agent_api.get(closed).code) == (403, "session.must_enrol")

    phone, _ = enrol(agent_api)
    assert agent_api.get("/cases").status == 200
    assert agent_api.get("/session").body["must_enrol"] is False
    clock.shift(timedelta(seconds=30))
    given = {"password": PASSWORD, "code": phone.code(NOW + timedelta(seconds=30))}
    assert agent_api.post("/security/second-factor/off", given).code == "factor.required"
    assert owner_api.put(path, {"required": False}).status == 200
    assert agent_api.post("/security/second-factor/off", given).status == 200


def test_a_required_factor_keeps_live_news_away_too(owner_api, agent, owner, shop):
    from heqi.accounts.access import listeners_by_id

    assert listeners_by_id([agent.id])[agent.id][1] == {shop.id}
    enrol(owner_api)
    owner_api.put(f"/staff/shops/{shop.id}/second-factor", {"required": True})
    assert listeners_by_id([agent.id])[agent.id][1] == set()
    assert listeners_by_id([owner.id])[owner.id][1] == {shop.id}


def test_a_new_password_needs_the_old_one_and_ends_other_log_ins(agent, shop, clock):
    here, there = ApiClient(), ApiClient()
    log_in(here)
    log_in(there)
    there.get("/cases")
    wrong = here.post("/security/password", {"old": "not-the-password", "new": "a-quite-different-one"})
    assert (wrong.status, wrong.code) == (401, "password.wrong")
    weak = here.post("/security/password", {"old": PASSWORD, "new": "short"})
    assert (weak.status, weak.code) == (400, "staff.weak_password")
    assert there.get("/cases").status == 200

    changed = here.post("/security/password", {"old": PASSWORD, "new": "a-quite-different-one"})

    assert changed.status == 200
    assert here.get("/cases").status == 200
    assert there.get("/cases").status == 401
    assert log_in(ApiClient()).code == "session.wrong"
    assert ApiClient().post("/session", {"username": "xiaolin", "password": "a-quite-different-one"}).status == 200
    assert kinds(shop.id) == ["staff.password_changed"]


def test_guessing_the_old_password_is_throttled_like_the_log_in(agent_api):
    for _ in range(5):
        agent_api.post("/security/password", {"old": "not-the-password", "new": "a-quite-different-one"})
    answer = agent_api.post("/security/password", {"old": PASSWORD, "new": "a-quite-different-one"})
    assert (answer.status, answer.code) == (429, "session.throttled")


def test_log_ins_are_listed_and_ended_one_by_one(agent, shop, clock):
    here, there = ApiClient(), ApiClient()
    there.post("/session", {"username": "xiaolin", "password": PASSWORD}, User_Agent=CHROME)
    clock.shift(timedelta(minutes=3))
    log_in(here)
    mine, other = here.get("/security").body["sessions"]
    assert (mine["current"], other["current"]) == (True, False)
    assert (other["device"], other["ip"]) == ("Chrome · Windows", "127.0.0.0/24")
    assert (other["started_at"], other["seen_at"]) == ("2026-05-02T02:00:00Z", "2026-05-02T02:00:00Z")

    assert [each["id"] for each in here.delete(f"/security/sessions/{other['id']}").body["sessions"]] == [mine["id"]]

    assert there.get("/cases").status == 401
    assert here.get("/cases").status == 200
    assert here.delete(f"/security/sessions/{other['id']}").code == "session.unknown"
    assert kinds(shop.id) == ["session.ended"]


def test_all_other_log_ins_end_at_once_and_this_one_stays(agent, clock):
    others = [ApiClient() for _ in range(3)]
    here = ApiClient()
    for api in (*others, here):
        log_in(api)
    assert len(here.post("/security/sessions/end-others").body["sessions"]) == 1
    assert [api.get("/cases").status for api in (*others, here)] == [401, 401, 401, 200]


def test_nobody_ends_the_log_in_of_somebody_else(agent_api, supervisor, clock):
    log_in(ApiClient(), "amin")
    theirs = StaffSession.objects.get(staff_id=supervisor.id)
    assert agent_api.delete(f"/security/sessions/{theirs.id}").code == "session.unknown"
    assert StaffSession.objects.filter(id=theirs.id).exists()


def test_being_seen_is_written_once_a_minute(agent, clock, django_assert_num_queries):
    api = ApiClient()
    log_in(api)
    clock.shift(timedelta(seconds=59))
    api.get("/security")
    assert StaffSession.objects.get().seen_at == NOW
    clock.shift(timedelta(seconds=1))
    api.get("/security")
    assert StaffSession.objects.get().seen_at == NOW + timedelta(minutes=1)


def test_a_log_in_that_is_used_lives_on_and_an_idle_one_ends(agent, clock):
    api = ApiClient()
    log_in(api)
    clock.shift(timedelta(days=10))
    assert api.get("/cases").status == 200
    clock.shift(timedelta(days=10))
    assert api.get("/cases").status == 200
    clock.shift(timedelta(days=14, seconds=1))
    assert api.get("/cases").status == 401


def test_the_session_key_changes_at_log_in_and_is_kept_hashed(agent, clock):
    api = ApiClient()
    log_in(api)
    first = api._client.cookies["sessionid"].value
    log_in(api)
    second = api._client.cookies["sessionid"].value
    assert first != second
    hashes = set(StaffSession.objects.values_list("key_hash", flat=True))
    assert not hashes & {first, second}


def test_logging_out_leaves_the_list(agent, clock):
    api = ApiClient()
    log_in(api)
    assert StaffSession.objects.count() == 1
    api.delete("/session")
    assert StaffSession.objects.count() == 0


def test_whoever_runs_the_machine_frees_anybody(agent_api, shop):
    from click.testing import CliRunner

    from heqi.cli.staff import command

    enrol(agent_api)
    done = CliRunner().invoke(command, ["reset-factor", "xiaolin"])
    assert done.exit_code == 0, done.output
    assert log_in(ApiClient()).status == 200
    assert kinds(shop.id) == ["factor.enrolled", "factor.reset"]
    assert CliRunner().invoke(command, ["reset-factor", "xiaolin"]).exit_code != 0
