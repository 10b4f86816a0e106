"""One automatic step, whatever is delivered how often by how many workers at the same time, killed or not."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from heqi.automation.access import acts_in, policies_on
from heqi.automation.actions.consider_case import consider_case
from heqi.automation.actions.hand_over_act import hand_over_act
from heqi.cases.access import cases_in
from heqi.cases.actions import take_case
from heqi.cases.flow_actions import actions_of_case
from heqi.journal.access import entries_in
from tests.support.automation import confirm_rules
from tests.support.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(platform, owner, shop, switched_on):
    """An unshipped refund that a policy may agree to, and nobody has looked at yet."""
    now = timezone.now()
    confirm_rules(owner, shop, now - timedelta(minutes=30), "pdd.unshipped-refund")
    paid = now - timedelta(hours=1)
    platform.state_order(
        now - timedelta(minutes=20), state="unshipped", state_text="待发货", paid_fen=29_90, goods_fen=29_90,
        paid_at=paid, grouped_at=paid, shipped_at=None, signed_at=None,
    )  # fmt: skip
    case = platform.state_request(now, reason="不想要了", requested_fen=29_90, order_paid_fen=29_90)
    switched_on("unshipped_refund", now, max_fen=50_00)
    assert case.outcome == ""
    return case


def test_T7_twenty_deliveries_at_once_are_one_step(waiting, shop):
    now = timezone.now()

    def deliver(_):
        consider_case(shop.id, waiting.id, policies_on(shop.id), now=now, cause=1)

    assert [each for each in at_once(20, deliver) if each is not None] == []
    act = acts_in([shop.id]).get()
    case = cases_in([shop.id]).get(id=waiting.id)
    assert (case.outcome, case.flow_no, case.version) == ("refund_only", 1, waiting.version + 1)
    assert entries_in([shop.id]).filter(kind="case.policy_chose").count() == 1
    later = now + timedelta(minutes=10)
    handed = at_once(20, lambda _: hand_over_act(shop_id=shop.id, act_id=act.pk, now=later, cause=1))
    assert [each for each in handed if each is not None] == []
    assert entries_in([shop.id]).filter(kind="case.policy_handed").count() == 1
    assert {each.state for each in actions_of_case(case)} == {"handed"}


def test_T7_of_a_person_and_a_policy_at_once_one_has_the_case(waiting, shop, agent):
    now = timezone.now()

    def click(number):
        if number == 0:
            return take_case(staff=agent, case_id=waiting.id, version=waiting.version, now=now)
        return consider_case(shop.id, waiting.id, policies_on(shop.id), now=now, cause=1)

    person, *_ = at_once(4, click)
    case = cases_in([shop.id]).get(id=waiting.id)
    if isinstance(person, Exception):
        assert (getattr(person, "code", ""), case.outcome, case.owner_id) == ("case.stale", "refund_only", None)
    else:
        assert (case.outcome, case.owner_id, acts_in([shop.id]).count()) == ("", agent.id, 0)


def test_T7_a_worker_that_dies_in_the_step_leaves_nothing_of_it(waiting, shop, monkeypatch):
    """The step is one transaction: killed before its end it never was, and the next delivery does it whole."""
    from heqi.automation.actions import act

    def die(**_):
        raise RuntimeError("killed")

    with monkeypatch.context() as broken:
        broken.setattr(act, "start_clocks", die)
        with pytest.raises(RuntimeError):
            consider_case(shop.id, waiting.id, policies_on(shop.id), now=timezone.now(), cause=1)
    case = cases_in([shop.id]).get(id=waiting.id)
    assert (case.outcome, case.version, acts_in([shop.id]).count(), actions_of_case(case)) == (
        "", waiting.version, 0, [],
    )  # fmt: skip
    consider_case(shop.id, waiting.id, policies_on(shop.id), now=timezone.now(), cause=1)
    assert acts_in([shop.id]).count() == 1


def test_T7_stop_and_step_never_cross(waiting, shop, supervisor):
    """Whichever comes first: nothing that the policy chose is left once it was stopped."""
    from heqi.automation.actions import stop_all

    now = timezone.now()

    def click(number):
        if number == 0:
            return stop_all(staff=supervisor, shop_id=shop.id, now=now)
        return consider_case(shop.id, waiting.id, policies_on(shop.id), now=now, cause=1)

    assert not [each for each in at_once(6, click) if isinstance(each, Exception)]
    with transaction.atomic():
        assert cases_in([shop.id]).get(id=waiting.id).outcome == ""
    assert acts_in([shop.id]).filter(state="waiting").count() == 0
