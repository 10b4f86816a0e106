"""A sandbox in a process of its own, its time standing still until a test moves it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import stamina

from heqi.core.connecting import Connector, Credentials, Endpoint
from heqi.core.words import Platform
from heqi.platforms.registry import connect


@dataclass
class MarketProcess:
    """`url` and what its first line said."""

    said: dict[str, Any]

    def control(self, method: str, path: str, body: Any = None, **asked: Any) -> Any:
        """The control API: truth, ledger, faults, time."""
        head = {"Authorization": f"Bearer {self.said['control_token']}"}
        answer = httpx2.request(
            method, f"{self.said['url']}/control{path}", json=body, params=asked, headers=head, timeout=60
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.control("GET", "")["now"], UTC)

    def keys(self, platform: Platform) -> dict[str, Any]:
        """Of a shop; on Taobao and Tmall of a sub-account, which alone may pay."""
        found = [each for each in self.said["connections"] if each["platform"] == platform]
        by_staff = platform is not Platform.PINDUODUO
        return next(each for each in found if bool(each["sub_nick"]) is by_staff)

    def connector(self, platform: Platform, keep: Callable[[Credentials], None] | None = None) -> Connector:
        keys, url = self.keys(platform), self.said["url"]
        if platform is Platform.PINDUODUO:
            where = Endpoint(f"{url}/pop", f"ws{url.removeprefix('http')}/push")
        else:
            where = Endpoint(f"{url}/top")
        held = Credentials(
            keys["app_key"], keys["app_secret"], keys["access_token"], keys["refresh_token"], owner=keys["shop"]
        )
        moment = self.now()
        return connect(platform, held, where, clock=lambda: moment, keep=keep)

    def truth(self, what: str, platform: Platform) -> list[dict[str, Any]]:
        """Every order or refund of a shop as it really is."""
        shop, after, rows = self.keys(platform)["shop_id"], 0, []
        while after is not None:
            page = self.control("GET", f"/truth/{what}", shop=shop, after=after, limit=1000)
            rows += page["rows"]
            after = page["next"]
        return rows


@contextmanager
def open_market_process(home: Path, *wishes: str) -> Iterator[MarketProcess]:
    """`heqi sandbox` on a free port, ended with the test."""
    heqi = str(Path(sys.executable).parent / "heqi")
    command = [heqi, "sandbox", "--json", "--port", "0", "--speed", "0", *wishes]
    settings = {"HEQI_HOME": str(home), "PATH": "/usr/bin:/bin"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=settings)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, "the sandbox ended before it stood"
        with stamina.set_testing(True, attempts=5):
            yield MarketProcess(json.loads(line))
    finally:
        process.terminate()
        process.wait(timeout=20)
