"""`heqi doctor`: what is wrong, in words, and what to do about it."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.desk import Desk


def ask(home: Path, *words: str, **environment: str) -> tuple[int, dict[str, dict[str, Any]]]:
    """Exit code and checks by name."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HEQI_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "heqi", "doctor", "--json", *words],
        env=own | {"HEQI_HOME": str(home)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    assert lines, done.stderr
    return done.returncode, {check["name"]: check for check in map(json.loads, lines)}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    tmp_path.chmod(0o700)
    desk = Desk(tmp_path)
    desk.open_shop("果然鲜")
    return desk


def test_a_running_desk_is_well(desk: Desk) -> None:
    desk.start()
    try:
        deadline = time.monotonic() + 20
        while True:
            _, checks = ask(desk.home)
            if checks["worker"]["health"] == "ok":
                break
            assert time.monotonic() < deadline, checks["worker"]
    finally:
        desk.stop()
    wrong = {name for name, check in checks.items() if check["health"] != "ok"}
    assert wrong <= {"workbench", "disk"}  # not every machine that runs tests has built the front end
    assert set(checks) == {
        *("python", "home", "secret_key", "workbench", "time_zones", "disk", "database", "migrations", "writing"),
        *("clock", "worker", "sequencer", "queue", "dead_letters", "chain"),
    }


def test_a_desk_without_a_worker_is_told_how_to_start_one(desk: Desk) -> None:
    code, checks = ask(desk.home)
    assert code == 1
    assert (checks["worker"]["health"], checks["worker"]["fix"]) == ("fail", "运行 heqi serve 或 heqi worker")


def test_an_empty_database_lacks_its_tables_and_nothing_more_is_asked(tmp_path: Path) -> None:
    code, checks = ask(tmp_path)
    assert (code, checks["migrations"]["health"], "worker" in checks) == (1, "fail", False)


def test_a_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    code, checks = ask(tmp_path, HEQI_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert (code, checks["database"]["health"]) == (1, "fail")
    assert "HEQI_DATABASE_URL" in checks["database"]["fix"]
    assert "migrations" not in checks


def test_keys_and_folders_open_to_others_are_noticed(desk: Desk) -> None:
    (desk.home / "secret_key").chmod(0o644)
    desk.home.chmod(0o755)
    _, checks = ask(desk.home)
    assert (checks["secret_key"]["health"], checks["home"]["health"]) == ("fail", "warn")
    assert checks["secret_key"]["fix"] == f"chmod 600 {desk.home}/secret_key"


def test_a_changed_journal_and_dead_letters_are_noticed_and_letters_can_be_retried(desk: Desk) -> None:
    from contextlib import closing

    desk.start()
    time.sleep(2)
    desk.stop()
    with closing(sqlite3.connect(desk.home / "heqi.sqlite3")) as database, database:
        changed = database.execute("UPDATE journal_journalentry SET subject_id = '999' WHERE pos = 1").rowcount
        columns = "shop_id, entry_id, reaction, bulk, state, attempts, due_at, claimed_by, error"
        row = "1, 1, 'a.b', 0, 'dead', 8, '2026-05-20 02:00:00', '', 'X'"
        database.execute(f"INSERT INTO journal_reaction ({columns}) VALUES ({row})")
    assert changed == 1
    code, checks = ask(desk.home)
    assert (code, checks["chain"]["health"], checks["chain"]["text"]) == (1, "fail", "日志第 1 条被改动过")
    assert (checks["dead_letters"]["health"], checks["dead_letters"]["text"]) == ("warn", "1 个任务多次失败后停止")
    _, checks = ask(desk.home, "--retry-dead")
    assert checks["dead_letters"]["health"] == "ok"
