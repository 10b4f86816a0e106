"""`heqi shop`: the figures that a merchant gives, and the defaults that are marked."""

import os
import subprocess
import sys

import pytest

from heqi.cases.actions.set_figures import set_figures
from heqi.cases.figures import show_figures
from heqi.core.errors import HeqiError
from heqi.journal.contracts import SYSTEM, Subject
from heqi.journal.queries import entries_of
from tests.support.cast import OPENED


def test_T7_figures_are_marked_defaults_until_the_shop_gives_them(shop):
    before = {name: (value, origin) for name, value, origin in show_figures(shop)}
    changed = set_figures(shop=shop, given={"wage_fen_per_hour": "2600", "category": "生鲜水果"}, by=SYSTEM, now=OPENED)
    after = {name: (value, origin) for name, value, origin in show_figures(changed)}

    assert before["wage_fen_per_hour"] == (3000, "default")
    assert after["wage_fen_per_hour"] == (2600, "shop")
    assert after["category"] == ("生鲜水果", "shop")
    assert after["freight_leg_fen"] == before["freight_leg_fen"] == (800, "default")
    told = entries_of(subject=Subject("shop", str(shop.id)), shop_ids=[shop.id])
    assert [(entry.kind, entry.data["names"]) for entry in told] == [
        ("shop.settings_changed", ["wage_fen_per_hour"]),
        ("shop.settings_changed", ["category"]),
    ]


def test_an_empty_value_takes_a_figure_back_to_its_default(shop):
    changed = set_figures(shop=shop, given={"packaging_fen": "90"}, by=SYSTEM, now=OPENED)

    back = set_figures(shop=changed, given={"packaging_fen": ""}, by=SYSTEM, now=OPENED)

    assert back.settings == {"parameters": {}}


@pytest.mark.parametrize(
    ("figure", "value"),
    [("wages", "10"), ("wage_fen_per_hour", "-1"), ("resale_intact_percent", "101"), ("no_return_listed", "yes")],
)
def test_a_wrong_figure_is_refused_and_changes_nothing(shop, figure, value):
    with pytest.raises(HeqiError) as refused:
        set_figures(shop=shop, given={"packaging_fen": "90", figure: value}, by=SYSTEM, now=OPENED)

    assert refused.value.code == "parameters.invalid"
    assert refused.value.detail["name"] == figure
    assert entries_of(subject=Subject("shop", str(shop.id)), shop_ids=[shop.id]) == []


def test_T7_the_command_sets_and_shows_figures(tmp_path):
    env = {**os.environ, "HEQI_HOME": str(tmp_path), "HEQI_DATABASE_URL": ""}

    def heqi(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "heqi", *words]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    assert heqi("shop", "add", "果然鲜", "--platform", "pinduoduo").returncode == 0
    assert heqi("shop", "set", "果然鲜", "category=生鲜水果").returncode == 0
    shown = heqi("shop", "figures", "果然鲜").stdout
    unknown = heqi("shop", "set", "没有的店", "category=x")

    assert "category\t生鲜水果\tshop\n" in shown
    assert "wage_fen_per_hour\t3000\tdefault\n" in shown
    assert unknown.returncode == 1
    assert "shop.unknown" in unknown.stderr
