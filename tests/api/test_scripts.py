"""设置 › 话术脚本: what a shop says in the flows of cases, in its own words, screened before it is kept."""

import pytest

from heqi.assets.loader import load_places, load_wording

OWN = "果然鲜给您补了 {amount}，留意查收哈"


@pytest.fixture
def desk(supervisor_api, shop):
    """`desk.row(name)`, `desk.say(name, text)`, `desk.check(name, text)` as 阿敏."""

    class Desk:
        api = supervisor_api
        path = f"/shops/{shop.id}/scripts"

        def page(self):
            return self.api.get(self.path).body

        def row(self, name):
            return next(each for each in self.page()["items"] if each["name"] == name)

        def say(self, name, text, **more):
            return self.api.put(f"{self.path}/{name}", {"text": text, "seen": self.row(name)["text"], **more})

        def check(self, name, text):
            return self.api.post(f"{self.path}/{name}/check", {"text": text})

    return Desk()


def test_P4_all_scripts_are_listed_by_step_with_a_preview_that_leaves_no_place_open(desk):
    items = desk.page()["items"]
    assert {each["name"] for each in items} == set(load_wording().scripts)
    assert not any("{" in each["preview"] for each in items)
    paid = desk.row("tell_paid")
    assert (paid["group"], paid["title"], paid["needs"], paid["own"]) == (
        "small_payment",
        "小额打款已发起",
        ["amount"],
        False,
    )
    assert paid["preview"].startswith("亲，¥12.50 的小额打款已经给您发起啦")


def test_P4_every_place_of_a_script_has_a_name_and_a_sample():
    used = {place for script in load_wording().scripts.values() for place in script.needs | script.may}
    assert used <= set(load_places())


def test_P4_a_shop_says_it_its_own_way_and_cases_follow_until_it_goes_back(desk, agent_api, damaged):
    said = desk.say("tell_paid", OWN)
    assert said.status == 200, said.body
    row = desk.row("tell_paid")
    assert (row["text"], row["own"], row["changed_by"]) == (OWN, True, "阿敏")
    assert row["changed_at"] is not None

    chosen = {"outcome": "small_payment", "amount_fen": 500, "version": damaged.version}
    flow = agent_api.post(f"/cases/{damaged.id}/choose", chosen).body["flow"]
    words = {step["key"]: step["script"] for step in flow["steps"]}
    assert words["tell_paid"] == "果然鲜给您补了 ¥5.00，留意查收哈"

    assert desk.say("tell_paid", "").status == 200
    back = desk.row("tell_paid")
    assert (back["text"], back["own"]) == (back["shipped"], False)


def test_M1_words_that_the_screening_stops_are_shown_with_the_finding_and_not_kept(desk):
    text = "{amount} 已打款，加我薇芯领红包"
    seen = desk.check("tell_paid", text).body
    assert (seen["verdict"], seen["problem"]) == ("block", "")
    assert "薇芯" in "".join(each["surface"] for each in seen["findings"] if each["severity"] == "block")

    refused = desk.say("tell_paid", text)
    assert (refused.status, refused.code) == (422, "script.invalid")
    assert desk.row("tell_paid")["own"] is False


def test_M1_words_that_the_shop_forbids_itself_are_not_kept_either(desk, supervisor_api, shop):
    word = {"kind": "extra", "text": "老铁", "severity": "block", "advice": "换个称呼", "reason": "店里的说法"}
    assert supervisor_api.post(f"/shops/{shop.id}/words", word).status == 200
    assert desk.say("tell_paid", "老铁，{amount} 打过去了").code == "script.invalid"


def test_P4_a_wording_that_loses_the_sum_is_told_so_while_it_is_written(desk):
    body = desk.check("tell_paid", "已打款，请查收").body
    assert (body["problem"], body["preview"]) == ("tell_paid:缺少变量 {amount}", "")
    assert desk.check("tell_paid", OWN).body["preview"] == "果然鲜给您补了 ¥12.50，留意查收哈"
    assert desk.check("tell_payed", OWN).code == "script.invalid"


def test_P4_two_who_change_one_script_at_once_do_not_overwrite_each_other(desk):
    seen = desk.row("tell_paid")["text"]
    assert desk.say("tell_paid", OWN).status == 200
    late = desk.api.put(f"{desk.path}/tell_paid", {"text": "{amount} 已打款", "seen": seen})
    assert (late.status, late.code, late.body["detail"]["text"]) == (409, "script.stale", OWN)
    assert desk.row("tell_paid")["text"] == OWN


def test_P4_one_wording_may_go_to_all_ones_shops_on_the_platform_and_to_no_others(owner, sign_in, shop, other_shop):
    from heqi.accounts.actions.give_role import give_role
    from heqi.core.words import Platform, Role
    from heqi.journal.contracts import SYSTEM
    from heqi.shops.actions.add_shop import add_shop
    from tests.support.cast import OPENED

    sister = add_shop(name="果然鲜二店", platform=Platform.PINDUODUO, now=OPENED)
    tmall = add_shop(name="果然鲜旗舰店", platform=Platform.TMALL, now=OPENED)
    for each in (sister, tmall):
        give_role(staff_id=owner.id, shop_id=each.id, role=Role.OWNER, by=SYSTEM, now=OPENED)
    from heqi.accounts.access import find_staff

    api = sign_in(find_staff(owner.id))
    page = api.get(f"/shops/{shop.id}/scripts").body
    assert page["others"] == ["果然鲜二店"]
    seen = next(each["text"] for each in page["items"] if each["name"] == "tell_paid")

    said = api.put(f"/shops/{shop.id}/scripts/tell_paid", {"text": OWN, "seen": seen, "everywhere": True})
    assert said.status == 200, said.body

    def own_in(one):
        items = api.get(f"/shops/{one.id}/scripts").body["items"]
        return [each["name"] for each in items if each["own"]]

    assert (own_in(shop), own_in(sister), own_in(tmall)) == (["tell_paid"], ["tell_paid"], [])


def test_P4_agents_read_and_do_not_write(agent_api, shop):
    page = agent_api.get(f"/shops/{shop.id}/scripts").body
    assert (page["may_edit"], page["others"]) == (False, [])
    seen = next(each["text"] for each in page["items"] if each["name"] == "tell_paid")
    answer = agent_api.put(f"/shops/{shop.id}/scripts/tell_paid", {"text": OWN, "seen": seen})
    assert (answer.status, answer.code) == (403, "role.supervisor")
