"""`heqi shop say`: what a shop says to its buyers, in its own words."""

import os
import subprocess
import sys

import pytest

from heqi.cases.actions.set_scripts import set_scripts, show_scripts
from heqi.cases.parameters import parameters_of
from heqi.core.errors import HeqiError
from heqi.core.words import Platform
from heqi.journal.contracts import SYSTEM, Subject
from heqi.journal.queries import entries_of
from tests.support.cast import OPENED

OWN = "果然鲜给您补了 {amount}，留意查收哈"


def said(shop):
    return {name: (text, origin) for name, text, origin in show_scripts(shop)}


def test_P4a_a_shop_says_it_its_own_way_until_it_takes_that_back(shop):
    ours = said(shop)["tell_paid"]
    changed = set_scripts(shop=shop, given={"tell_paid": f"  {OWN} "}, by=SYSTEM, now=OPENED)

    assert said(changed)["tell_paid"] == (OWN, "shop")
    assert parameters_of(changed).wording.texts[Platform.PINDUODUO]["tell_paid"] == OWN
    assert said(changed)["agree_amount"] == said(shop)["agree_amount"]
    told = entries_of(subject=Subject("shop", str(shop.id)), shop_ids=[shop.id])
    assert [entry.data for entry in told] == [{"group": "scripts", "names": ["tell_paid"]}]

    back = set_scripts(shop=changed, given={"tell_paid": ""}, by=SYSTEM, now=OPENED)
    assert said(back)["tell_paid"] == ours


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tell_paid", "已打款，请查收"),
        ("tell_paid", "{amount} 已打款，加我微信领红包"),
        ("tell_payed", "{amount} 已打款"),
        ("tell_payed", ""),
        ("tell_refunded", "{amount} 退了，麻烦您把售后申请撤销一下"),
    ],
)
def test_P4_a_wording_that_loses_a_fact_or_is_stopped_by_the_screening_is_not_kept(shop, name, text):
    with pytest.raises(HeqiError) as refused:
        set_scripts(shop=shop, given={"agree_amount": "补您 {amount}，好吗？", name: text}, by=SYSTEM, now=OPENED)

    assert (refused.value.code, refused.value.detail["script"]) == ("script.invalid", name)
    assert entries_of(subject=Subject("shop", str(shop.id)), shop_ids=[shop.id]) == []


def test_P4a_the_command_sets_and_shows_scripts(tmp_path):
    env = {**os.environ, "HEQI_HOME": str(tmp_path), "HEQI_DATABASE_URL": ""}

    def heqi(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "heqi", *words]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    heqi("shop", "add", "果然鲜", "--platform", "pinduoduo")
    set_ = heqi("shop", "say", "果然鲜", f"tell_paid={OWN}")
    assert set_.returncode == 0, set_.stderr
    listed = heqi("shop", "scripts", "果然鲜").stdout.splitlines()
    assert f"tell_paid\t{OWN}\tshop" in listed
    wrong = heqi("shop", "say", "果然鲜", "tell_paid=好的")
    assert wrong.returncode != 0
    assert "{amount}" in wrong.stderr + wrong.stdout
