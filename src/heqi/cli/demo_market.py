"""The market behind the demo: a `heqi sandbox` beside the desk, started again when it dies, gone with it."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from heqi.cli.speak import say
from heqi.core.errors import HeqiError

DAYS, ORDERS, SEED = 5, 450, 20
"""Of the past of the demo's shops; the lists are full and the first pull takes seconds."""
LONGEST_WAIT, HEALTHY_AFTER, PATIENCE = 15.0, 30.0, 10.0
BUSTLE = 45.0
"""So many times as often do buyers do something in its first eight hours, so that one who looks on sees it happen."""
BORN = "demo-market"
"""File with the moment of the first start and the bustle: with the same seed they make the same market again."""


class DemoMarket:
    """`bustle`: for a market that is opened now; one that is there already keeps its own, which `bustle` tells then."""

    def __init__(self, home: Path, bustle: float = BUSTLE) -> None:
        self._born, self.bustle = _born(home, bustle)
        self._port = 0
        self._stop = threading.Event()
        self._process = self._start()
        self._thread = threading.Thread(target=self._keep, name="heqi-demo-market", daemon=True)

    def wait(self) -> Mapping[str, Any]:
        """What it said when it stood; from now on it is kept running. Raises demo.no_market."""
        line = self._process.stdout.readline() if self._process.stdout else b""
        if not line:
            raise HeqiError("demo.no_market", "模拟市场没有启动。", "The sandbox of the demo did not start.")
        opening: Mapping[str, Any] = json.loads(line)
        self._port = int(opening["url"].rpartition(":")[2])
        self._thread.start()
        return opening

    def tell_pace(self, *, wanted: float | None) -> None:
        """How quick things go, and how to have it otherwise."""
        say(
            f"模拟市场头八小时的热闹程度是平常的 {self.bustle:g} 倍；要改：heqi demo --fresh --bustle 10。",
            f"Buyers do {self.bustle:g} times as much as on a real day, for eight hours; "
            "heqi demo --fresh --bustle 10 makes it calmer.",
        )
        if wanted is not None and wanted != self.bustle:
            say("已有的市场保持原来的节奏。", "The market that is there keeps its pace.")

    def stop(self) -> None:
        """End it, whatever it is doing: it keeps nothing."""
        self._stop.set()
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _keep(self) -> None:
        wait = 1.0
        while True:
            began = time.monotonic()
            self._process.wait()
            wait = 1.0 if time.monotonic() - began > HEALTHY_AFTER else min(wait * 2, LONGEST_WAIT)
            if self._stop.wait(wait):
                return
            say("模拟市场停了，正在重新启动。", "The sandbox has stopped and is started again.")
            self._process = self._start()

    def _start(self) -> "subprocess.Popen[bytes]":
        sizes = {"orders": ORDERS, "days": DAYS, "seed": SEED, "bustle": self.bustle, "born": self._born}
        wishes = [word for name, value in sizes.items() for word in (f"--{name}", str(value))]
        command = [sys.executable, "-m", "heqi", "sandbox", "--json", "--parent", "--port", str(self._port), *wishes]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _born(home: Path, bustle: float) -> tuple[int, float]:
    home.mkdir(parents=True, exist_ok=True)
    kept = home / BORN
    if not kept.exists():
        kept.write_text(f"{int(time.time())} {bustle:g}")
    born, _, lively = kept.read_text().partition(" ")
    return int(born), float(lively or BUSTLE)
