"""Clocks: set by a decision, told once each, whatever happens in between."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heqi.clocks.actions import fire_clocks, set_clocks
from heqi.clocks.contracts import ClockSpec
from heqi.clocks.moments import next_moment
from heqi.clocks.queries import clocks_of, next_due
from heqi.journal.contracts import Subject
from heqi.journal.queries import entries_of
from heqi.shops.contracts import ShopView
from tests.support.threads import at_once

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
CASE = Subject("case", "7")
DUE = NOW + 48 * HOUR


def spec(
    name: str = "answer", due: datetime = DUE, alarms: tuple[datetime, ...] = (DUE - 24 * HOUR, DUE - HOUR)
) -> ClockSpec:
    return ClockSpec(name, due, alarms, "merchant", "platform")


def put(shop: ShopView, *clocks: ClockSpec, subject: Subject = CASE) -> None:
    set_clocks(shop_id=shop.id, subject=subject, clocks=clocks, now=NOW)


def told(shop: ShopView, subject: Subject = CASE) -> list[tuple[str, str]]:
    return [(entry.kind, entry.data["clock"]) for entry in entries_of(subject=subject, shop_ids=[shop.id])]


def test_H2_a_clock_warns_at_each_alarm_and_falls_due_to_the_second(shop: ShopView) -> None:
    put(shop, spec())
    for moment, kind in ((DUE - 24 * HOUR, "clock.warned"), (DUE - HOUR, "clock.warned"), (DUE, "clock.due")):
        assert next_due() == moment
        assert fire_clocks(moment - SECOND) == 0
        assert fire_clocks(moment) == 1
        assert fire_clocks(moment + SECOND) == 0
        entry = entries_of(subject=CASE, shop_ids=[shop.id])[-1]
        assert (entry.kind, entry.at, entry.data["due_at"]) == (kind, moment, DUE.isoformat())
        assert entry.data["alarm"] == (moment.isoformat() if kind == "clock.warned" else None)
    assert next_due() is None
    assert told(shop) == [("clock.warned", "answer")] * 2 + [("clock.due", "answer")]


def test_after_a_long_sleep_one_warning_is_enough_and_a_deadline_needs_none(shop: ShopView) -> None:
    put(shop, spec("late"), spec("over", DUE - 10 * HOUR, (DUE - 20 * HOUR, DUE - 11 * HOUR)))
    assert fire_clocks(DUE - 30 * timedelta(minutes=1)) == 2
    assert sorted(told(shop)) == [("clock.due", "over"), ("clock.warned", "late")]
    assert next_due() == DUE


def test_setting_the_same_clocks_again_changes_nothing(shop: ShopView) -> None:
    put(shop, spec())
    fire_clocks(DUE - HOUR)
    before = clocks_of(subject=CASE, shop_ids=[shop.id])
    put(shop, spec())
    assert clocks_of(subject=CASE, shop_ids=[shop.id]) == before
    assert fire_clocks(DUE - HOUR + SECOND) == 0


def test_a_clock_that_is_stopped_and_comes_back_does_not_repeat_itself(shop: ShopView) -> None:
    put(shop, spec())
    assert fire_clocks(DUE) == 1
    put(shop)
    assert clocks_of(subject=CASE, shop_ids=[shop.id]) == []
    put(shop, spec())
    assert fire_clocks(DUE + HOUR) == 0
    assert told(shop) == [("clock.due", "answer")]


def test_a_stopped_clock_is_silent(shop: ShopView) -> None:
    put(shop, spec(), spec("other"))
    put(shop, spec("other"))
    assert fire_clocks(DUE) == 1
    assert told(shop) == [("clock.due", "other")]


def test_a_new_deadline_starts_anew(shop: ShopView) -> None:
    put(shop, spec())
    fire_clocks(DUE)
    put(shop, spec(due=DUE + 24 * HOUR, alarms=()))
    assert next_due() == DUE + 24 * HOUR
    assert fire_clocks(DUE + 24 * HOUR) == 1
    assert told(shop) == [("clock.due", "answer")] * 2


def test_a_deadline_that_is_past_already_is_told_at_once(shop: ShopView) -> None:
    put(shop, spec(due=NOW - HOUR, alarms=(NOW - 2 * HOUR,)))
    assert fire_clocks(NOW) == 1
    assert told(shop) == [("clock.due", "answer")]


def test_a_clock_leaves_those_of_other_subjects_and_shops_alone(shop: ShopView, other_shop: ShopView) -> None:
    other = Subject("case", "8")
    put(shop, spec())
    put(shop, spec(), subject=other)
    put(other_shop, spec())
    put(shop)
    assert fire_clocks(DUE) == 2
    assert (told(shop), told(shop, other), told(other_shop)) == (
        [],
        [("clock.due", "answer")],
        [("clock.due", "answer")],
    )


@pytest.mark.django_db(transaction=True)
def test_several_workers_tell_each_clock_once(shop: ShopView) -> None:
    subjects = [Subject("case", str(number)) for number in range(120)]
    for subject in subjects:
        put(shop, spec(), subject=subject)
    fired = at_once(4, lambda _: fire_clocks(DUE))
    assert sum(result for result in fired if isinstance(result, int)) == 120
    assert all(told(shop, subject) == [("clock.due", "answer")] for subject in subjects)


moments = st.integers(0, 50).map(lambda hours: NOW + hours * HOUR)


@given(due=moments, alarms=st.lists(moments, max_size=5), steps=st.lists(moments, max_size=8))
def test_every_moment_is_told_once_and_none_before_its_time(
    due: datetime, alarms: list[datetime], steps: list[datetime]
) -> None:
    fired_until, said = None, []
    for now in [*sorted(steps), NOW + 100 * HOUR]:
        moment = next_moment(due_at=due, alarms=alarms, fired_until=fired_until)
        if moment is not None and moment <= now:
            said.append(moment)
            fired_until = now
    assert said == sorted(set(said))
    assert next_moment(due_at=due, alarms=alarms, fired_until=fired_until) is None
    assert set(said) <= {due, *alarms}
