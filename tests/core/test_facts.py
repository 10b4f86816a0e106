"""Statements add up to one end, whatever order they come in and however often."""

from datetime import UTC, datetime, timedelta
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from heqi.core.facts import Fact, Merged, merge

TEN = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
"""10:00 in China."""


def say(minutes: int, progress: int = 0, **values: str | None) -> Fact:
    return Fact("order", "260520-1", TEN + timedelta(minutes=minutes), values, progress=progress)


def fold(facts: list[Fact]) -> Merged | None:
    return reduce(lambda held, fact: merge(held, fact) or held, facts, None)


statements = st.lists(
    st.builds(
        lambda minutes, progress, state, note: say(minutes, progress, state=state, note=note),
        st.integers(0, 3),
        st.integers(0, 2),
        st.sampled_from([None, "", "unshipped", "shipped", "signed"]),
        st.sampled_from([None, "买家要求周末送", "改地址"]),
    ),
    min_size=1,
    max_size=7,
)


@given(statements.flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts))), st.integers(1, 3))
def test_any_order_and_any_repetition_gives_the_same_end(orders: tuple[list[Fact], list[Fact]], times: int) -> None:
    first, second = orders
    assert fold(first) == fold(second * times)


@given(statements)
def test_what_was_applied_already_changes_nothing(facts: list[Fact]) -> None:
    held = fold(facts)
    assert all(merge(held, fact) is None for fact in facts)


def test_a_late_older_statement_fills_what_nobody_said_and_nothing_else() -> None:
    shipped, noted, older = say(10, state="shipped"), say(20, note="改地址"), say(0, state="unshipped", buyer="张*")
    held = fold([noted, older, shipped])
    assert held is not None
    assert held.values == {"note": "改地址", "state": "shipped", "buyer": "张*"}


def test_a_blank_says_nothing_and_erases_nothing() -> None:
    held = fold([say(0, note="改地址"), say(10, note=""), say(20, note=None)])
    assert held is not None
    assert held.values == {"note": "改地址"}


def test_back_to_an_earlier_value_is_a_change_when_it_is_said_later() -> None:
    held = fold([say(0, state="shipped"), say(10, state="unshipped"), say(20, state="shipped")])
    assert held is not None
    assert held.values == {"state": "shipped"}
    assert held.top[0] == "2026-05-20T02:20:00.000000+00:00"


def test_of_two_statements_of_one_moment_the_further_along_wins() -> None:
    signed, shipped = say(0, progress=2, state="signed"), say(0, progress=1, state="shipped")
    assert fold([signed, shipped]) == fold([shipped, signed])
    held = fold([signed, shipped])
    assert held is not None
    assert held.values == {"state": "signed"}
