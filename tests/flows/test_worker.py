"""The worker: whatever is killed, restarted or doubled, each thing happens, and happens once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from heqi.clocks.actions import set_clocks
from heqi.clocks.contracts import ClockSpec
from heqi.journal.access import all_beats, all_reactions, entries_in
from heqi.journal.actions import write_entry
from heqi.journal.chain import verify_chain
from heqi.journal.contracts import SYSTEM, EntryView, Subject
from heqi.journal.models import Reaction
from heqi.journal.queries import entries_of, last_pos
from heqi.shops.contracts import ShopView
from heqi.workers.identity import is_gone, name_worker
from tests.support.workers import Workers, wait_until

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def table(settings) -> None:  # type: ignore[no-untyped-def]
    """What the worker processes use (tests.support.worker_settings) holds for what is written here too."""
    settings.HEQI_REACTIONS = "tests.support.reactions.TABLE"
    settings.HEQI_BULK_KINDS = frozenset({"test.slow"})


def write(shop: ShopView, kind: str, number: int = 0) -> EntryView:
    with transaction.atomic():
        subject = Subject("case", str(number))
        return write_entry(shop_id=shop.id, kind=kind, subject=subject, actor=SYSTEM, data={}, now=NOW)


def answered(shop: ShopView) -> list[int | None]:
    return list(entries_in([shop.id]).filter(kind="test.answered").order_by("cause").values_list("cause", flat=True))


def count(state: Reaction.State) -> int:
    return all_reactions(why="a test counts").filter(state=state).count()


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(workers: Workers, shop: ShopView) -> None:
    entries = [write(shop, "test.slow" if number % 2 else "test.asked", number) for number in range(16)]
    first = workers.start()
    wait_until(lambda: len(answered(shop)) >= 10 and count(Reaction.State.RUNNING) == 1)
    first.kill()
    first.wait()
    assert len(answered(shop)) < 16
    workers.start()
    wait_until(lambda: count(Reaction.State.DONE) == 16, seconds=20)
    assert answered(shop) == [entry.id for entry in entries]
    wait_until(lambda: last_pos() == 32)
    assert verify_chain().whole
    assert all_beats().filter(stopped_at=None).count() == 1


def test_three_workers_at_once_do_everything_once(workers: Workers, shop: ShopView) -> None:
    for _ in range(3):
        workers.start()
    entries = [write(shop, "test.asked", number) for number in range(60)]
    wait_until(lambda: count(Reaction.State.DONE) == 60)
    assert answered(shop) == [entry.id for entry in entries]
    wait_until(lambda: last_pos() == 120)
    assert verify_chain().whole


def test_a_worker_that_is_asked_to_stop_finishes_what_it_is_doing(workers: Workers, shop: ShopView) -> None:
    for number in range(8):
        write(shop, "test.slow", number)
    worker = workers.start()
    wait_until(lambda: count(Reaction.State.DONE) >= 2)
    assert workers.stop(worker) == 0
    assert count(Reaction.State.RUNNING) == 0
    assert len(answered(shop)) == count(Reaction.State.DONE)
    assert all_beats().filter(stopped_at=None).count() == 0


def test_H2_a_clock_falls_due_within_a_second_and_after_a_restart_too(workers: Workers, shop: ShopView) -> None:
    case = Subject("case", "7")
    first = workers.start()
    wait_until(lambda: all_beats().exists())
    now = datetime.now(UTC)
    due, later = now + timedelta(seconds=1), now + timedelta(seconds=9)
    specs = [ClockSpec(name, at, (), "merchant", "platform") for name, at in (("answer", due), ("ship", later))]
    set_clocks(shop_id=shop.id, subject=case, clocks=specs, now=now)
    wait_until(lambda: len(entries_of(subject=case, shop_ids=[shop.id])) == 1)
    first.kill()
    first.wait()
    workers.start()
    wait_until(lambda: len(entries_of(subject=case, shop_ids=[shop.id])) == 2)
    fired = entries_of(subject=case, shop_ids=[shop.id])
    assert [entry.data["clock"] for entry in fired] == ["answer", "ship"]
    late = [entry.at - moment for entry, moment in zip(fired, (due, later), strict=True)]
    assert all(timedelta(0) <= each <= timedelta(seconds=1) for each in late), late


def test_long_work_does_not_keep_other_work_waiting(workers: Workers, shop: ShopView) -> None:
    for number in range(20):
        write(shop, "test.slow", number)
    workers.start()
    wait_until(lambda: count(Reaction.State.DONE) >= 1)
    quick = write(shop, "test.asked", 99)
    wait_until(lambda: quick.id in answered(shop), seconds=2)
    assert all_reactions(why="a test counts").filter(bulk=True, state=Reaction.State.QUEUED).exists()


def test_a_worker_goes_when_its_parent_is_gone(workers: Workers, shop: ShopView) -> None:
    worker = workers.start("--parent", "1")
    assert worker.wait(20) == 0


def test_a_name_tells_whether_its_process_is_gone(workers: Workers, shop: ShopView) -> None:
    worker = workers.start()
    wait_until(lambda: all_beats().exists())
    name = all_beats().get().name
    assert not is_gone(name)
    worker.kill()
    worker.wait()
    assert is_gone(name)
    assert not is_gone(name_worker())
    assert not is_gone("another-machine.1/99999999/aa")
    assert not is_gone("nonsense")
