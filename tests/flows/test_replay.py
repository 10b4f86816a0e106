"""Closed cases decided again under other rules, figures and money limits, by the command line; nothing is written."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.apps import apps
from django.db import connection
from django.utils import timezone

from heqi.cases.access import case_of
from heqi.cases.actions import choose_outcome
from heqi.cli.backtest import command
from heqi.core.words import Outcome
from tests.support.story import ORDER_NO


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def settled(platform, shop, agent, now):
    """A request over bad quality of 39.90 yuan: 小林 chose to refund it; the platform says that it is through."""
    platform.state_order(now - timedelta(hours=4))
    case = platform.state_request(now - timedelta(hours=3), reason="商品质量问题")
    case = choose_outcome(
        staff=agent, case_id=case.id, version=case.version, outcome=Outcome.REFUND_ONLY, now=now - timedelta(hours=2)
    )
    platform.state_request(now - timedelta(hours=1), reason="商品质量问题", state="succeeded", state_text="退款成功")
    done = case_of(agent, case.id)
    assert (done.done, done.outcome) == (True, "refund_only")
    return done


@pytest.fixture
def run(tmp_path):
    """`run("--closed", rules={…})`: what `heqi backtest --shop 果然鲜 …` prints."""

    def run(*words, rules=None):
        path = tmp_path / "rules.json"
        path.write_text(json.dumps(rules or {}), "utf-8")
        given = ["--override", str(path)] if rules is not None else []
        return CliRunner().invoke(command, ["--shop", "果然鲜", *given, *words])

    return run


def found(done):
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def every_row():
    """All rows of all tables of ours, as the database has them."""
    rows = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model.__module__.startswith("heqi."):
                cursor.execute(f"SELECT * FROM {model._meta.db_table} ORDER BY 1")
                rows[model._meta.db_table] = cursor.fetchall()
    return rows


def test_T7_a_closed_case_is_decided_again_as_of_its_choice_and_nothing_is_written(run, settled):
    before = every_row()
    answer = found(run("--closed", rules={"heqi.large-refund-returns": {"then.least": 3000}}))
    assert every_row() == before
    assert (answer["closed"], answer["decided"], answer["outcomes"], answer["changed"]) == (1, 1, 1, 1)
    assert (answer["chosen"], answer["agreed_before"], answer["agreed_after"]) == (1, 1, 0)
    case = answer["cases"][0]
    assert (case["case_id"], case["chosen"]) == (settled.id, "refund_only")
    assert (case["before"]["recommended"], case["after"]["recommended"]) == ("refund_only", "return_refund")
    assert case["difference_fen"] == case["after"]["cost_fen"] - case["before"]["cost_fen"]
    assert answer["cost_after_fen"] - answer["cost_before_fen"] == case["difference_fen"]


def test_T7_with_nothing_changed_nothing_differs(run, settled):
    answer = found(run("--closed"))
    assert (answer["decided"], answer["changed"], answer["cases"]) == (1, 0, [])
    assert answer["cost_before_fen"] == answer["cost_after_fen"] > 0


def test_X2_another_wage_is_another_cost(run, settled):
    answer = found(run("--figure", "wage_fen_per_hour=60000"))
    assert (answer["costs"], answer["changed"]) == (1, 1)
    assert answer["cost_after_fen"] > answer["cost_before_fen"]
    assert found(run("--figure", "wage_fen_per_hour="))["changed"] == 0


def test_T6b_another_limit_asks_more_or_fewer_colleagues(run, settled):
    """小林 may spend 50 yuan: 39.90 needs nobody. With a limit of 30, or above a four-eyes sum of 20, it would."""
    assert [found(run(*words))["asks_after"] for words in (
        ("--closed",), ("--agent-limit", "30"), ("--agent-limit", "none"), ("--four-eyes", "20"),
    )] == [0, 1, 0, 1]  # fmt: skip
    lower = found(run("--agent-limit", "30"))
    assert (lower["asks_before"], lower["asking"], lower["outcomes"], lower["changed"]) == (0, 1, 0, 1)


def test_T7_only_what_was_closed_in_the_period_counts(run, settled, platform, now):
    later = (now + timedelta(days=2)).date().isoformat()
    assert found(run("--since", later, "--until", later))["closed"] == 0
    assert found(run("--since", "2020-01-01", "--limit", "1"))["decided"] == 1
    platform.state_order(now, "260525-337872186892888")
    platform.state_request(now, "61234567890777", order_no="260525-337872186892888")
    assert found(run("--closed"))["closed"] == 1
    assert ORDER_NO == settled.order_no


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--figure", "wage"),
        ("--figure", "wage_fen_per_hour=viel"),
        ("--agent-limit", "viel"),
        ("--since", "gestern"),
        ("--since", "2026-05-02", "--until", "2026-05-01"),
        ("--closed", "--at", "2026-05-01"),
    ],
)
def test_T7_what_cannot_be_tried_is_said_at_once(run, shop, words):
    assert run(*words).exit_code == 2


def test_T7_a_figure_that_does_not_exist_is_named(run, shop):
    done = run("--figure", "wages=1")
    assert (done.exit_code, "wages" in done.output) == (1, True)
