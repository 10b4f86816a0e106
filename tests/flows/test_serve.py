"""`heqi serve`, `demo`, `shop`, `staff` as somebody meets them who has just installed Heqi."""

import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.desk import Desk
from tests.support.workers import wait_until

LISTENING = re.compile(r"serving at http://127\.0\.0\.1:(\d+)")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk in an empty home."""
    desk = Desk(tmp_path)
    yield desk
    desk.stop()


def heqi(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run a command that may fail."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HEQI_", "DJANGO_"))}
    command = [sys.executable, "-m", "heqi", *words]
    environment = own | {"HEQI_HOME": str(home)}
    return subprocess.run(command, env=environment, cwd=home, capture_output=True, text=True, timeout=60, check=False)


def get(port: int, path: str) -> tuple[int, str]:
    """Status and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def test_an_empty_desk_makes_its_tables_and_a_first_owner_whose_password_is_shown_once(desk: Desk) -> None:
    desk.start()
    first = desk.log
    assert first.count("username: owner") == 1
    assert get(desk.port, "/api/session")[0] == 200
    desk.stop()
    assert "已停止" in desk.log
    desk.start()
    assert "password" not in desk.log
    assert (desk.home.stat().st_mode | (desk.home / "secret_key").stat().st_mode) & 0o077 in (0, 0o055)
    assert (desk.home / "secret_key").stat().st_mode & 0o077 == 0


def test_a_taken_port_is_a_sentence_and_nothing_is_made(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = heqi(tmp_path, "serve", "--port", str(port))
    assert done.returncode == 1
    assert f"端口 {port} 已被占用" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "heqi.sqlite3").exists()


def test_a_worker_that_dies_is_started_again_and_goes_with_the_server(desk: Desk) -> None:
    desk.start()
    deadline = time.monotonic() + 20
    while not (first := desk.children("heqi worker")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    os.kill(first[0], signal.SIGKILL)
    while not (second := [pid for pid in desk.children("heqi worker") if pid not in first]):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    desk.stop()
    assert not Path(f"/proc/{second[0]}").exists()
    assert "worker died and is started again" in desk.log


def test_a_server_that_is_killed_takes_its_worker_with_it(desk: Desk) -> None:
    desk.start()
    deadline = time.monotonic() + 20
    while not (children := desk.children("heqi worker")) or "worker started" not in desk.log:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    desk.kill()
    while Path(f"/proc/{children[0]}").exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_shops_and_staff_are_added_by_command(desk: Desk) -> None:
    desk.open_shop("果然鲜")
    desk.hire("xiaolin", "小林", "果然鲜", limit_yuan=50)
    assert set(desk.passwords) == {"owner", "xiaolin"}
    assert desk.run("shop", "list") == "1\t果然鲜\tpinduoduo\n"
    assert "xiaolin\t小林\tactive\t果然鲜:agent" in desk.run("staff", "list")
    desk.run("staff", "role", "xiaolin", "--shop", "果然鲜", "--role", "supervisor")
    assert "果然鲜:supervisor" in desk.run("staff", "list")
    old = desk.passwords["xiaolin"]
    desk.run("staff", "password", "xiaolin")
    assert desk.passwords["xiaolin"] != old


REFUSALS = (
    (("shop", "add", "果然鲜", "--platform", "pinduoduo"), "已有名为“果然鲜”的店铺"),
    (("shop", "add", "别家", "--platform", "tmall", "--owner", "nobody"), "没有名为“nobody”的员工"),
    (("staff", "password", "nobody"), "没有名为“nobody”的员工"),
    (("staff", "add", "owner"), "已有名为“owner”的员工"),
    (("staff", "add", "a-lin", "--shop", "没有的店"), "没有名为“没有的店”的店铺"),
)


def test_what_cannot_be_done_is_said_in_words_and_changes_nothing(desk: Desk) -> None:
    desk.open_shop("果然鲜")
    before = desk.run("shop", "list"), desk.run("staff", "list")
    for words, sentence in REFUSALS:
        done = heqi(desk.home, *words)
        assert (done.returncode, sentence in done.stderr, "Traceback" in done.stderr) == (1, True, False), done.stderr
    assert (desk.run("shop", "list"), desk.run("staff", "list")) == before


def start_demo(home: Path, log: Path, *words: str) -> "tuple[subprocess.Popen[bytes], int]":
    """A running demo on a free port."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HEQI_", "DJANGO_"))}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "heqi", "demo", "--port", "0", *words], env=own, cwd=home, stdout=out, stderr=out
        )
    deadline = time.monotonic() + 300
    while not (found := LISTENING.search(log.read_text())):
        assert process.poll() is None and time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)
    return process, int(found[1])


TOLD_WHILE_STARTING = """
import os, signal, socket, sys
from heqi.cli import serve, set_up_django
set_up_django()
from heqi.web import server
from heqi.web.processes import front

def tell(kind):
    make = kind.__init__

    def told(self, *words, **more):
        os.kill(os.getpid(), signal.SIGTERM)
        make(self, *words, **more)

    kind.__init__ = told

tell(front.Front)
tell(server.Server)
listener = server.bind_port("127.0.0.1", 0)
serve.run_desk(listener, host="127.0.0.1", processes=int(sys.argv[1]), worker=False)
"""


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_desk_that_is_told_to_stop_before_it_hears_signals_stops(desk: Desk, processes: str) -> None:
    desk.open_shop("果然鲜")
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HEQI_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-c", TOLD_WHILE_STARTING, processes],
        env=own | {"HEQI_HOME": str(desk.home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, "已停止。" in done.stdout) == (0, True), f"{done.returncode} {done.stdout}{done.stderr}"


LOADED_BEFORE_THE_END = """
import atexit, gc
from heqi.assets.language.loading import screener
from heqi.assets.language.understanding_parts import understanding
from heqi.web.warm_up import warm_up

read = lambda: (screener.cache_info().currsize, understanding.cache_info().currsize, gc.get_freeze_count() > 40_000)
atexit.register(lambda: print(*read()))
warm_up()
"""


def test_a_server_that_ends_while_it_warms_up_waits_for_it() -> None:
    """An interpreter that ends under a thread in a library's own code is aborted, about once in twenty times.

    And what it has read is left alone by the collector, which would stop every request for 200 ms to look through it.
    """
    done = subprocess.run([sys.executable, "-c", LOADED_BEFORE_THE_END], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "1 1 True\n"), done.stderr


def test_the_demo_of_files_comes_up_with_cases_and_keeps_them(tmp_path: Path) -> None:
    log = tmp_path / "log"
    process, port = start_demo(tmp_path, log, "--files")
    try:
        assert get(port, "/api/session")[0] == 200
        said = log.read_text()
        assert all(f"username: {name}" in said for name in ("wang", "amin", "xiaolin"))
    finally:
        process.terminate()
        process.wait(30)
    home = tmp_path / "heqi-data" / "demo"
    cases = count_cases(home)
    assert cases > 50
    process, _ = start_demo(tmp_path, log)
    process.terminate()
    process.wait(30)
    assert "password:" not in log.read_text()
    assert count_cases(home) == cases


def test_the_demo_is_three_shops_on_a_market_that_lives_comes_back_and_ends_with_it(tmp_path: Path) -> None:
    log, home = tmp_path / "log", tmp_path / "heqi-data" / "demo"
    process, port = start_demo(tmp_path, log, "--bustle", "200")
    try:
        assert get(port, "/api/session")[0] == 200
        assert "平常的 200 倍" in log.read_text()
        assert count(home, "shops_shop") == count(home, "connections_connection WHERE state = 'ok' AND acts") == 3
        wait_until(lambda: count_cases(home) > 0, seconds=300)
        (market,) = [each for each in children(process.pid) if "sandbox" in each[1]]
        os.kill(market[0], signal.SIGKILL)
        wait_until(lambda: "is started again" in log.read_text(), seconds=120)
        wait_until(lambda: [each for each in children(process.pid) if "sandbox" in each[1]] != [market], seconds=120)
        back, had = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime()), numbers(home)
        # Every shop is read again, with the keys it has, and what comes is the same market grown older.
        wait_until(lambda: count(home, READ_SINCE.format(back)) == 3, seconds=300)
        assert count(home, "connections_connection WHERE state = 'ok' AND acts AND error IS NULL") == 3
        wait_until(lambda: len(numbers(home)) > len(had), seconds=300)
        assert had <= numbers(home)
        assert count(home, "trade_order") == len(numbers(home))
    finally:
        left = children(process.pid)
        process.send_signal(signal.SIGINT)
        process.wait(120)
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid, _ in left), seconds=120)


READ_SINCE = "connections_streamstate WHERE stream = 'refunds' AND failures = 0 AND ok_at > '{}'"


def numbers(home: Path) -> set[tuple[int, str]]:
    """(shop, number) of the orders that the desk has."""
    return set(rows(home, "shop_id, order_no FROM trade_order"))


def children(pid: int) -> list[tuple[int, str]]:
    """(pid, command) of the processes that it started and that live."""
    found = subprocess.run(["pgrep", "-a", "-P", str(pid)], capture_output=True, text=True, check=False).stdout
    return [(int(number), command) for number, _, command in (line.partition(" ") for line in found.splitlines())]


def count_cases(home: Path) -> int:
    """Rows of the table of cases, read from outside."""
    return count(home, "cases_case")


def count(home: Path, table: str) -> int:
    """Rows of a table, read from outside."""
    return int(rows(home, f"count(*) FROM {table}")[0][0])


def rows(home: Path, what: str) -> list[tuple[Any, ...]]:
    """Of the demo's own database, read from outside."""
    with closing(sqlite3.connect(home / "heqi.sqlite3", timeout=30)) as database:
        return database.execute(f"SELECT {what}").fetchall()


def test_the_demo_never_touches_a_real_desk(desk: Desk) -> None:
    desk.open_shop("真实店铺")
    before = desk.run("shop", "list")
    done = heqi(desk.home, "demo", "--port", "0")
    assert (done.returncode, "demo.real_desk" in done.stderr) == (1, True)
    done = heqi(desk.home, "demo", "--fresh", "--port", "0")
    assert (done.returncode, "demo.not_a_demo" in done.stderr) == (1, True)
    assert desk.run("shop", "list") == before
