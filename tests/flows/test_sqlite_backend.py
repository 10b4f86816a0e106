"""The SQLite backend: one writer at a time across processes, readers never kept waiting, nobody left hanging."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from heqi.db.locks import hold_lock
from heqi.db.sqlite.lock import WriteLock, lock_path
from heqi.shops.contracts import ShopView
from heqi.shops.models import Shop
from tests.support.threads import at_once

pytestmark = pytest.mark.skipif(
    "postgres" in os.environ.get("HEQI_TEST_DATABASE", ""), reason="about the SQLite backend alone"
)
HOLD = """
import fcntl, os, sys, time
file = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def path() -> Path:
    return lock_path(str(connection.settings_dict["NAME"]))


def hold(path: Path, seconds: float) -> "subprocess.Popen[str]":
    """Another process that has the lock for that long."""
    command = [sys.executable, "-c", HOLD, str(path), str(seconds)]
    other = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


@pytest.fixture
def impatient(transactional_db: None) -> Iterator[None]:
    """A connection that waits half a second for the lock."""
    connection.ensure_connection()
    patience, connection.lock_timeout = connection.lock_timeout, 0.5
    yield
    connection.lock_timeout = patience


@pytest.mark.django_db(transaction=True)
def test_the_database_is_set_up_for_several_writers() -> None:
    with connection.cursor() as cursor:
        said = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert said == ["wal", 2, 1]


@pytest.mark.django_db(transaction=True)
def test_a_writer_waits_for_another_process_and_goes_on_when_it_lets_go(path: Path, shop: ShopView) -> None:
    other = hold(path, 0.6)
    began = time.monotonic()
    with transaction.atomic():
        Shop.objects.filter(id=shop.id).update(name="果然更鲜")
    assert time.monotonic() - began >= 0.4
    assert other.wait(5) == 0
    assert Shop.objects.get(id=shop.id).name == "果然更鲜"


def test_a_lock_that_does_not_come_free_is_an_error_and_changes_nothing(
    impatient: None, path: Path, shop: ShopView
) -> None:
    other = hold(path, 30)
    try:
        with pytest.raises(OperationalError, match="database is locked"), transaction.atomic():
            Shop.objects.filter(id=shop.id).update(name="x")
        with pytest.raises(OperationalError, match="database is locked"):
            Shop.objects.filter(id=shop.id).update(name="x")
        assert Shop.objects.get(id=shop.id).name == "果然鲜"
    finally:
        other.kill()
        other.wait()
    with transaction.atomic():
        Shop.objects.filter(id=shop.id).update(name="后来")
    assert Shop.objects.get(id=shop.id).name == "后来"


def test_a_reader_does_not_wait_for_a_writer(impatient: None, path: Path, shop: ShopView) -> None:
    other = hold(path, 30)
    try:
        began = time.monotonic()
        assert Shop.objects.get(id=shop.id).name == "果然鲜"
        assert time.monotonic() - began < 0.3
    finally:
        other.kill()
        other.wait()


@pytest.mark.django_db(transaction=True)
def test_the_lock_of_a_killed_process_is_free_at_once(path: Path, shop: ShopView) -> None:
    other = hold(path, 30)
    other.kill()
    other.wait()
    began = time.monotonic()
    with transaction.atomic():
        Shop.objects.filter(id=shop.id).update(name="x")
    assert time.monotonic() - began < 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ending", ["commit", "rollback", "inner_rollback", "single_statement", "failed_statement"])
def test_the_lock_is_given_back_however_it_ends(path: Path, shop: ShopView, ending: str) -> None:
    rows = Shop.objects.filter(id=shop.id)
    if ending == "commit":
        with transaction.atomic(), transaction.atomic():
            rows.update(name="x")
            assert connection.write_lock.held
    elif ending == "rollback":
        with pytest.raises(RuntimeError), transaction.atomic():
            raise RuntimeError
    elif ending == "inner_rollback":
        with transaction.atomic():
            with pytest.raises(RuntimeError), transaction.atomic():
                rows.update(name="never")
                raise RuntimeError
            assert connection.write_lock.held
        assert rows.get().name == "果然鲜"
    elif ending == "single_statement":
        rows.update(name="x")
    else:
        with pytest.raises(OperationalError), connection.cursor() as cursor:
            cursor.execute("INSERT INTO no_such_table VALUES (1)")
    assert not connection.write_lock.held
    other = WriteLock(path)
    assert other.acquire(0.5)
    other.close()


@pytest.mark.django_db(transaction=True)
def test_many_threads_count_up_without_losing_a_step(shop: ShopView) -> None:
    Shop.objects.filter(id=shop.id).update(settings={"n": 0})

    def add(_: int) -> None:
        for _ in range(20):
            with transaction.atomic():
                row = Shop.objects.get(id=shop.id)
                row.settings = {"n": row.settings["n"] + 1}
                row.save()

    assert at_once(6, add) == [None] * 6
    assert Shop.objects.get(id=shop.id).settings == {"n": 120}


def test_a_waiter_that_gave_up_does_not_keep_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "db.lock"
    other = hold(path, 0.6)
    mine = WriteLock(path)
    assert not mine.acquire(0.1)
    assert not mine.held
    other.wait()
    time.sleep(0.1)
    next_one = WriteLock(path)
    assert next_one.acquire(1)
    assert not mine.acquire(0.1)
    next_one.release()
    assert mine.acquire(1)
    mine.close()
    next_one.close()


def test_where_the_lock_lies() -> None:
    assert lock_path("/srv/heqi/db.sqlite3") == Path("/srv/heqi/db.sqlite3.lock")
    assert lock_path("file:/srv/a%20b/db.sqlite3?cache=shared") == Path("/srv/a b/db.sqlite3.lock")


@pytest.mark.django_db(transaction=True)
def test_a_named_lock_needs_a_transaction_to_end_with() -> None:
    with pytest.raises(transaction.TransactionManagementError), hold_lock("journal.sequencer"):
        pass
