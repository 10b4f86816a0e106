"""The journal: entries stand and fall with their change, get a place once committed, and form a chain."""

import threading
import time
from datetime import UTC, datetime

import pytest
from django.db import connection, connections, transaction

from heqi.journal.access import all_entries
from heqi.journal.actions import write_entry
from heqi.journal.chain import verify_chain
from heqi.journal.contracts import SYSTEM, Actor, EntryView, Subject
from heqi.journal.queries import entries_after, entries_of, last_pos
from heqi.journal.sequencer import assign_positions
from heqi.shops.contracts import ShopView
from tests.support.threads import at_once

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
CASE = Subject("case", "7")


def write(shop: ShopView, kind: str = "case.opened", subject: Subject = CASE, **data: object) -> EntryView:
    with transaction.atomic():
        return write_entry(shop_id=shop.id, kind=kind, subject=subject, actor=SYSTEM, data=data, now=NOW)


def count_entries() -> int:
    return all_entries(why="a test counts").count()


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_of_a_transaction_is_refused(shop: ShopView) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        write_entry(shop_id=shop.id, kind="case.opened", subject=CASE, actor=SYSTEM, data={}, now=NOW)
    assert count_entries() == 0


@pytest.mark.parametrize(
    "data",
    [{"note": "买家说烂了三个"}, {"who": "Wang Li"}, {"deep": [{"words": "a b"}]}, {"名字": 1}, {"at": NOW}],
    ids=["chinese", "blank", "nested", "key", "type"],
)
def test_text_and_personal_data_do_not_get_into_the_journal(shop: ShopView, data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="journal data"):
        write(shop, **data)
    assert count_entries() == 0


@pytest.mark.django_db(transaction=True)
def test_an_entry_falls_with_its_change(shop: ShopView) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        write_entry(shop_id=shop.id, kind="case.opened", subject=CASE, actor=SYSTEM, data={}, now=NOW)
        raise RuntimeError("the change failed")
    assert count_entries() == 0


def test_the_history_of_a_subject_reads_oldest_first_within_its_shop(shop: ShopView, other_shop: ShopView) -> None:
    first = write(shop)
    write(other_shop)
    write(shop, subject=Subject("case", "8"))
    with transaction.atomic():
        second = write_entry(
            shop_id=shop.id,
            kind="case.taken",
            subject=CASE,
            actor=Actor.staff(3),
            data={"stage": "to_decide", "cost_fen": 1250},
            now=NOW,
            cause=first.id,
        )
    assert entries_of(subject=CASE, shop_ids=[shop.id]) == [first, second]
    assert second.actor == Actor.staff(3)
    assert second.cause == first.id
    assert entries_of(subject=CASE, shop_ids=[]) == []


def test_places_are_dense_in_id_order_and_never_change(shop: ShopView, other_shop: ShopView) -> None:
    written = [write(one) for one in (shop, other_shop, shop)]
    assert assign_positions() == 3
    write(shop)
    assert assign_positions() == 1
    assert assign_positions() == 0
    rows = all_entries(why="a test reads").order_by("id").values_list("id", "pos")
    assert [pos for _, pos in rows] == [1, 2, 3, 4]
    assert [entry.id for entry in entries_after(pos=0, shop_ids=[shop.id])] == [
        written[0].id,
        written[2].id,
        max(row for row, _ in rows),
    ]
    assert [entry.pos for entry in entries_after(pos=1, shop_ids=[shop.id])] == [3, 4]
    assert last_pos() == 4


def test_a_batch_of_places_goes_on_where_the_last_ended(shop: ShopView) -> None:
    for _ in range(5):
        write(shop)
    assert [assign_positions(limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert last_pos() == 5
    assert verify_chain().checked == 5


@pytest.mark.parametrize(
    ("pos", "change", "broken_at"),
    [
        (2, {"data": {"cost_fen": 1}}, 2),
        (2, {"actor_id": 99}, 2),
        (1, {"kind": "case.closed"}, 1),
        (3, {"hash": "0" * 64}, 3),
        (2, {"pos": 9}, 2),
    ],
    ids=["data", "actor", "kind", "hash", "pos"],
)
def test_a_changed_entry_breaks_the_chain_at_its_place(
    shop: ShopView, pos: int, change: dict[str, object], broken_at: int
) -> None:
    for cost in (100, 200, 300, 400):
        write(shop, cost_fen=cost, nested=[{"a": 1.5, "b": None}])
    assign_positions()
    before = verify_chain()
    assert (before.whole, before.checked) == (True, 4)
    all_entries(why="a test tampers").filter(pos=pos).update(**change)
    assert verify_chain().broken_at == broken_at


def test_a_removed_entry_breaks_the_chain(shop: ShopView) -> None:
    for _ in range(3):
        write(shop)
    assign_positions()
    all_entries(why="a test tampers").filter(pos=2).delete()
    assert verify_chain().broken_at == 2


def test_the_chain_can_be_checked_from_the_middle(shop: ShopView) -> None:
    for _ in range(4):
        write(shop)
    assign_positions()
    rest = verify_chain(after=2)
    assert (rest.whole, rest.checked, rest.last_hash) == (True, 2, verify_chain().last_hash)


@pytest.mark.django_db(transaction=True)
def test_an_id_that_commits_late_is_not_lost(shop: ShopView) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time: ids commit in order there")
    drawn, commit = threading.Event(), threading.Event()

    def write_slowly() -> None:
        with transaction.atomic():
            write_entry(shop_id=shop.id, kind="case.slow", subject=CASE, actor=SYSTEM, data={}, now=NOW)
            drawn.set()
            assert commit.wait(20)
        connections.close_all()

    slow = threading.Thread(target=write_slowly)
    slow.start()
    assert drawn.wait(20)
    quick = write(shop, kind="case.quick")
    assert assign_positions() == 1
    seen = entries_after(pos=0, shop_ids=[shop.id])
    commit.set()
    slow.join(20)
    assert assign_positions() == 1
    missed = entries_after(pos=seen[-1].pos or 0, shop_ids=[shop.id])
    assert [(entry.kind, entry.pos) for entry in (*seen, *missed)] == [("case.quick", 1), ("case.slow", 2)]
    assert missed[0].id < quick.id
    assert verify_chain().whole


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_follows_places_sees_everything_once_while_many_write(shop: ShopView) -> None:
    writers, each = 4, 25
    done = threading.Event()
    seen: list[EntryView] = []

    def read_on() -> bool:
        fresh = entries_after(pos=len(seen), shop_ids=[shop.id])
        seen.extend(fresh)
        return bool(fresh)

    def work(number: int) -> None:
        if number == 0:
            while not (done.is_set() and last_pos() == writers * each and not read_on()):
                assign_positions(limit=7)
                read_on()
                time.sleep(0.001)
        elif number == 1:
            while not done.is_set():
                assign_positions(limit=7)
                time.sleep(0.001)
        else:
            for turn in range(each):
                write(shop, kind=f"test.w{number}", turn=turn)
            finished.append(number)
            if len(finished) == writers:
                done.set()

    finished: list[int] = []
    assert [result for result in at_once(writers + 2, work) if result is not None] == []
    assert [entry.pos for entry in seen] == list(range(1, writers * each + 1))
    assert {entry.id for entry in seen} == set(all_entries(why="a test reads").values_list("id", flat=True))
    assert verify_chain().whole
