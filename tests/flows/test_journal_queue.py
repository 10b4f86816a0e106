"""Reactions: queued with the entry, run once each, retried by the ladder, dead where everybody can see it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, transaction

from heqi.journal import queue
from heqi.journal.access import all_reactions, entries_in
from heqi.journal.actions import beat_worker, release_leases, revive_reaction, write_entry
from heqi.journal.actions.write import queue_reactions
from heqi.journal.contracts import SYSTEM, Actor, EntryView, Subject
from heqi.journal.ladder import LADDER
from heqi.journal.models import Reaction
from heqi.journal.queries import count_dead, count_waiting, dead_letters
from heqi.journal.queue import HANDFUL, LEASE, reactions_in_hand, run_pending
from heqi.shops.contracts import ShopView
from tests.support.reactions import CALLS
from tests.support.threads import at_once

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
CASE = Subject("case", "7")
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def table(settings) -> None:  # type: ignore[no-untyped-def]
    settings.HEQI_REACTIONS = "tests.support.reactions.TABLE"
    CALLS.clear()


def write(shop: ShopView, kind: str) -> EntryView:
    with transaction.atomic():
        return write_entry(shop_id=shop.id, kind=kind, subject=CASE, actor=SYSTEM, data={}, now=NOW)


def reactions() -> list[Reaction]:
    return list(all_reactions(why="a test reads").order_by("id"))


def answers(shop: ShopView) -> int:
    return entries_in([shop.id]).filter(kind="test.answered").count()


@pytest.mark.django_db(transaction=True)
def test_an_entry_queues_what_the_table_names_and_it_runs_once_with_its_place(shop: ShopView) -> None:
    entry = write(shop, "test.both")
    write(shop, "test.unknown_kind")
    assert [row.reaction.rpartition(".")[2] for row in reactions()] == ["note_call", "answer_once"]
    assert run_pending(now=NOW) == 2
    assert run_pending(now=NOW + timedelta(days=1)) == 0
    assert CALLS == [(entry.id, "note_call")]
    assert answers(shop) == 1
    assert {row.state for row in reactions()} == {Reaction.State.DONE}


@pytest.mark.django_db(transaction=True)
def test_a_change_that_fails_queues_nothing(shop: ShopView) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        write_entry(shop_id=shop.id, kind="test.noted", subject=CASE, actor=SYSTEM, data={}, now=NOW)
        raise RuntimeError("the change failed")
    assert reactions() == []


@pytest.mark.django_db(transaction=True)
def test_the_same_event_queued_twenty_times_at_once_is_one_row_and_one_run(shop: ShopView) -> None:
    entry = write(shop, "test.asked")
    queued = at_once(20, lambda _: queue_reactions(entry=entry, now=NOW))
    assert queued == [None] * 20
    assert len(reactions()) == 1
    ran = at_once(6, lambda number: run_pending(now=NOW, worker=f"w{number}"))
    assert sorted(ran, key=str) == [0, 0, 0, 0, 0, 1]
    assert answers(shop) == 1


@pytest.mark.django_db(transaction=True)
def test_many_workers_run_many_reactions_once_each(shop: ShopView) -> None:
    entries = [write(shop, "test.noted") for _ in range(30)]
    ran = at_once(4, lambda number: run_pending(now=NOW, worker=f"w{number}", limit=30))
    assert sum(result for result in ran if isinstance(result, int)) == 30
    assert sorted(CALLS) == [(entry.id, "note_call") for entry in entries]


@pytest.mark.django_db(transaction=True)
def test_a_failing_reaction_climbs_the_ladder_and_dies_at_its_end(shop: ShopView) -> None:
    write(shop, "test.failing")
    now = NOW
    for wait in LADDER:
        assert run_pending(now=now) == 1
        assert run_pending(now=now + wait - SECOND / 2) == 0
        now += wait
    assert run_pending(now=now) == 1
    assert run_pending(now=now + timedelta(days=30)) == 0
    (dead,) = dead_letters([shop.id])
    assert (dead.attempts, dead.state, len(CALLS)) == (len(LADDER) + 1, Reaction.State.DEAD, len(LADDER) + 1)
    assert dead.error.startswith("RuntimeError")
    assert "13800138000" not in dead.error
    assert dead_letters([]) == []
    assert (count_dead(), count_waiting()) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_one_failure_holds_up_nothing_else(shop: ShopView) -> None:
    write(shop, "test.failing")
    entry = write(shop, "test.noted")
    assert run_pending(now=NOW) == 2
    assert (entry.id, "note_call") in CALLS


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["test.hopeless"])
def test_a_permanent_error_is_not_retried(shop: ShopView, kind: str) -> None:
    write(shop, kind)
    assert run_pending(now=NOW) == 1
    assert [row.attempts for row in dead_letters([shop.id])] == [1]


@pytest.mark.django_db(transaction=True)
def test_a_reaction_that_a_release_removed_waits_for_the_next_release(shop: ShopView) -> None:
    write(shop, "test.gone")
    assert run_pending(now=NOW) == 1
    (row,) = reactions()
    assert (row.state, row.due_at) == (Reaction.State.QUEUED, NOW + LADDER[0])
    assert row.error.startswith("ImportError")


@pytest.mark.django_db(transaction=True)
def test_a_dead_reaction_can_be_revived_once_and_that_is_on_record(shop: ShopView, other_shop: ShopView) -> None:
    write(shop, "test.hopeless")
    run_pending(now=NOW)
    (dead,) = dead_letters([shop.id])
    assert not revive_reaction(reaction_id=dead.pk, shop_id=other_shop.id, by=Actor.staff(2), now=NOW)
    assert revive_reaction(reaction_id=dead.pk, shop_id=shop.id, by=Actor.staff(2), now=NOW)
    assert not revive_reaction(reaction_id=dead.pk, shop_id=shop.id, by=Actor.staff(2), now=NOW)
    assert [(row.state, row.attempts) for row in reactions()] == [(Reaction.State.QUEUED, 0)]
    assert entries_in([shop.id]).filter(kind="reaction.revived", actor_id=2).count() == 1


def leave_running(worker: str) -> None:
    """As a worker leaves it that was killed in the middle."""
    lost = {"state": Reaction.State.RUNNING, "claimed_by": worker, "attempts": 1, "lease_until": NOW + LEASE}
    assert all_reactions(why="a test kills a worker").update(**lost) == 1


@pytest.mark.django_db(transaction=True)
def test_a_lost_lease_is_taken_over_when_it_runs_out_and_not_before(shop: ShopView) -> None:
    write(shop, "test.asked")
    leave_running("dead")
    assert run_pending(now=NOW + LEASE - SECOND) == 0
    assert run_pending(now=NOW + LEASE) == 1
    assert answers(shop) == 1


@pytest.mark.django_db(transaction=True)
def test_a_death_of_a_worker_is_no_failure_of_what_it_ran(shop: ShopView) -> None:
    write(shop, "test.failing")
    now = NOW
    for _ in range(len(LADDER) + 1):
        (row,) = reactions()
        assert queue._claim([row.pk], now=now, worker="killed") == [row.pk]
        now += LEASE
    assert run_pending(now=now) == 1
    (row,) = reactions()
    assert (row.state, row.attempts, row.due_at) == (Reaction.State.QUEUED, 1, now + LADDER[0])


@pytest.mark.django_db(transaction=True)
def test_a_living_worker_keeps_its_leases_and_a_dead_ones_are_freed(shop: ShopView) -> None:
    write(shop, "test.asked")
    leave_running("slow")
    later = NOW + LEASE - SECOND
    (row,) = reactions()
    beat_worker(name="slow", now=later, lease_until=later + LEASE, holding=[row.pk])
    assert run_pending(now=NOW + LEASE) == 0
    assert release_leases(names=["slow"], now=NOW + LEASE) == 1
    assert run_pending(now=NOW + LEASE) == 1


@pytest.mark.django_db(transaction=True)
def test_what_a_living_worker_could_not_settle_runs_again(shop: ShopView, monkeypatch: pytest.MonkeyPatch) -> None:
    write(shop, "test.asked")
    with monkeypatch.context() as broken:
        broken.setattr(queue, "find_reaction", lambda path: (_ for _ in ()).throw(OperationalError("gone")))
        broken.setattr(queue, "_settle_failure", lambda row, worker, error, now: (_ for _ in ()).throw(error))
        with pytest.raises(OperationalError):
            run_pending(now=NOW, worker="w1")
    assert reactions_in_hand() == frozenset()
    beat_worker(name="w1", now=NOW + SECOND, lease_until=NOW + 2 * LEASE, holding=reactions_in_hand())
    assert run_pending(now=NOW + LEASE - SECOND, worker="w1") == 0
    assert run_pending(now=NOW + LEASE, worker="w1") == 1
    assert answers(shop) == 1


@pytest.mark.django_db(transaction=True)
def test_more_than_a_handful_run_in_the_order_in_which_they_fell_due_and_no_more_than_asked(shop: ShopView) -> None:
    entries = [write(shop, "test.asked") for _ in range(2 * HANDFUL + 5)]
    assert run_pending(now=NOW, limit=HANDFUL + 3) == HANDFUL + 3
    done = [row.entry_id for row in reactions() if row.state == Reaction.State.DONE]
    assert sorted(done) == [entry.id for entry in entries[: HANDFUL + 3]]
    assert run_pending(now=NOW, limit=1_000) == HANDFUL + 2
    assert answers(shop) == len(entries)
    assert {row.attempts for row in reactions()} == {1}


@pytest.mark.django_db(transaction=True)
def test_long_work_runs_in_a_lane_of_its_own(shop: ShopView, settings) -> None:  # type: ignore[no-untyped-def]
    settings.HEQI_BULK_KINDS = frozenset({"test.asked"})
    write(shop, "test.asked")
    entry = write(shop, "test.noted")
    assert run_pending(now=NOW, bulk=False) == 1
    assert CALLS == [(entry.id, "note_call")]
    assert answers(shop) == 0
    assert run_pending(now=NOW, bulk=True) == 1
    assert answers(shop) == 1
