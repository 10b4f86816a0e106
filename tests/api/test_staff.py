"""Staff: how people come, what they may do, how they go. The owner is 王老板, the shop next door is 陈老板's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from heqi.accounts.queries import staff_of_sub_account
from heqi.core.words import Role
from heqi.journal.contracts import SYSTEM
from heqi.journal.models import JournalEntry
from tests.support.cast import PASSWORD
from tests.support.client import ApiClient

NEW = "xiaozhou-de-xin-mima"
NOW = datetime(2026, 5, 2, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


def role_of(api: ApiClient, staff_id: int, shop_id: int) -> dict[str, Any]:
    people = {each["id"]: each for each in api.get("/staff").body["staff"]}
    return next(role for role in people[staff_id]["shops"] if role["shop_id"] == shop_id)


def entries(kind: str, shop_id: int) -> list[dict[str, Any]]:
    rows = JournalEntry.objects.in_shop(shop_id).filter(kind=kind).order_by("id")
    return [{"actor": row.actor_id, "subject": row.subject_id, **row.data} for row in rows]


def invite(api: ApiClient, shop: Any, username: str = "xiaozhou", name: str = "小周", **role: Any) -> Any:
    offer = {"shop_id": shop.id, "role": "agent", "money_limit_fen": 30_00, **role}
    return api.post("/staff/invitations", {"username": username, "name": name, "shops": [offer]})


def test_an_invited_person_sets_a_password_and_works_in_the_shop(owner_api, anonymous_api, shop, owner):
    link = invite(owner_api, shop)
    assert link.status == 200
    assert link.body["expires_at"] == "2026-05-05T02:00:00Z"

    seen = anonymous_api.post("/join/look", {"token": link.body["token"]})
    assert (seen.body["username"], seen.body["name"], seen.body["shops"]) == ("xiaozhou", "小周", ["果然鲜"])
    assert seen.body["existing"] is False
    assert anonymous_api.post("/join/accept", {"token": link.body["token"], "password": NEW}).body == {
        "username": "xiaozhou"
    }

    session = anonymous_api.post("/session", {"username": "xiaozhou", "password": NEW})
    assert session.body["shops"] == [
        {"id": shop.id, "name": "果然鲜", "platform": "pinduoduo", "role": "agent", "money_limit_fen": 3000}
    ]
    staff_id = session.body["staff"]["id"]
    assert entries("staff.invited", shop.id) == [
        {"actor": owner.id, "subject": str(link.body["invitation_id"]), "role": "agent", "money_limit_fen": 3000}
    ]
    assert entries("staff.role_given", shop.id)[-1] == {
        "actor": owner.id,
        "subject": str(staff_id),
        "role": "agent",
        "money_limit_fen": 3000,
        "active": True,
        "before": None,
    }


def test_a_link_works_once_and_for_three_days(owner_api, anonymous_api, shop, clock):
    first, second = invite(owner_api, shop), invite(owner_api, shop, username="xiaowu", name="小吴")
    token = first.body["token"]
    assert anonymous_api.post("/join/accept", {"token": token, "password": NEW}).status == 200
    again = anonymous_api.post("/join/accept", {"token": token, "password": "another-long-password"})
    assert (again.status, again.code) == (410, "invitation.dead")
    assert anonymous_api.post("/session", {"username": "xiaozhou", "password": NEW}).status == 200

    clock.move_to(NOW + timedelta(hours=72))
    late = anonymous_api.post("/join/accept", {"token": second.body["token"], "password": NEW})
    assert (late.status, late.code) == (410, "invitation.dead")
    assert [each["username"] for each in owner_api.get("/staff").body["staff"]] == ["xiaozhou", "wang"]


def test_a_forged_renewed_or_revoked_link_is_dead(owner_api, anonymous_api, shop):
    link = invite(owner_api, shop).body
    renewed = owner_api.post(f"/staff/invitations/{link['invitation_id']}/renew").body

    assert anonymous_api.post("/join/look", {"token": link["token"]}).code == "invitation.dead"
    assert anonymous_api.post("/join/look", {"token": renewed["token"] + "x"}).code == "invitation.dead"
    assert anonymous_api.post("/join/look", {"token": renewed["token"]}).status == 200
    assert owner_api.delete(f"/staff/invitations/{link['invitation_id']}").body["invitations"] == []
    assert anonymous_api.post("/join/look", {"token": renewed["token"]}).code == "invitation.dead"


def test_a_weak_password_leaves_the_invitation_open(owner_api, anonymous_api, shop):
    token = invite(owner_api, shop).body["token"]
    for weak in ("short", "1234567890", "password123", "xiaozhou99"):
        refused = anonymous_api.post("/join/accept", {"token": token, "password": weak})
        assert (refused.status, refused.code) == (400, "staff.weak_password")
    assert anonymous_api.post("/join/accept", {"token": token, "password": NEW}).status == 200


def test_an_invitation_of_an_owner_who_has_left_holds_nothing_out(owner_api, anonymous_api, hire, shop, owner):
    token = invite(owner_api, shop).body["token"]
    partner = ApiClient().sign_in(hire("li", "李老板", shop, "owner"))
    assert partner.post(f"/staff/{owner.id}/deactivate").status == 200

    assert anonymous_api.post("/join/look", {"token": token}).code == "invitation.dead"


def test_who_serves_several_merchants_is_shown_to_each_with_their_shop_only(
    stranger_api, owner_api, anonymous_api, agent, shop, other_shop
):
    token = invite(stranger_api, other_shop, username="xiaolin", name="林").body["token"]
    assert anonymous_api.post("/join/look", {"token": token}).body["existing"] is True
    wrong = anonymous_api.post("/join/accept", {"token": token, "password": NEW})
    assert (wrong.status, wrong.code) == (401, "password.wrong")
    assert anonymous_api.post("/join/accept", {"token": token, "password": PASSWORD}).status == 200

    ours, theirs = owner_api.get("/staff").body["staff"], stranger_api.get("/staff").body["staff"]
    assert {each["username"]: [role["shop_id"] for role in each["shops"]] for each in ours} == {
        "wang": [shop.id],
        "xiaolin": [shop.id],
    }
    assert {each["username"]: [role["shop_id"] for role in each["shops"]] for each in theirs} == {
        "chen": [other_shop.id],
        "xiaolin": [other_shop.id],
    }
    # Her own merchant's limit has not moved, and suspending her here leaves her there.
    assert role_of(owner_api, agent.id, shop.id)["money_limit_fen"] == 50_00
    assert stranger_api.post(f"/staff/{agent.id}/deactivate").status == 200
    session = anonymous_api.post("/session", {"username": "xiaolin", "password": PASSWORD})
    assert [each["name"] for each in session.body["shops"]] == ["果然鲜"]


def test_guessing_at_anothers_password_through_an_invitation_is_throttled(
    stranger_api, anonymous_api, agent, other_shop
):
    token = invite(stranger_api, other_shop, username="xiaolin", name="林").body["token"]
    for _ in range(5):
        anonymous_api.post("/join/accept", {"token": token, "password": "a-guess-of-many"})
    answer = anonymous_api.post("/join/accept", {"token": token, "password": PASSWORD})
    assert (answer.status, answer.code) == (429, "session.throttled")


def test_a_role_and_its_limit_change_with_old_and_new_on_record(owner_api, agent, owner, shop):
    before = role_of(owner_api, agent.id, shop.id)
    answer = owner_api.put(
        f"/staff/{agent.id}/shops/{shop.id}",
        {"role": "supervisor", "money_limit_fen": 200_00, "version": before["version"]},
    )
    assert answer.status == 200
    after = role_of(owner_api, agent.id, shop.id)
    assert (after["role"], after["money_limit_fen"], after["version"]) == ("supervisor", 200_00, before["version"] + 1)
    assert entries("staff.role_given", shop.id)[-1] == {
        "actor": owner.id,
        "subject": str(agent.id),
        "role": "supervisor",
        "money_limit_fen": 200_00,
        "active": True,
        "before": {"role": "agent", "money_limit_fen": 50_00, "active": True},
    }


def test_two_owners_edit_at_once_and_the_slower_sees_what_is_there_now(owner_api, hire, agent, shop):
    partner = ApiClient().sign_in(hire("li", "李老板", shop, "owner"))
    path, seen = f"/staff/{agent.id}/shops/{shop.id}", role_of(owner_api, agent.id, shop.id)["version"]
    assert partner.put(path, {"role": "operator", "money_limit_fen": None, "version": seen}).status == 200

    late = owner_api.put(path, {"role": "supervisor", "money_limit_fen": None, "version": seen})

    assert (late.status, late.code) == (409, "staff.stale")
    assert late.body["detail"]["now"] == {"role": "operator", "money_limit_fen": None, "active": True}
    assert role_of(owner_api, agent.id, shop.id)["role"] == "operator"


def test_nobody_raises_oneself(hire, shop, other_shop):
    limited = hire("zhao", "赵老板", shop, "owner", 100_00)
    api = ApiClient().sign_in(limited)
    for call in (
        api.put(f"/staff/{limited.id}/shops/{shop.id}", {"role": "owner", "money_limit_fen": None, "version": 1}),
        api.post(f"/staff/{limited.id}/shops/{shop.id}/remove", {"version": 1}),
        api.post(f"/staff/{limited.id}/deactivate"),
    ):
        assert (call.status, call.code) == (409, "staff.self")
    taken = api.put(f"/staff/{limited.id}/shops/{other_shop.id}", {"role": "owner", "version": None})
    assert (taken.status, taken.code) == (404, "shop.none")
    assert role_of(api, limited.id, shop.id)["money_limit_fen"] == 100_00


def test_a_shop_keeps_its_last_owner(owner, shop):
    from heqi.accounts.actions.give_role import give_role
    from heqi.core.errors import HeqiError

    with pytest.raises(HeqiError) as refused:
        give_role(staff_id=owner.id, shop_id=shop.id, role=Role.AGENT, by=SYSTEM, now=NOW)
    assert refused.value.code == "staff.last_owner"
    assert role_of(ApiClient().sign_in(owner), owner.id, shop.id)["role"] == "owner"


def test_an_owner_who_was_just_suspended_cannot_suspend_the_other(owner_api, hire, owner, shop):
    partner = hire("li", "李老板", shop, "owner")
    partner_api = ApiClient().sign_in(partner)
    assert owner_api.post(f"/staff/{partner.id}/deactivate").status == 200
    assert partner_api.post(f"/staff/{owner.id}/deactivate").status == 401
    assert role_of(owner_api, owner.id, shop.id)["active"] is True


def test_a_suspended_person_is_out_at_once_and_their_name_stays(owner_api, agent, shop, anonymous_api):
    theirs = ApiClient()
    assert theirs.post("/session", {"username": "xiaolin", "password": PASSWORD}).status == 200
    assert theirs.get("/cases").status == 200

    assert owner_api.post(f"/staff/{agent.id}/deactivate").status == 200

    assert (theirs.get("/cases").status, theirs.get("/cases").code) == (401, "session.none")
    assert anonymous_api.post("/session", {"username": "xiaolin", "password": PASSWORD}).code == "session.wrong"
    assert role_of(owner_api, agent.id, shop.id)["active"] is False
    told = owner_api.get("/audit", kind="staff.deactivated").body["items"]
    assert [(each["actor"]["name"], each["text"]) for each in told] == [("王老板", "停用小林")]

    assert owner_api.post(f"/staff/{agent.id}/reactivate").status == 200
    back = anonymous_api.post("/session", {"username": "xiaolin", "password": PASSWORD})
    assert (back.body["shops"][0]["role"], back.body["shops"][0]["money_limit_fen"]) == ("agent", 50_00)
    # Doing it twice writes nothing.
    owner_api.post(f"/staff/{agent.id}/reactivate")
    assert len(entries("staff.reactivated", shop.id)) == 1


def test_somebody_taken_out_of_the_only_shop_is_gone(owner_api, agent, shop):
    theirs = ApiClient()
    theirs.post("/session", {"username": "xiaolin", "password": PASSWORD})
    version = role_of(owner_api, agent.id, shop.id)["version"]
    answer = owner_api.post(f"/staff/{agent.id}/shops/{shop.id}/remove", {"version": version})
    assert [each["username"] for each in answer.body["staff"]] == ["wang"]
    assert theirs.get("/cases").status == 401
    assert entries("staff.role_removed", shop.id)[0]["before"]["role"] == "agent"


def test_an_owner_ends_the_log_ins_of_a_colleague(owner_api, agent, shop, owner):
    theirs = ApiClient()
    theirs.post("/session", {"username": "xiaolin", "password": PASSWORD})
    assert theirs.get("/cases").status == 200
    assert owner_api.post(f"/staff/{agent.id}/sessions/end").body == {"sessions": 1}
    assert theirs.get("/cases").status == 401
    assert entries("session.ended", shop.id) == [{"actor": owner.id, "subject": str(agent.id), "sessions": 1}]


@pytest.mark.parametrize("who", ["agent_api", "supervisor_api"])
def test_only_owners_manage_staff(who: str, request: pytest.FixtureRequest, shop, owner):
    api = request.getfixturevalue(who)
    for answer in (
        api.get("/staff"),
        invite(api, shop),
        api.put(f"/staff/{owner.id}/shops/{shop.id}", {"role": "agent", "version": 1}),
        api.post(f"/staff/{owner.id}/deactivate"),
        api.put(f"/staff/shops/{shop.id}/second-factor", {"required": True}),
    ):
        assert (answer.status, answer.code) == (403, "role.owner")


def test_staff_of_another_merchant_do_not_exist(stranger_api, agent, shop):
    for answer in (
        stranger_api.put(f"/staff/{agent.id}/shops/{shop.id}", {"role": "owner", "version": 1}),
        stranger_api.post(f"/staff/{agent.id}/deactivate"),
        stranger_api.post(f"/staff/{agent.id}/sessions/end"),
        stranger_api.post(f"/staff/{agent.id}/second-factor/reset"),
        invite(stranger_api, shop),
    ):
        assert answer.status == 404
    assert [each["username"] for each in stranger_api.get("/staff").body["staff"]] == ["chen"]


def test_an_invitation_of_another_merchant_does_not_exist(owner_api, stranger_api, anonymous_api, shop):
    link = invite(owner_api, shop).body
    path = f"/staff/invitations/{link['invitation_id']}"
    assert stranger_api.get("/staff").body["invitations"] == []
    assert (stranger_api.delete(path).code, stranger_api.post(f"{path}/renew").code) == (
        "invitation.none",
        "invitation.none",
    )
    assert anonymous_api.post("/join/look", {"token": link["token"]}).status == 200


@pytest.mark.parametrize(("username", "code"), [("小周", "staff.bad_username"), ("x", "staff.bad_username")])
def test_a_log_in_name_is_made_of_letters_and_digits(owner_api, shop, username: str, code: str):
    answer = invite(owner_api, shop, username=username)
    assert (answer.status, answer.code) == (400, code)
    assert owner_api.get("/staff").body["invitations"] == []


def test_W9_a_sub_account_leads_to_the_person_behind_it(supervisor_api, agent, supervisor, shop, other_shop):
    added = supervisor_api.post("/sub-accounts", {"shop_id": shop.id, "name": " 果然鲜:小林 ", "staff_id": agent.id})
    assert added.status == 200
    row = added.body["items"][0]
    assert (row["name"], row["staff"]) == ("果然鲜:小林", {"id": agent.id, "name": "小林"})
    assert staff_of_sub_account(shop.id, "果然鲜:小林") == agent.id
    assert staff_of_sub_account(other_shop.id, "果然鲜:小林") is None

    twice = supervisor_api.post("/sub-accounts", {"shop_id": shop.id, "name": "果然鲜:小林", "staff_id": supervisor.id})
    assert (twice.status, twice.code) == (409, "sub_account.taken")
    assert staff_of_sub_account(shop.id, "果然鲜:小林") == agent.id

    edit = {"name": "果然鲜:小林", "staff_id": supervisor.id, "version": row["version"]}
    assert supervisor_api.put(f"/sub-accounts/{row['id']}", edit).status == 200
    stale = supervisor_api.put(f"/sub-accounts/{row['id']}", {**edit, "staff_id": agent.id})
    assert (stale.status, stale.code) == (409, "sub_account.stale")
    assert staff_of_sub_account(shop.id, "果然鲜:小林") == supervisor.id
    gone = supervisor_api.post(f"/sub-accounts/{row['id']}/forget", {"version": row["version"] + 1})
    assert gone.body["items"] == []
    assert staff_of_sub_account(shop.id, "果然鲜:小林") is None


def test_W9_sub_accounts_are_the_supervisors_matter_and_of_ones_own_shop(
    agent_api, owner_api, stranger_api, agent, stranger, shop
):
    named = {"shop_id": shop.id, "name": "果然鲜:小林", "staff_id": agent.id}
    assert (agent_api.get("/sub-accounts").code, agent_api.post("/sub-accounts", named).code) == (
        "role.supervisor",
        "role.supervisor",
    )
    assert stranger_api.post("/sub-accounts", named).code == "shop.none"
    foreign = owner_api.post("/sub-accounts", {**named, "staff_id": stranger.id})
    assert (foreign.status, foreign.code) == (409, "staff.not_in_shop")
    assert owner_api.get("/sub-accounts").body["items"] == []


def test_a_case_of_somebody_who_left_this_shop_is_free_for_the_next(
    owner_api, supervisor_api, agent_api, agent, hire: Callable[..., Any], platform, shop
):
    case = platform.state_request(NOW)
    assert agent_api.post(f"/cases/{case.id}/take", {"version": case.version}).status == 200
    owner_api.post(f"/staff/{agent.id}/deactivate")
    next_api = ApiClient().sign_in(hire("xiaowu", "小吴", shop, "agent"))
    version = next_api.get(f"/cases/{case.id}").body["version"]
    assert next_api.post(f"/cases/{case.id}/take", {"version": version}).body["owner"]["name"] == "小吴"
