"""The outbox sends by itself: in order, at a pace, and whatever breaks on the way, money moves at most once."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heqi.core.errors import HeqiError
from heqi.core.sending import Answer, AnswerState, SendError
from heqi.core.words import AfterSaleState, Platform
from heqi.journal.contracts import Actor, Subject
from heqi.journal.queries import entries_of
from heqi.outbox import actions
from heqi.outbox.contracts import ActionView
from heqi.outbox.kinds import OutboxKind, register
from heqi.outbox.ladder import ASK_LADDER, GATE_LADDER, PATIENCE, SEND_LADDER
from heqi.outbox.queries import actions_of
from heqi.outbox.states import ActionState
from heqi.shops.actions.add_shop import add_shop
from heqi.shops.contracts import ShopView
from tests.support.threads import at_once

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
CASE = Subject("case", "7")
XIAOLIN = Actor.staff(1)
BUSY = SendError("52101", "平台限流，稍后自动重试。", "The platform is busy; it is tried again.")
REFUSED = SendError("50001", "平台不同意退款。", "The platform refused the refund.")

register(OutboxKind("test.refund", money=True, manual=True, confirmed_by=frozenset({AfterSaleState.SUCCEEDED})))
register(OutboxKind("test.note", money=False, manual=True, confirmed_by=frozenset({AfterSaleState.SUCCEEDED})))


def release(shop: ShopView, key: str = "k1", kind: str = "test.refund", subject: Subject = CASE) -> ActionView:
    action = actions.propose_action(
        shop_id=shop.id, kind=kind, subject=subject, payload={}, by=XIAOLIN, now=NOW, key=key, approved=True
    )
    return actions.release_action(action_id=action.id, by=XIAOLIN, now=NOW)


def claim(after: timedelta = timedelta()) -> actions.Claimed:
    claimed = actions.claim_next(now=NOW + after)
    assert claimed is not None
    return claimed


def settle(claimed: actions.Claimed, state: AnswerState, *, after: timedelta = timedelta()) -> ActionView:
    error = {AnswerState.TEMPORARY: BUSY, AnswerState.PERMANENT: REFUSED}.get(state)
    view = actions.settle_answer(claimed, Answer(state, "R1", error), now=NOW + after)
    assert view is not None
    return view


def state_of(shop: ShopView, subject: Subject = CASE) -> list[ActionState]:
    return [action.state for action in actions_of(subject=subject, shop_ids=[shop.id])]


def test_P4_what_is_released_is_sent_and_a_fact_of_the_platform_confirms_it(shop: ShopView) -> None:
    release(shop)
    claimed = claim()
    assert not claimed.ask
    assert claimed.action.state is ActionState.SENDING
    sent = settle(claimed, AnswerState.DONE)
    assert (sent.state, sent.reference, sent.sent_at) == (ActionState.SENT, "R1", NOW)
    # The platform's clock went a little before ours.
    confirmed = actions.confirm_actions(
        shop_id=shop.id, subject=CASE, state=AfterSaleState.SUCCEEDED, version=NOW - SECOND, now=NOW
    )
    assert [action.state for action in confirmed] == [ActionState.CONFIRMED]
    told = [entry.kind for entry in entries_of(subject=CASE, shop_ids=[shop.id])]
    assert told == ["action.approved", "action.released", "action.sending", "action.sent", "action.confirmed"]


def test_P4_nothing_is_sent_before_its_turn_and_twice_released_is_once(shop: ShopView) -> None:
    action = actions.propose_action(
        shop_id=shop.id, kind="test.refund", subject=CASE, payload={}, by=XIAOLIN, now=NOW, key="k", approved=True
    )
    assert actions.claim_next(now=NOW) is None
    actions.release_action(action_id=action.id, by=XIAOLIN, now=NOW)
    actions.release_action(action_id=action.id, by=XIAOLIN, now=NOW)
    told = [entry.kind for entry in entries_of(subject=CASE, shop_ids=[shop.id])]
    assert told.count("action.released") == 1


def test_P4_what_a_person_has_in_hand_may_be_given_to_the_connector_until_it_is_ticked(shop: ShopView) -> None:
    action = release(shop)
    actions.hand_over(action_id=action.id, by=XIAOLIN, now=NOW)
    assert actions.claim_next(now=NOW) is None
    given = actions.release_action(action_id=action.id, by=XIAOLIN, now=NOW, more={"amount_fen": 1250})
    assert (given.state, given.payload) == (ActionState.APPROVED, {"amount_fen": 1250})
    actions.hand_over(action_id=action.id, by=XIAOLIN, now=NOW)
    actions.tick_action(action_id=action.id, by=XIAOLIN, now=NOW)
    with pytest.raises(HeqiError, match=r"action\.wrong_state"):
        actions.release_action(action_id=action.id, by=XIAOLIN, now=NOW)


def test_P4_a_busy_platform_is_asked_again_by_the_ladder_until_a_person_looks(shop: ShopView) -> None:
    release(shop)
    at = timedelta()
    for wait in SEND_LADDER:
        waiting = settle(claim(at), AnswerState.TEMPORARY, after=at)
        assert waiting.state is ActionState.APPROVED
        assert waiting.due_at == NOW + at + wait
        assert actions.claim_next(now=NOW + at + wait - SECOND) is None
        at += wait + GATE_LADDER[-1]  # by then the gate of the shop is open again
    dead = settle(claim(at), AnswerState.TEMPORARY, after=at)
    assert dead.state is ActionState.FAILED
    assert dead.error == BUSY.body()
    again = actions.send_again(action_id=dead.id, by=XIAOLIN, now=NOW + at)
    assert (again.state, again.attempts) == (ActionState.APPROVED, 0)


def test_P4_what_the_platform_refuses_goes_to_a_person_at_once(shop: ShopView) -> None:
    release(shop)
    failed = settle(claim(), AnswerState.PERMANENT)
    assert (failed.state, failed.error) == (ActionState.FAILED, REFUSED.body())
    assert actions.hand_over(action_id=failed.id, by=XIAOLIN, now=NOW).state is ActionState.HANDED


def test_P4_after_a_cut_connection_the_platform_is_asked_before_anything_is_sent_again(shop: ShopView) -> None:
    release(shop)
    cut = settle(claim(), AnswerState.DOUBTFUL)
    assert (cut.state, cut.due_at) == (ActionState.SENDING, NOW + ASK_LADDER[0])
    asked = claim(SECOND)
    assert asked.ask
    again = settle(asked, AnswerState.NOT_DONE, after=SECOND)
    assert again.state is ActionState.APPROVED
    second = claim(2 * SECOND)
    assert not second.ask
    assert settle(second, AnswerState.DONE, after=2 * SECOND).state is ActionState.SENT


def test_P4_where_nobody_can_tell_a_person_looks_and_nothing_is_sent_again(shop: ShopView) -> None:
    release(shop)
    settle(claim(), AnswerState.DOUBTFUL)
    at = timedelta()
    for wait in ASK_LADDER:
        at += wait + GATE_LADDER[-1]
        asked = claim(at)
        assert asked.ask
        last = settle(asked, AnswerState.TEMPORARY, after=at)
    assert last.state is ActionState.UNKNOWN
    assert actions.claim_next(now=NOW + timedelta(days=1)) is None
    with pytest.raises(HeqiError, match=r"action\.wrong_state"):
        actions.send_again(action_id=last.id, by=XIAOLIN, now=NOW)


def test_P4_a_worker_that_died_leaves_a_question_and_its_late_answer_changes_nothing(shop: ShopView) -> None:
    release(shop)
    dead = claim()
    assert actions.claim_next(now=NOW + 59 * SECOND) is None
    heir = claim(60 * SECOND)
    assert heir.ask
    assert not actions.keep_claim(dead, now=NOW + 60 * SECOND)
    assert actions.settle_answer(dead, Answer(AnswerState.DONE), now=NOW + 61 * SECOND) is None
    assert settle(heir, AnswerState.DONE, after=61 * SECOND).state is ActionState.SENT


def test_P4_a_fact_that_outruns_the_answer_settles_the_action(shop: ShopView) -> None:
    release(shop)
    claimed = claim()
    actions.confirm_actions(
        shop_id=shop.id, subject=CASE, state=AfterSaleState.SUCCEEDED, version=NOW + SECOND, now=NOW + SECOND
    )
    assert actions.settle_answer(claimed, Answer(AnswerState.DOUBTFUL), now=NOW + SECOND) is None
    assert state_of(shop) == [ActionState.CONFIRMED]


def test_P4_actions_of_a_case_go_in_order_and_those_of_others_beside_them(shop: ShopView) -> None:
    release(shop, "a")
    release(shop, "b", "test.note")
    release(shop, "c", "test.note", Subject("case", "8"))
    first = claim()
    other = claim(SECOND)
    assert (first.action.key, other.action.key) == ("a", "c")
    assert actions.claim_next(now=NOW + 2 * SECOND) is None
    settle(first, AnswerState.PERMANENT)
    assert actions.claim_next(now=NOW + 2 * SECOND) is None, "a person must look at the first one"
    actions.cancel_action(action_id=first.action.id, by=XIAOLIN, now=NOW)
    assert claim(3 * SECOND).action.key == "b"


def test_P4_failures_in_a_row_shut_the_gate_of_one_shop_only(shop: ShopView) -> None:
    other = add_shop(name="桃屋", platform=Platform.TAOBAO, now=NOW)
    for number in range(PATIENCE + 1):
        release(shop, f"k{number}", "test.note", Subject("case", str(number)))
    at = timedelta()
    for _ in range(PATIENCE):
        at += SECOND
        settle(claim(at), AnswerState.TEMPORARY, after=at)
    release(other, "o", "test.note")
    assert claim(at + SECOND).action.shop_id == other.id
    assert actions.claim_next(now=NOW + at + SECOND) is None
    assert claim(at + GATE_LADDER[0]).action.shop_id == shop.id


def test_P4_a_platform_that_asks_to_wait_is_left_alone_so_long(shop: ShopView) -> None:
    release(shop)
    release(shop, "other", "test.note", Subject("case", "8"))
    busy = SendError("52101", "限流", "busy", retry_after=40)
    waiting = actions.settle_answer(claim(), Answer(AnswerState.TEMPORARY, error=busy), now=NOW)
    assert waiting is not None
    assert waiting.due_at == NOW + 40 * SECOND
    assert actions.claim_next(now=NOW + 39 * SECOND) is None


@pytest.mark.django_db(transaction=True)
def test_P4_eight_workers_claim_each_action_once(shop: ShopView) -> None:
    release(shop)
    claimed = [each for each in at_once(8, lambda _: actions.claim_next(now=NOW)) if isinstance(each, actions.Claimed)]
    assert len(claimed) == 1


class Ledger:
    """A platform that does what it is told, answers when it likes, and keeps a ledger of what it did."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def send(self, key: str, fate: str) -> Answer | None:
        """`None`: the worker died in between."""
        if fate in ("done", "cut_after", "killed_after"):
            self.done.append(key)
        return {
            "done": Answer(AnswerState.DONE, "R"),
            "busy": Answer(AnswerState.TEMPORARY, error=BUSY),
            "no": Answer(AnswerState.PERMANENT, error=REFUSED),
            "cut_before": Answer(AnswerState.DOUBTFUL),
            "cut_after": Answer(AnswerState.DOUBTFUL),
        }.get(fate)

    def ask(self, key: str, fate: str) -> Answer | None:
        if fate.startswith("killed"):
            return None
        if fate in ("busy", "cut_before", "cut_after"):
            return Answer(AnswerState.TEMPORARY, error=BUSY)
        return Answer(AnswerState.DONE if key in self.done else AnswerState.NOT_DONE)


FATES = st.sampled_from(["done", "busy", "no", "cut_before", "cut_after", "killed_before", "killed_after"])


JUMPS = st.lists(st.sampled_from([1, 20, 61, 400, 4000]), min_size=40, max_size=40)


@given(fates=st.lists(FATES, min_size=1, max_size=40), jumps=JUMPS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_P4_whatever_breaks_money_moves_at_most_once_and_nothing_is_lost(
    shop: ShopView, fates: list[str], jumps: list[int]
) -> None:
    with transaction.atomic():
        platform, subject = Ledger(), Subject("case", uuid4().hex)
        release(shop, uuid4().hex, "test.refund", subject)
        release(shop, uuid4().hex, "test.note", subject)
        release(shop, uuid4().hex, "test.note", subject)
        now = NOW
        for fate, jump in zip(fates, jumps, strict=False):
            now += jump * SECOND
            claimed = actions.claim_next(now=now)
            if claimed is None:
                continue
            do = platform.ask if claimed.ask else platform.send
            answer = do(claimed.action.key, fate)
            if answer is not None:
                actions.settle_answer(claimed, answer, now=now)
        assert len(platform.done) == len(set(platform.done))
        for action in actions_of(subject=subject, shop_ids=[shop.id]):
            happened = action.key in platform.done
            if action.state is ActionState.SENT:
                assert happened
            if action.state in (ActionState.FAILED, ActionState.APPROVED):
                assert not happened
        transaction.set_rollback(True)
