"""The one transition table of a case."""

import pytest

from heqi.core.cases.states import TRANSITIONS, CaseEvent, UnableToMove, event_of_state, next_stage
from heqi.core.words import AfterSaleState, Stage


def walk(*events: CaseEvent) -> Stage:
    stage = Stage.TO_DECIDE
    for event in events:
        stage = next_stage(stage, event)
    return stage


def test_P4_a_return_goes_from_choice_to_settled() -> None:
    assert walk(CaseEvent.CHOOSE, CaseEvent.AWAIT_GOODS) is Stage.WAITING_GOODS
    assert walk(CaseEvent.CHOOSE, CaseEvent.AWAIT_GOODS, CaseEvent.RECEIVE_GOODS) is Stage.TO_DO
    assert walk(CaseEvent.CHOOSE, CaseEvent.FINISH_STEPS, CaseEvent.PLATFORM_SETTLES) is Stage.SETTLED


def test_the_platform_can_take_over_and_reopen_at_any_moment() -> None:
    for stage in Stage:
        assert next_stage(stage, CaseEvent.PLATFORM_INTERVENES) is Stage.INTERVENTION
        assert next_stage(stage, CaseEvent.PLATFORM_SETTLES) is Stage.SETTLED
    assert next_stage(Stage.CLOSED, CaseEvent.PLATFORM_ASKS_MERCHANT) is Stage.TO_DECIDE


def test_every_stage_is_reached_and_can_be_left() -> None:
    assert set(TRANSITIONS.values()) == set(Stage)
    for stage in Stage:
        assert any(source is stage and target is not stage for (source, _), target in TRANSITIONS.items()), stage


@pytest.mark.parametrize("stage", [Stage.SETTLED, Stage.CLOSED])
def test_nothing_is_chosen_in_a_finished_case(stage: Stage) -> None:
    with pytest.raises(UnableToMove) as caught:
        next_stage(stage, CaseEvent.CHOOSE)
    assert (caught.value.code, caught.value.status) == ("case.unable_to_move", 409)
    assert caught.value.detail == {"stage": stage, "event": "choose"}


def test_a_choice_cannot_be_withdrawn_before_it_is_made() -> None:
    with pytest.raises(UnableToMove):
        next_stage(Stage.TO_DECIDE, CaseEvent.WITHDRAW)


def test_each_state_of_the_platform_but_two_moves_a_case() -> None:
    silent = {state for state in AfterSaleState if event_of_state(state) is None}
    assert silent == {AfterSaleState.NONE, AfterSaleState.UNKNOWN}
    assert event_of_state(AfterSaleState.PLATFORM_HANDLING) is CaseEvent.PLATFORM_INTERVENES
    assert event_of_state(AfterSaleState.AWAITING_BUYER_RETURN) is CaseEvent.PLATFORM_WAITS_BUYER
