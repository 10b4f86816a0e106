"""Keeping within a platform's limits: not by luck of where its seconds begin, and without a test that waits."""

from hypothesis import given
from hypothesis import strategies as st

from heqi.platforms.net.limits import KEPT, Limit
from tests.support.gateway import Hands


def test_calls_within_the_limit_do_not_wait() -> None:
    hands = Hands()
    pace = hands.pace()
    for _ in range(100):
        pace.wait("shop|refunds", Limit(100, 10))
    assert hands.slept == []
    pace.wait("shop|refunds", Limit(100, 10))
    assert hands.slept == [10.0]


def test_each_shop_and_each_method_waits_in_a_queue_of_its_own() -> None:
    hands = Hands()
    pace = hands.pace()
    for name in ("a|refunds", "b|refunds", "a|orders"):
        pace.wait(name, Limit(1, 10))
    assert hands.slept == []


def test_a_wide_limit_is_kept_in_slices() -> None:
    wide = Limit(30_000, 60)
    assert wide.sliced() == Limit(KEPT, 4.0)
    assert Limit(100, 10).sliced() == Limit(100, 10)


def test_a_wait_too_short_for_the_clock_to_show_it_comes_to_an_end() -> None:
    hands = Hands()
    pace, limit = hands.pace(), Limit(1, 0.7)
    hands.now = 1_000_000.1
    pace.wait("one", limit)
    hands.now = 1_000_000.1 + 0.7 - 1e-10  # the next moment that a float can tell is later than that
    pace.wait("one", limit)
    assert len(hands.slept) == 1


@given(
    times=st.integers(1, 20),
    seconds=st.floats(0.5, 60),
    pauses=st.lists(st.floats(0, 30), min_size=1, max_size=120),
)
def test_in_no_stretch_of_that_length_are_there_more_calls(times: int, seconds: float, pauses: list[float]) -> None:
    hands = Hands()
    pace, calls = hands.pace(), list[float]()
    for pause in pauses:
        hands.now += pause
        pace.wait("one", Limit(times, seconds))
        calls.append(hands.now)
    for at, moment in enumerate(calls):
        within = [other for other in calls[at:] if other - moment < seconds - 1e-6]
        assert len(within) <= times
