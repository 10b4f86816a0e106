"""Walking backwards through pages while the list changes: whatever was in the window all the time is found."""

from hypothesis import given
from hypothesis import strategies as st

from heqi.platforms.net.paging import Leaf, first_to_last, last_to_first


def cut(rows: list[int], page: int, size: int, *, counted: bool) -> Leaf:
    found = rows[(page - 1) * size : page * size]
    return Leaf(found, len(rows) if counted else None, page * size < len(rows))


@given(
    count=st.integers(0, 90),
    size=st.integers(1, 10),
    changes=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=40),
)
def test_nothing_that_stays_in_the_window_is_missed(count: int, size: int, changes: list[tuple[int, int]]) -> None:
    rows, gone = list(range(count)), set[int]()
    steps = iter(changes)

    def ask(page: int, counted: bool) -> Leaf:
        leave, come = next(steps, (0, 0))
        gone.update(rows[:leave])
        del rows[:leave]  # changed again: they belong to a later window
        rows.extend(range(1000 + len(rows), 1000 + len(rows) + come))  # came late, at the old end of the list
        return cut(rows, page, size, counted=counted)

    met = {item for portion in last_to_first(ask, size) for item in portion.items}
    assert set(range(count)) - gone <= met


def test_totals_and_progress_are_told() -> None:
    rows = list(range(25))
    portions = list(last_to_first(lambda page, counted: cut(rows, page, 10, counted=counted), 10))
    assert [(list(portion.items), portion.done, portion.total) for portion in portions] == [
        ([20, 21, 22, 23, 24], 5, 25),
        (list(range(10, 20)), 15, 25),
        (list(range(10)), 25, 25),
    ]


def test_a_list_without_a_time_is_read_from_the_front() -> None:
    rows = list(range(25))
    assert [
        item for each in first_to_last(lambda page: cut(rows, page, 10, counted=True)) for item in each.items
    ] == rows
    assert [list(each.items) for each in first_to_last(lambda page: Leaf([], 0))] == [[]]


def test_a_list_that_says_more_and_gives_nothing_ends() -> None:
    asked: list[int] = []

    def ask(page: int, counted: bool) -> Leaf:
        asked.append(page)
        return Leaf([1] * 10, 10, True) if page == 1 else Leaf([], None, True)

    assert sum(len(portion.items) for portion in last_to_first(ask, 10)) == 10
    assert len(asked) < 5
