"""`heqi serve --processes N`: several processes behind one port, as one desk."""

import http.client
import os
import shutil
import signal
import socket
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heqi.bench.server import Client
from tests.flows.test_serve import get, heqi
from tests.support.desk import Desk
from tests.support.exports import ORDER_HEADERS, order_row, write_export
from tests.support.live import Screen

PARTS = "heqi.web.processes"
ORDER_NO = "260518-337872186894751"


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """果然鲜 with 小林 and one order; not served."""
    desk = Desk(tmp_path_factory.mktemp("furnished"))
    desk.open_shop("果然鲜")
    desk.hire("xiaolin", "小林", "果然鲜")
    orders = write_export(desk.home / "orders.csv", ORDER_HEADERS, [order_row(ORDER_NO, now=datetime.now(UTC))])
    desk.run("import", orders, "--shop", "果然鲜")
    return desk


@pytest.fixture
def desk(furnished: Desk, tmp_path: Path) -> Iterator[Desk]:
    """A copy of it, served by two processes."""
    home = tmp_path / "home"
    shutil.copytree(furnished.home, home)
    desk = Desk(home, passwords=dict(furnished.passwords))
    desk.start("serve", "--processes", "2")
    wait_for(lambda: len(serving(desk)) == 2)
    yield desk
    desk.stop()


def serving(desk: Desk) -> set[int]:
    """The processes that answer, as the machine knows them."""
    return set(desk.children(PARTS))


def wait_for(happened: Callable[[], bool]) -> None:
    """Until that is so; fails after half a minute."""
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def logged_in(desk: Desk, username: str = "xiaolin") -> Client:
    """A browser of that person, its connection kept open: two in a row are with two processes."""
    client = Client(desk.port)
    client.log_in(username, desk.passwords[username])
    return client


def open_case(client: Client) -> int:
    """By hand, for the one order; the id of the case."""
    shop = client.call("GET", "/api/session")["shops"][0]["id"]
    body = {"shop_id": shop, "order_no": ORDER_NO, "demand": "refund_only", "reason": "坏果", "first_channel": "chat"}
    return int(client.call("POST", "/api/cases", body)["id"])


def test_several_processes_are_one_desk_and_stop_in_good_order(desk: Desk) -> None:
    first, second = logged_in(desk), logged_in(desk)
    case = open_case(first)
    assert second.call("GET", f"/api/cases/{case}")["order_no"] == ORDER_NO
    parts = serving(desk)
    desk.stop()
    assert not any(Path(f"/proc/{pid}").exists() for pid in parts)
    assert "已停止" in desk.log
    assert "Traceback" not in desk.log


def test_a_process_that_is_killed_is_started_again_while_the_others_answer(desk: Desk) -> None:
    before = serving(desk)
    os.kill(min(before), signal.SIGKILL)
    # A connection that is handed over while the kernel still takes the process apart is lost with it.
    wait_for(lambda: "part died and is started again" in desk.log)
    assert [get(desk.port, "/api/session")[0] for _ in range(10)] == [200] * 10
    wait_for(lambda: len(serving(desk) - before) == 1)
    assert [get(desk.port, "/api/session")[0] for _ in range(10)] == [200] * 10


def test_a_server_that_is_killed_takes_its_processes_with_it_and_frees_the_port(desk: Desk) -> None:
    parts = serving(desk)
    desk.kill()
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in parts))
    desk.start("serve", "--processes", "2")
    assert get(desk.port, "/api/session")[0] == 200


def test_what_one_process_does_is_heard_on_the_screens_of_all(desk: Desk) -> None:
    clients = [logged_in(desk), logged_in(desk)]
    screens = [Screen(desk.port, cookie_of(client)).open() for client in clients]
    case = open_case(clients[0])
    for screen in screens:
        screen.wait_for(lambda screen=screen: bool(screen.cases))  # type: ignore[misc]
        assert screen.cases[0].data["row"]["id"] == case
    desk.stop()
    assert all(screen.ended.wait(10) for screen in screens)


def test_a_log_in_that_was_ended_is_ended_in_every_process_at_once(desk: Desk) -> None:
    clients = [logged_in(desk) for _ in range(4)]
    desk.run("staff", "password", "xiaolin")
    assert [status_of(desk, cookie_of(client)) for client in clients] == [401] * 4


def test_a_request_under_way_is_answered_when_the_server_stops(desk: Desk) -> None:
    client = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=30)
    client.putrequest("POST", "/api/session")
    client.putheader("Content-Length", "2")
    client.putheader("Content-Type", "application/json")
    client.endheaders()
    time.sleep(0.5)
    assert desk._server is not None
    desk._server.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    client.send(b"{}")
    assert client.getresponse().status in (403, 422)


def test_a_taken_port_is_a_sentence_for_several_processes_too(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = heqi(tmp_path, "serve", "--processes", "2", "--port", str(port))
    assert done.returncode == 1
    assert f"端口 {port} 已被占用" in done.stderr
    assert not (tmp_path / "heqi.sqlite3").exists()


def cookie_of(client: Client) -> str:
    """As the browser sends it."""
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def status_of(desk: Desk, cookie: str) -> int:
    """What the list of cases answers whoever has this cookie."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=20)
    connection.request("GET", "/api/cases", headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status
