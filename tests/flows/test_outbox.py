"""The outbox: proposed, handed to a person, ticked, and confirmed only by a later fact; money at most once."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heqi.core.errors import HeqiError
from heqi.core.words import AfterSaleState
from heqi.journal.contracts import PLATFORM, SYSTEM, Actor, ActorKind, Subject
from heqi.journal.queries import entries_of
from heqi.outbox import actions
from heqi.outbox.access import actions_in
from heqi.outbox.contracts import ActionView
from heqi.outbox.kinds import OutboxKind, register
from heqi.outbox.queries import action_with_key, actions_in_doubt, actions_of
from heqi.outbox.states import LIVE, PROVABLE, TRANSITIONS, ActionState, may_follow
from heqi.shops.contracts import ShopView
from tests.support.threads import at_once

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CASE = Subject("case", "7")
XIAOLIN = Actor.staff(1)
AMIN = Actor.staff(2)

register(OutboxKind("test.refund", money=True, manual=True, confirmed_by=frozenset({AfterSaleState.SUCCEEDED})))
register(OutboxKind("test.pay", money=True, manual=True, confirmed_by=frozenset()))
register(OutboxKind("test.note", money=False, manual=True, confirmed_by=frozenset({AfterSaleState.SUCCEEDED})))


def propose(shop: ShopView, kind: str = "test.refund", key: str = "k1", **changes: Any) -> ActionView:
    wanted: dict[str, Any] = {"subject": CASE, "payload": {"amount_fen": 1250}, "by": XIAOLIN, "approved": True}
    return actions.propose_action(shop_id=shop.id, kind=kind, key=key, now=NOW, **{**wanted, **changes})


def hand(shop: ShopView, **changes: Any) -> ActionView:
    return actions.hand_over(action_id=propose(shop, **changes).id, by=XIAOLIN, now=NOW)


def confirm(shop: ShopView, version: datetime, state: AfterSaleState = AfterSaleState.SUCCEEDED) -> list[ActionView]:
    return actions.confirm_actions(shop_id=shop.id, subject=CASE, state=state, version=version, now=NOW + MINUTE)


def history(shop: ShopView) -> list[str]:
    return [entry.kind for entry in entries_of(subject=CASE, shop_ids=[shop.id])]


def state_of(shop: ShopView, key: str = "k1") -> ActionState:
    action = action_with_key(key=key, shop_id=shop.id)
    assert action is not None
    return action.state


def test_P4_an_action_goes_by_hand_from_approval_to_the_fact_that_proves_it(shop: ShopView) -> None:
    action = propose(shop)
    assert (action.state, action.money, action.proposed_by) == (ActionState.APPROVED, True, XIAOLIN)
    handed = actions.hand_over(action_id=action.id, by=XIAOLIN, now=NOW + MINUTE)
    assert (handed.state, handed.handed_at) == (ActionState.HANDED, NOW + MINUTE)
    ticked = actions.tick_action(action_id=action.id, by=XIAOLIN, now=NOW + 2 * MINUTE, note="已在后台打款")
    assert (ticked.state, ticked.ticked_by, ticked.note) == (ActionState.TICKED, 1, "已在后台打款")
    (proven,) = confirm(shop, NOW + 3 * MINUTE)
    assert (proven.state, proven.confirmed_version) == (ActionState.CONFIRMED, NOW + 3 * MINUTE)
    entries = entries_of(subject=CASE, shop_ids=[shop.id])
    assert [(entry.kind, entry.actor, entry.data["from"], entry.data["why"]) for entry in entries] == [
        ("action.approved", XIAOLIN, None, "proposed"),
        ("action.handed", XIAOLIN, "approved", "by_hand"),
        ("action.ticked", XIAOLIN, "handed", "by_hand"),
        ("action.confirmed", PLATFORM, "ticked", "succeeded"),
    ]
    assert "已在后台打款" not in str([entry.data for entry in entries])


def test_W2_a_tick_never_confirms(shop: ShopView) -> None:
    action = hand(shop)
    for turn in range(3):
        ticked = actions.tick_action(action_id=action.id, by=XIAOLIN, now=NOW + turn * MINUTE)
        assert (ticked.state, ticked.ticked_at, ticked.confirmed_at) == (ActionState.TICKED, NOW, None)
    assert history(shop) == ["action.approved", "action.handed", "action.ticked"]


def test_W2_a_fact_from_before_the_hand_over_does_not_confirm(shop: ShopView) -> None:
    hand(shop)
    assert confirm(shop, NOW - MINUTE) == []
    assert confirm(shop, NOW) == []
    assert state_of(shop) == ActionState.HANDED
    assert [action.state for action in confirm(shop, NOW + timedelta(microseconds=1))] == [ActionState.CONFIRMED]


def test_a_fact_of_another_state_subject_or_shop_does_not_confirm(shop: ShopView, other_shop: ShopView) -> None:
    hand(shop)
    assert confirm(shop, NOW + MINUTE, AfterSaleState.REFUNDING) == []
    assert confirm(other_shop, NOW + MINUTE) == []
    state = AfterSaleState.SUCCEEDED
    other = {"subject": Subject("case", "70"), "state": state, "version": NOW + MINUTE, "now": NOW}
    assert actions.confirm_actions(shop_id=shop.id, **other) == []  # type: ignore[arg-type]
    assert state_of(shop) == ActionState.HANDED


def test_a_fact_confirms_what_nobody_ticked_and_what_is_in_doubt_and_confirms_once(shop: ShopView) -> None:
    hand(shop)
    doubtful = hand(shop, kind="test.note", key="k2")
    actions.doubt_action(action_id=doubtful.id, by=AMIN, now=NOW, note="没看到")
    assert [action.id for action in actions_in_doubt([shop.id])] == [doubtful.id]
    assert [action.key for action in confirm(shop, NOW + MINUTE)] == ["k1", "k2"]
    assert confirm(shop, NOW + 2 * MINUTE) == []
    ticked_late = actions.tick_action(action_id=doubtful.id, by=XIAOLIN, now=NOW + 3 * MINUTE)
    assert (ticked_late.state, ticked_late.ticked_at) == (ActionState.CONFIRMED, None)


def test_a_suggested_action_waits_for_a_yes_and_a_no_is_final(shop: ShopView) -> None:
    suggested = propose(shop, approved=False)
    refused = propose(shop, kind="test.note", key="k2", approved=False)
    with pytest.raises(HeqiError, match=r"action\.wrong_state"):
        actions.hand_over(action_id=suggested.id, by=XIAOLIN, now=NOW)
    assert actions.approve_action(action_id=suggested.id, by=AMIN, now=NOW).state == ActionState.APPROVED
    turned_down = actions.refuse_action(action_id=refused.id, by=AMIN, now=NOW, note="金额不对")
    assert (turned_down.state, turned_down.note) == (ActionState.REFUSED, "金额不对")
    before = history(shop)
    with pytest.raises(HeqiError, match=r"action\.wrong_state"):
        actions.approve_action(action_id=refused.id, by=AMIN, now=NOW)
    assert (state_of(shop, "k2"), history(shop)) == (ActionState.REFUSED, before)


def test_what_a_policy_proposes_is_automatic(shop: ShopView) -> None:
    policy = Actor(ActorKind.POLICY, 4)
    assert propose(shop, by=policy).state == ActionState.AUTOMATIC
    assert propose(shop, kind="test.note", key="k2", by=SYSTEM).state == ActionState.AUTOMATIC
    assert propose(shop, kind="test.note", key="k3", by=policy, approved=False).state == ActionState.SUGGESTED


def test_what_was_ticked_cannot_be_cancelled(shop: ShopView) -> None:
    action = hand(shop)
    actions.tick_action(action_id=action.id, by=XIAOLIN, now=NOW)
    before = history(shop)
    with pytest.raises(HeqiError, match=r"action\.wrong_state") as refusal:
        actions.cancel_action(action_id=action.id, by=XIAOLIN, now=NOW)
    assert (refusal.value.status, refusal.value.detail["state"]) == (409, "ticked")
    assert (state_of(shop), history(shop)) == (ActionState.TICKED, before)


def test_cancelling_twice_is_cancelling_once(shop: ShopView) -> None:
    action = hand(shop)
    for _ in range(2):
        assert actions.cancel_action(action_id=action.id, by=XIAOLIN, now=NOW).state == ActionState.CANCELLED
    assert history(shop) == ["action.approved", "action.handed", "action.cancelled"]
    assert confirm(shop, NOW + MINUTE) == []


def test_the_same_key_gives_the_first_action_and_no_second_entry(shop: ShopView, other_shop: ShopView) -> None:
    first = propose(shop)
    assert propose(shop, payload={"amount_fen": 99}, by=AMIN) == first
    assert history(shop) == ["action.approved"]
    assert propose(other_shop).id != first.id


def test_a_key_of_another_action_is_refused(shop: ShopView) -> None:
    first = propose(shop)
    for changes in ({"kind": "test.note"}, {"subject": Subject("case", "8")}):
        with pytest.raises(HeqiError, match=r"action\.key_reused"):
            propose(shop, **changes)
    assert [action.id for action in actions_of(subject=CASE, shop_ids=[shop.id])] == [first.id]


def test_an_unknown_kind_is_refused(shop: ShopView) -> None:
    with pytest.raises(HeqiError, match=r"action\.unknown_kind"):
        propose(shop, kind="test.nothing")
    assert not actions_in([shop.id]).exists()


def test_a_kind_cannot_be_registered_as_something_else() -> None:
    with pytest.raises(ValueError, match="twice"):
        register(OutboxKind("test.pay", money=False, manual=True, confirmed_by=frozenset()))


@pytest.mark.parametrize("kind", ["test.refund", "test.pay"])
def test_M9_the_same_money_is_not_paid_under_another_key_while_the_first_may_have_happened(
    shop: ShopView, kind: str
) -> None:
    first = propose(shop, kind=kind)
    steps = [
        lambda: None,
        lambda: actions.hand_over(action_id=first.id, by=XIAOLIN, now=NOW),
        lambda: actions.tick_action(action_id=first.id, by=XIAOLIN, now=NOW),
        lambda: actions.doubt_action(action_id=first.id, by=AMIN, now=NOW),
    ]
    for step in steps:
        step()
        with pytest.raises(HeqiError, match=r"money\.live") as refusal:
            propose(shop, kind=kind, key="k2")
        assert (refusal.value.status, refusal.value.detail) == (409, {"action": first.id})
    assert [action.id for action in actions_of(subject=CASE, shop_ids=[shop.id])] == [first.id]
    # Another case, or what moves no money, is free; and so is this one once somebody has looked and given it up.
    propose(shop, kind=kind, key="k3", subject=Subject("case", "8"))
    propose(shop, kind="test.note", key="k4")
    propose(shop, kind="test.note", key="k5")
    actions.cancel_action(action_id=first.id, by=AMIN, now=NOW, note="查过流水,没有打出")
    assert propose(shop, kind=kind, key="k2").state == ActionState.APPROVED


@pytest.mark.django_db(transaction=True)
def test_twenty_proposals_with_one_key_at_once_are_one_action(shop: ShopView) -> None:
    views = at_once(20, lambda _: propose(shop))
    assert {view.id for view in views if isinstance(view, ActionView)} == {actions_in([shop.id]).get().pk}
    assert len([view for view in views if isinstance(view, ActionView)]) == 20
    assert history(shop) == ["action.approved"]


@pytest.mark.django_db(transaction=True)
def test_M9_twenty_keys_for_the_same_money_at_once_are_one_payment(shop: ShopView) -> None:
    results = at_once(20, lambda number: propose(shop, kind="test.pay", key=f"k{number}"))
    assert len([result for result in results if isinstance(result, ActionView)]) == 1
    refusals = [result for result in results if isinstance(result, HeqiError)]
    assert [refusal.code for refusal in refusals] == ["money.live"] * 19
    assert actions_in([shop.id]).count() == 1
    assert history(shop) == ["action.approved"]


@pytest.mark.django_db(transaction=True)
def test_of_a_tick_and_a_cancel_at_once_one_wins_and_the_other_is_told(shop: ShopView) -> None:
    action = hand(shop)

    def act(number: int) -> ActionView:
        verb = actions.tick_action if number % 2 else actions.cancel_action
        return verb(action_id=action.id, by=XIAOLIN, now=NOW)

    results = at_once(8, act)
    final = state_of(shop)
    assert final in (ActionState.TICKED, ActionState.CANCELLED)
    assert {result.state for result in results if isinstance(result, ActionView)} == {final}
    assert {result.code for result in results if isinstance(result, HeqiError)} == {"action.wrong_state"}
    assert history(shop)[2:] == [f"action.{final}"]


def test_the_table_names_every_state_and_ends_where_it_should() -> None:
    assert set(TRANSITIONS) == set(ActionState)
    assert set(ActionState) - LIVE == {ActionState.REFUSED, ActionState.CONFIRMED, ActionState.CANCELLED}
    proven_by_facts = {
        ActionState.HANDED,
        ActionState.TICKED,
        ActionState.SENDING,
        ActionState.SENT,
        ActionState.FAILED,
        ActionState.UNKNOWN,
    }
    assert proven_by_facts == PROVABLE
    assert not may_follow(ActionState.TICKED, ActionState.CANCELLED)


VERBS = {
    "approve": lambda action_id: actions.approve_action(action_id=action_id, by=AMIN, now=NOW),
    "refuse": lambda action_id: actions.refuse_action(action_id=action_id, by=AMIN, now=NOW, note="n"),
    "hand": lambda action_id: actions.hand_over(action_id=action_id, by=XIAOLIN, now=NOW),
    "tick": lambda action_id: actions.tick_action(action_id=action_id, by=XIAOLIN, now=NOW),
    "doubt": lambda action_id: actions.doubt_action(action_id=action_id, by=AMIN, now=NOW),
    "cancel": lambda action_id: actions.cancel_action(action_id=action_id, by=AMIN, now=NOW),
}


@given(verbs=st.lists(st.sampled_from([*VERBS, "fact"]), max_size=12), approved=st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_deeds_follows_the_table_and_leaves_one_entry_per_step(
    shop: ShopView, verbs: list[str], approved: bool
) -> None:
    key = uuid4().hex
    subject = Subject("case", key)
    action = propose(shop, key=key, subject=subject, approved=approved)
    states = [action.state]
    for verb in verbs:
        try:
            if verb == "fact":
                fact = {"subject": subject, "state": AfterSaleState.SUCCEEDED, "version": NOW + MINUTE, "now": NOW}
                actions.confirm_actions(shop_id=shop.id, **fact)  # type: ignore[arg-type]
            else:
                VERBS[verb](action.id)
        except HeqiError as error:
            assert error.code == "action.wrong_state"
        current = state_of(shop, key)
        if current != states[-1]:
            assert may_follow(states[-1], current)
            assert current != ActionState.CONFIRMED or verb == "fact"
            states.append(current)
    kinds = [entry.kind for entry in entries_of(subject=subject, shop_ids=[shop.id])]
    assert kinds == [f"action.{state}" for state in states]
