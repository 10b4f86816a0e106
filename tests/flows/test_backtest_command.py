"""`heqi backtest`: a change tried on a shop's past cases, from the command line."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone

from heqi.cli.backtest import command
from heqi.rules.access import overrides_of


@pytest.fixture
def run(tmp_path):
    """`run({rule: changes}, "果然鲜")`: the result of the command."""

    def run(changes, shop, *more):
        path = tmp_path / "change.json"
        path.write_text(json.dumps(changes), "utf-8")
        return CliRunner().invoke(command, ["--shop", shop, "--override", str(path), *more])

    return run


def test_T7_it_tells_what_would_change_in_past_cases(run, shop, platform):
    now = timezone.now()
    platform.state_order(now - timedelta(minutes=5))
    platform.state_request(now - timedelta(minutes=5), reason="商品质量问题")

    done = run({"heqi.large-refund-returns": {"then.least": 3000}}, "果然鲜")

    assert done.exit_code == 0
    found = json.loads(done.output)
    assert (found["decided"], found["recommendations"]) == (1, 1)
    assert found["examples"][0]["after"]["recommended"] == "return_refund"
    assert overrides_of(shop.id) == []


def test_it_says_what_is_wrong_with_shop_rule_or_file(run, shop):
    assert "heqi shop add" in run({}, "没有的店").output
    assert "no such rule" in run({"heqi.no-such": {}}, "果然鲜").output
    wrong = run(["heqi.large-refund-returns"], "果然鲜")
    assert wrong.exit_code == 2 and "rule id" in wrong.output
    assert run({}, "果然鲜", "--at", "gestern").exit_code == 2
