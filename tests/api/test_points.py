"""The ledger of points (H3): what an upheld complaint has cost, by account and year, with its appeal."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heqi.core.time import shanghai_date


@pytest.fixture
def ledger(supervisor_api, shop):
    path = f"/shops/{shop.id}/points"
    today = shanghai_date(timezone.now())

    def enter(**said):
        body = {"kind": "general", "tenths": 20, "on": today.isoformat(), "reason": "描述不符成立", **said}
        return supervisor_api.post(path, body)

    enter.page = lambda: supervisor_api.get(path).body
    enter.put = lambda entry, verb, **body: supervisor_api.post(f"{path}/{entry}/{verb}", body or None)
    return enter


def totals(page):
    return {each["kind"]: each["tenths"] for each in page["totals"]}


def test_H3_points_are_entered_with_the_case_that_led_to_them_and_summed_by_account(ledger, damaged):
    assert ledger(case_id=damaged.id, reference="WG-1").status == 200
    assert ledger(kind="serious", tenths=120, reason="泄露信息").status == 200
    page = ledger(tenths=5).body

    assert totals(page) == {"general": 25, "serious": 120}
    first = page["items"][-1]
    assert (first["number"], first["by"], first["appeal"]) == (f"H{damaged.id:06d}", "阿敏", "none")


def test_H3_what_is_won_on_appeal_or_was_a_mistake_counts_no_more_and_stays_in_the_list(ledger):
    one, two = (ledger(reference=each).body["items"][0]["id"] for each in ("WG-1", "WG-2"))
    assert ledger.put(one, "appeal", appeal="open").status == 200
    assert totals(ledger.page()) == {"general": 40}
    ledger.put(one, "appeal", appeal="won")
    page = ledger.put(two, "withdraw").body

    assert (page["totals"], len(page["items"])) == ([], 2)
    assert {(each["appeal"], each["withdrawn"]) for each in page["items"]} == {("won", False), ("none", True)}
    assert ledger.put(two, "withdraw").code == "points.none"


def test_H3_last_years_points_are_listed_and_not_in_this_years_sum(ledger):
    page = ledger(on=date(shanghai_date(timezone.now()).year - 1, 12, 31).isoformat()).body
    assert (page["totals"], len(page["items"])) == ([], 1)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"on": (shanghai_date(timezone.now()) + timedelta(days=1)).isoformat()}, "points.future"),
        ({"reason": "  "}, "points.reason"),
        ({"case_id": 987_654_321}, "case.none"),
    ],
)
def test_H3_an_entry_that_cannot_be_is_refused_and_nothing_is_kept(ledger, said, code):
    assert (ledger(**said).code, ledger.page()["items"]) == (code, [])


def test_H3_the_platforms_number_is_entered_once(ledger):
    ledger(reference="WG-1")
    assert (ledger(reference="WG-1").code, len(ledger.page()["items"])) == ("points.twice", 1)


def test_H3_agents_read_the_ledger(ledger, agent_api, shop):
    ledger()
    page = agent_api.get(f"/shops/{shop.id}/points").body
    assert (len(page["items"]), page["may_edit"]) == (1, False)
    body = {"kind": "general", "tenths": 20, "on": "2026-01-05", "reason": "描述不符"}
    assert agent_api.post(f"/shops/{shop.id}/points", body).code == "role.supervisor"


@pytest.mark.parametrize(("hours", "upheld"), [(10, True), (80, False)])
def test_H3_on_tmall_a_broken_promise_may_be_complained_of_for_72_hours_while_the_order_waits_for_payment(
    owner, sign_in, hours, upheld
):
    from heqi.accounts.access import find_staff
    from heqi.accounts.actions.give_role import give_role
    from heqi.core.words import Platform, Role
    from heqi.journal.contracts import SYSTEM
    from heqi.shops.actions.add_shop import add_shop
    from tests.support.cast import OPENED
    from tests.support.story import ORDER_NO
    from tests.support.story import Platform as Told

    flagship = add_shop(name="果然鲜旗舰店", platform=Platform.TMALL, now=OPENED)
    give_role(staff_id=owner.id, shop_id=flagship.id, role=Role.OWNER, by=SYSTEM, now=OPENED)
    api, now = sign_in(find_staff(owner.id)), timezone.now()
    unpaid = {
        "state": "unpaid",
        "state_text": "等待买家付款",
        "grouped_at": None,
        "shipped_at": None,
        "signed_at": None,
    }
    ordered = now - timedelta(hours=hours)
    Told(flagship).state_order(now - timedelta(minutes=5), **unpaid, paid_fen=None, created_at=ordered)
    opened = api.post("/cases", {"shop_id": flagship.id, "order_no": ORDER_NO, "demand": "compensation"}).body
    said = {"fact": "talk.complaint", "value": "broken_promise", "version": opened["version"]}

    body = api.post(f"/cases/{opened['id']}/answers", said).body

    rule = next(each for each in body["rules"] if each["id"] == "tmall.broken-promise")
    assert "72 小时" in rule["text"]
    assert body["needs_human"] is upheld
    pack = api.post(f"/cases/{opened['id']}/pack", {"purpose": "intervention", "form": "pdf"})
    assert pack.status == 200
