"""The audit page and the reveal of masked data."""

import ast
import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine

from heqi.journal.models import JournalEntry
from heqi.journal.sequencer import assign_positions
from heqi.web.audit.labels import KINDS
from tests.support.story import ORDER_NO, REQUEST_NO

NOW = datetime(2026, 5, 26, 2, 0, tzinfo=UTC)
SOURCE = Path(__file__).parent.parent.parent / "src" / "heqi"


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


@pytest.fixture
def case(platform: Any) -> Any:
    """A request of a buyer whose name came unmasked."""
    platform.state_order(NOW, note="备用电话 13800001234，放门口")
    return platform.state_request(NOW, buyer="果果爱吃芒果")


def texts(answer: Any) -> list[str]:
    assert answer.status == 200, answer.body
    return [each["text"] for each in answer.body["items"]]


def test_what_happened_is_told_in_sentences_newest_first(supervisor_api, supervisor, case):
    supervisor_api.post(f"/cases/{case.id}/take", {"version": case.version})
    first = supervisor_api.get("/audit").body["items"][0]
    assert (first["text"], first["text_en"]) == ("接手", "Took the case")
    assert (first["actor"]["name"], first["shop"]["name"]) == ("阿敏", "果然鲜")
    assert first["subject"]["name"] == f"H{case.id:06d} · {ORDER_NO}"
    assert first["at"] == "2026-05-26T02:00:00Z"


def test_filters_by_kind_family_person_day_and_number(owner_api, supervisor_api, supervisor, owner, case, clock):
    supervisor_api.post(f"/cases/{case.id}/take", {"version": case.version})
    assert texts(owner_api.get("/audit", kind="case.taken")) == ["接手"]
    assert texts(owner_api.get("/audit", who=supervisor.id)) == ["接手"]
    assert (
        texts(owner_api.get("/audit", kind="staff.", subject="staff"))
        == [
            "王老板的角色：无 → 店主",
            "阿敏的角色：无 → 主管（每笔 ¥500.00）",
        ]
        or len(texts(owner_api.get("/audit", kind="staff."))) == 2
    )
    for number in (f"H{case.id:06d}", f"h{case.id}", ORDER_NO, REQUEST_NO):
        assert "接手" in texts(owner_api.get("/audit", q=number))
    assert texts(owner_api.get("/audit", q="H999999")) == []
    assert texts(owner_api.get("/audit", kind="case.taken", since="2026-05-26", until="2026-05-26")) == ["接手"]
    assert texts(owner_api.get("/audit", kind="case.taken", until="2026-05-25")) == []
    assert texts(owner_api.get("/audit", kind="case.taken", since="2026-05-27")) == []


def test_a_day_is_a_day_in_china(owner_api, owner, supervisor_api, case, clock):
    clock.move_to(datetime(2026, 5, 26, 16, 30, tzinfo=UTC))  # 00:30 on the 27th
    supervisor_api.post(f"/cases/{case.id}/take", {"version": case.version})
    assert texts(owner_api.get("/audit", kind="case.taken", since="2026-05-27", until="2026-05-27")) == ["接手"]
    assert texts(owner_api.get("/audit", kind="case.taken", until="2026-05-26")) == []


def test_pages_join_without_gap_or_double(owner_api, agent, owner, shop):
    from heqi.accounts.actions.give_role import give_role
    from heqi.core.words import Role
    from heqi.journal.contracts import Actor

    for yuan in range(1, 121):
        give_role(
            staff_id=agent.id,
            shop_id=shop.id,
            role=Role.AGENT,
            money_limit_fen=yuan * 100,
            by=Actor.staff(owner.id),
            now=NOW,
        )
    seen: list[int] = []
    cursor = None
    while True:
        page = owner_api.get("/audit", kind="staff.role_given", who=owner.id, cursor=cursor).body
        seen += [each["data"]["money_limit_fen"] for each in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [yuan * 100 for yuan in range(120, 0, -1)]


def test_the_journal_is_for_supervisors_and_owners_of_that_shop(agent_api, stranger_api, supervisor_api, case, shop):
    for path in ("/audit", "/audit/filters", "/audit/chain"):
        assert (agent_api.get(path).status, agent_api.get(path).code) == (403, "role.supervisor")
    assert agent_api.post("/audit/export", {}).code == "role.supervisor"
    assert stranger_api.get("/audit", shop=shop.id).code == "shop.none"
    assert {each["shop"]["name"] for each in stranger_api.get("/audit").body["items"]} == {"隔壁茶行"}
    assert supervisor_api.get("/audit", shop=shop.id).status == 200
    assert [each["name"] for each in stranger_api.get("/audit/filters").body["people"]] == ["陈老板"]


def test_an_export_is_guarded_against_formulas_and_on_record(owner_api, owner, shop, case):
    from heqi.shops.models import Shop

    Shop.objects.filter(id=shop.id).update(name='=HYPERLINK("http://evil")')
    answer = owner_api.post("/audit/export", {"kind": "case."})
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="heqi-audit-20260526')
    text = answer.body.decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(StringIO(text[1:])))
    assert len(rows) == 1 + JournalEntry.objects.in_shop(shop.id).filter(kind__startswith="case.").count()
    assert rows[1][1] == "2026-05-26 10:00:00"
    assert {row[2] for row in rows[1:]} == {'\'=HYPERLINK("http://evil")'}
    told = owner_api.get("/audit", kind="audit.exported").body["items"]
    assert [(each["actor"]["name"], each["data"]) for each in told] == [("王老板", {"rows": len(rows) - 1})]


def test_the_chain_is_checked_and_a_changed_entry_is_found(owner_api, case, shop):
    while assign_positions():
        pass
    total = JournalEntry.objects.in_shop(shop.id).count()
    assert owner_api.get("/audit/chain").body == {"whole": True, "checked": total, "broken_at": None, "waiting": 0}
    JournalEntry.objects.in_shop(shop.id).filter(pos=2).update(kind="case.nothing")
    broken = owner_api.get("/audit/chain").body
    assert (broken["whole"], broken["broken_at"], broken["checked"]) == (False, 2, 1)


def kinds_in(path: Path) -> set[str]:
    """Kinds that a file hands to whatever writes the journal: as `kind=…`, or in the call of its own `_note`."""
    said: list[ast.expr] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            said += [word.value for word in node.keywords if word.arg == "kind"]
            said += node.args if isinstance(node.func, ast.Name) and node.func.id == "_note" else []
    words = [each for value in said for each in ast.walk(value) if isinstance(each, ast.Constant)]
    return {word.value for word in words if isinstance(word.value, str) and "." in word.value.strip(".")}


def test_every_kind_that_the_code_writes_has_a_name():
    written = {kind for path in SOURCE.rglob("*.py") for kind in kinds_in(path)}
    assert {"staff.invited", "staff.deactivated", "case.taken", "audit.exported", "factor.released"} <= written
    assert written - set(KINDS) == set()


def test_T4_8_a_buyers_name_is_masked_until_somebody_says_why(agent_api, agent, case, shop, supervisor_api):
    page = agent_api.get(f"/cases/{case.id}").body
    assert page["buyer"] == "果***果"
    assert page["order"]["note"] == "备用电话 138****1234，放门口"
    assert {each["field"]: (each["shown"], each["hidden"]) for each in page["personal"]} == {
        "buyer": ("果***果", True),
        "note": ("备用电话 138****1234，放门口", True),
    }
    assert "果果爱吃芒果" not in str(agent_api.get("/cases").body)

    shown = agent_api.post("/reveals", {"case_id": case.id, "field": "buyer", "reason": "核对退货包裹上的名字"})

    assert shown.body == {"field": "buyer", "value": "果果爱吃芒果"}
    entry = JournalEntry.objects.in_shop(shop.id).get(kind="data.revealed")
    assert (entry.actor_id, entry.subject_id) == (agent.id, str(case.id))
    assert (entry.data["field"], entry.data["order_no"]) == ("buyer", ORDER_NO)
    assert "果果" not in str(entry.data)
    story = [item for item in agent_api.get(f"/cases/{case.id}").body["timeline"] if item["kind"] == "data.revealed"]
    assert [(item["text"], item["note"]) for item in story] == [("查看了买家昵称", "核对退货包裹上的名字")]
    assert agent_api.get(f"/cases/{case.id}").body["buyer"] == "果***果"
    assert texts(supervisor_api.get("/audit", kind="data.revealed")) == ["查看了买家昵称"]


def test_T4_8_what_may_not_be_revealed_leaves_no_trace(agent_api, stranger_api, hire, sign_in, case, shop):
    asked = {"case_id": case.id, "field": "buyer", "reason": "核对"}
    operator = sign_in(hire("yun", "小云", shop, "operator"))
    for api, given, code in (
        (agent_api, {**asked, "reason": " "}, "reveal.no_reason"),
        (agent_api, {**asked, "field": "phone"}, "reveal.nothing"),
        (agent_api, {**asked, "field": "password"}, "request.invalid"),
        (operator, asked, "role.cases"),
        (stranger_api, asked, "case.none"),
    ):
        assert api.post("/reveals", given).code == code
    assert not JournalEntry.objects.in_shop(shop.id).filter(kind="data.revealed").exists()


def test_T4_8_what_the_platform_masked_has_nothing_to_reveal(agent_api, platform):
    case = platform.state_request(NOW + timedelta(minutes=1), buyer="小***鱼")
    page = agent_api.get(f"/cases/{case.id}").body
    assert page["buyer"] == "小***鱼"
    assert [(each["field"], each["hidden"]) for each in page["personal"]] == [("buyer", False)]
    assert agent_api.post("/reveals", {"case_id": case.id, "field": "buyer", "reason": "核对"}).code == "reveal.nothing"
