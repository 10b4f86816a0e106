"""`heqi bench` measures on the real paths, in a place of its own, and says everything in its last line."""

import json
import socket
from pathlib import Path

from heqi.web.server import bind_port
from tests.support.desk import Desk


def result_of(printed: str) -> dict[str, object]:
    return json.loads(printed.splitlines()[-1])


def test_imports_are_counted_new_and_once_more_and_leave_nothing_behind(tmp_path: Path) -> None:
    result = result_of(Desk(tmp_path).run("bench", "import", "--rows", "60", "--seed", "7"))
    files = result["files"]
    assert {name: (each["rows"], each.get("new")) for name, each in files.items()} == {
        "orders, new": (60, 60),
        "requests, new": (3, 3),
        "orders, once more": (60, 0),
        "requests, once more": (3, 0),
        "cases that follow": (3, None),
    }
    assert result["given"] == {"rows": 60, "seed": 7, "database": "sqlite"}
    assert list(tmp_path.iterdir()) == []


def test_lists_are_asked_of_a_running_server(tmp_path: Path) -> None:
    result = result_of(Desk(tmp_path).run("bench", "cases", "--rows", "26", "--calls", "3"))
    assert result["counted"] == {"n": result["cases"], "capped": False}
    assert result["cases"] > 20
    assert {each["what"]: len(each["raw_ms"]) for each in result["timings"]}["open, by time left"] == 3


def test_lists_are_compared_with_those_of_a_smaller_desk_in_the_same_run(tmp_path: Path) -> None:
    words = ("--rows", "64", "--against", "26", "--calls", "2", "--creations", "4", "--clients", "2")
    printed = Desk(tmp_path).run("bench", "cases", *words)
    result = result_of(printed)
    assert "ratio" in printed.splitlines()[0]
    assert (result["counted"], result["given"]["against"]) == ({"n": 64, "capped": False}, 26)
    asked = [each["what"] for each in result["timings"]]
    assert asked.count("mine") == asked.count("settled, newest") == 2


def test_every_line_of_the_decisions_is_decided(tmp_path: Path) -> None:
    result = result_of(Desk(tmp_path).run("bench", "decide", "--rows", "30"))
    assert result["decisions"] == 30
    assert result["per_second"] > 0


def test_answers_are_sent_at_once_and_do_not_wait_for_the_other_side() -> None:
    """asyncio sets TCP_NODELAY only where the socket says that it is TCP; without it each small answer takes 40 ms."""
    with bind_port("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_deadlines_are_handled_once_each_whether_they_come_alone_or_together(tmp_path: Path) -> None:
    result = result_of(Desk(tmp_path).run("bench", "clocks", "--rows", "25", "--single", "2"))
    assert result["handled_once"] == {"due": 27, "cases": 27, "reactions": 27, "raised": 27}
    assert {each["what"]: len(each["raw_ms"]) for each in result["timings"]} == {
        "one deadline, due to acted": 2,
        "25 at once, due to acted": 25,
    }
    assert min(raw for each in result["timings"] for raw in each["raw_ms"]) > 0
    assert result["last_after_s"] >= result["half_after_s"]
