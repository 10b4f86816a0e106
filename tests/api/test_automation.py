"""设置 › 自动处理 over the API: set up, tried, on, seen on the case, stopped; and the backtest of closed cases."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heqi.core.cases.automation.kinds import PolicyKind
from heqi.journal.queue import run_pending
from heqi.rules.actions import withdraw_override
from tests.support.automation import confirm_rules
from tests.support.story import ORDER_NO

KIND = "unshipped_refund"


@pytest.fixture
def ask_refund(platform, owner, shop, now):
    """`ask_refund(number=…)`: the buyer of an order that is not sent yet wants the 29.90 yuan back."""
    confirm_rules(owner, shop, now - timedelta(minutes=30), "pdd.unshipped-refund")

    def ask(order_no=ORDER_NO, number="61234567890123", **said):
        paid = now - timedelta(hours=1)
        platform.state_order(
            now - timedelta(minutes=20), order_no, state="unshipped", state_text="待发货", paid_fen=29_90,
            goods_fen=29_90, paid_at=paid, grouped_at=paid, shipped_at=None, signed_at=None,
        )  # fmt: skip
        told = {"order_no": order_no, "reason": "不想要了", "requested_fen": 29_90, "order_paid_fen": 29_90, **said}
        return platform.state_request(now, number, **told)

    return ask


def card(page, kind=KIND):
    return next(each for each in page["items"] if each["kind"] == kind)


@pytest.fixture
def press(owner_api, shop):
    """`press("try", version=1)`: one button of 王老板's; the page after it."""

    def press(button, kind=KIND, **body):
        answer = owner_api.post(f"/shops/{shop.id}/policies/{kind}/{button}", body)
        assert answer.status == 200, answer.body
        return answer.body

    return press


@pytest.fixture
def set_up(owner_api, shop):
    """`set_up(max_fen=50_00)`: 王老板 sets the figures."""
    return lambda **figures: owner_api.put(f"/shops/{shop.id}/policies/{KIND}", {"figures": figures}).body


def work():
    """What the worker would do by now."""
    while run_pending(now=timezone.now()):
        pass


def test_H1_P4b_from_the_first_figure_to_the_stop(
    owner_api, supervisor_api, agent_api, shop, ask_refund, set_up, press
):
    empty = owner_api.get(f"/shops/{shop.id}/policies").body
    assert [each["state"] for each in empty["items"]] == ["none"] * len(PolicyKind)
    assert (empty["may_edit"], empty["may_stop"], empty["today"]) == (True, True, {"acts": [], "holds": []})

    case = ask_refund()
    drafted = card(set_up(max_fen=50_00))
    assert (drafted["state"], drafted["version"], drafted["dry_run"]) == ("draft", 1, None)
    assert drafted["sentence"] == "未发货、付款不超过 12 小时的退款，每件不超过 ¥50.00，立即同意"

    tried = card(press("try", version=1))
    run = tried["dry_run"]
    assert (tried["state"], run["stands"], run["cases"], run["acts"], run["cost_fen"]) == ("tried", True, 1, 1, 29_90)
    assert (run["acted"][0]["case_id"], run["acted"][0]["chosen"], run["contradicted"]) == (case.id, None, 0)

    on = card(press("on", version=1))
    assert (on["state"], on["on_by"]["name"]) == ("on", "王老板")
    work()
    page = agent_api.get(f"/shops/{shop.id}/policies").body
    act = page["today"]["acts"][0]
    assert (act["case_id"], act["outcome"], act["amount_fen"], act["state"]) == (
        case.id,
        "refund_only",
        29_90,
        "waiting",
    )
    assert (card(page)["today_count"], card(page)["today_fen"], page["may_edit"]) == (1, 29_90, False)

    detail = agent_api.get(f"/cases/{case.id}").body
    assert (detail["flow"]["chosen_by"], detail["flow"]["outcome"], detail["owner"]) == (None, "refund_only", None)
    told = [(each["actor"]["kind"], each["text"]) for each in detail["timeline"] if each["kind"] == "case.policy_chose"]
    assert told == [("policy", "自动选定仅退款 ¥29.90。策略“未发货小额退款”第 1 版：" + drafted["sentence"])]
    banner = agent_api.get(f"/cases/{case.id}/automation").body
    assert [each["sentence"] for each in banner["acts"]] == [drafted["sentence"]]

    stopped = supervisor_api.post(f"/shops/{shop.id}/policies/{KIND}/stop").body
    assert (card(stopped)["state"], card(stopped)["stopped_by"]["name"]) == ("stopped", "阿敏")
    after = agent_api.get(f"/cases/{case.id}").body
    assert (after["flow"], after["stage"]) == (None, "to_decide")
    assert agent_api.get(f"/cases/{case.id}/automation").body["acts"][0]["state"] == "withdrawn"


def test_H1_why_a_case_was_left_is_said_on_the_case_and_on_the_page(agent_api, shop, ask_refund, switched_on, now):
    switched_on(KIND, now, max_fen=20_00)
    case = ask_refund(reason="缺货")
    held = agent_api.get(f"/cases/{case.id}/automation").body["holds"][0]
    assert (held["kind"], held["outcome"]) == (KIND, "refund_only")
    assert [each["text"] for each in held["guards"]] == ["缺货的订单不自动处理", "超过策略的金额上限"]
    today = agent_api.get(f"/shops/{shop.id}/policies").body["today"]
    assert [each["case_id"] for each in today["holds"]] == [case.id]


def test_H1_an_unconfirmed_rule_is_named_with_its_title(
    owner_api, platform, shop, ask_refund, set_up, press, owner, now
):

    ask_refund()
    withdraw_override(staff=owner, shop_id=shop.id, rule_id="pdd.unshipped-refund", now=now)
    set_up(max_fen=50_00)
    run = card(press("try", version=1))["dry_run"]
    assert (run["acts"], run["holds"]) == (0, 1)
    assert run["rules"] == [
        {"rule": "pdd.unshipped-refund", "title": "未发货仅退款", "title_en": "Refund before dispatch", "cases": 1}
    ]


def test_X4a_switching_on_asks_for_the_version_that_was_seen(owner_api, shop, set_up, press):
    set_up()
    said = owner_api.post(f"/shops/{shop.id}/policies/{KIND}/on", {"version": 1})
    assert (said.status, said.code) == (409, "policy.untried")
    press("try", version=1)
    set_up(max_fen=40_00)
    stale = owner_api.post(f"/shops/{shop.id}/policies/{KIND}/on", {"version": 1})
    assert (stale.status, stale.code) == (409, "policy.changed")
    assert owner_api.post(f"/shops/{shop.id}/policies/{KIND}/on", {"version": 2}).code == "policy.untried"
    assert owner_api.put(f"/shops/{shop.id}/policies/{KIND}", {"figures": {"max_fen": 0}}).code == "policy.figure"
    assert owner_api.put(f"/shops/{shop.id}/policies/anything", {"figures": {}}).code == "policy.unknown"
    assert card(owner_api.get(f"/shops/{shop.id}/policies").body)["version"] == 2


def test_T6b_a_policy_never_spends_more_than_who_answers_for_it(hire, sign_in, shop):
    careful = sign_in(hire("careful", "小掌柜", shop, "owner", 20_00))
    careful.put(f"/shops/{shop.id}/policies/{KIND}", {"figures": {"max_fen": 30_00}})
    careful.post(f"/shops/{shop.id}/policies/{KIND}/try", {"version": 1})
    refused = careful.post(f"/shops/{shop.id}/policies/{KIND}/on", {"version": 1})
    assert (refused.status, refused.code) == (403, "money.limit")


def test_T6b_every_step_of_a_policy_stands_in_the_audit_log(owner_api, shop, ask_refund, set_up, press):
    ask_refund()
    set_up(max_fen=50_00)
    press("try", version=1)
    press("on", version=1)
    work()
    press("stop")
    told = [each["kind"] for each in owner_api.get("/audit", shop=shop.id, limit=100).body["items"]]
    assert {"policy.drafted", "policy.tried", "policy.switched_on", "case.policy_chose", "policy.stopped"} <= set(told)


def test_T7_the_backtest_of_closed_cases_changes_nothing(owner_api, agent_api, platform, shop, now):
    platform.state_order(now - timedelta(hours=4))
    case = platform.state_request(now - timedelta(hours=3), reason="商品质量问题")
    choose = {"version": case.version, "outcome": "refund_only"}
    assert agent_api.post(f"/cases/{case.id}/choose", choose).status == 200
    platform.state_request(now + timedelta(minutes=1), reason="商品质量问题", state="succeeded", state_text="退款成功")

    terms = owner_api.get(f"/shops/{shop.id}/backtest").body
    assert (terms["agent_fen"], terms["four_eyes_fen"], terms["most_cases"]) == (50_00, None, 5_000)
    wage = next(each for each in terms["figures"] if each["name"] == "wage_fen_per_hour")
    assert (wage["unit"], wage["origin"], wage["value"]) == ("fen", "default", 30_00)

    day = {"since": str((now - timedelta(days=3)).date()), "until": str((now + timedelta(days=3)).date())}
    version = agent_api.get(f"/cases/{case.id}").body["version"]
    asked = {**day, "rules": {"heqi.large-refund-returns": {"then.least": 3000}}, "limits": {"agent_fen": 20_00}}
    found = owner_api.post(f"/shops/{shop.id}/backtest", asked).body
    assert (found["closed"], found["decided"], found["outcomes"]) == (1, 1, 1)
    assert (found["asks_before"], found["asks_after"]) == (0, 1)
    changed = found["cases"][0]
    assert (changed["before"]["recommended"], changed["after"]["recommended"]) == ("refund_only", "return_refund")
    assert agent_api.get(f"/cases/{case.id}").body["version"] == version
    assert owner_api.get(f"/shops/{shop.id}/backtest").body == terms

    assert owner_api.post(f"/shops/{shop.id}/backtest", {**day, "figures": {"wages": 1}}).code == "parameters.invalid"
    turned = {"since": day["until"], "until": day["since"]}
    assert owner_api.post(f"/shops/{shop.id}/backtest", turned).code == "period.wrong"
    assert agent_api.post(f"/shops/{shop.id}/backtest", day).status == 403
