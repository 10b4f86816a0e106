"""Many screens that listen to the live feed, in a process of its own so that they do not slow the bridges down."""

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

NUMBER = re.compile(rb"\xe7\xac\xac(\d{6})\xe6\x9d\xa1")
"""第000123条, as it stands in an event."""


class Screens:
    """`count` connections in a child process, each logged in as somebody else."""

    def __init__(self, port: int, cookies: Sequence[str], folder: Path) -> None:
        self._told = folder / "screens.json"
        given = json.dumps({"port": port, "cookies": list(cookies), "to": str(self._told)})
        self._child = subprocess.Popen(
            [sys.executable, "-m", "heqi.bench.reception.screens"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._child.stdin is not None and self._child.stdout is not None
        self._child.stdin.write(given + "\n")
        self._child.stdin.flush()
        self._child.stdout.readline()  # all are connected

    def stop(self) -> list[dict[int, float]]:
        """What each screen saw: message number → when (perf_counter, one clock for all processes of the machine)."""
        assert self._child.stdin is not None
        self._child.stdin.write("stop\n")
        self._child.stdin.close()
        self._child.wait(60)
        return [{int(number): at for number, at in seen.items()} for seen in json.loads(self._told.read_text())]


async def _listen(port: int, cookie: str, seen: dict[int, float], ready: asyncio.Event) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    head = f"GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nAccept: text/event-stream\r\n\r\n"
    writer.write(head.encode())
    await writer.drain()
    kept = b""
    while chunk := await reader.read(1 << 16):
        now = perf_counter()
        ready.set()
        kept += chunk
        for found in NUMBER.finditer(kept):
            seen.setdefault(int(found[1]), now)
        # An event may stand in two chunks: its number is found once it is whole.
        kept = kept[-16:]


async def _main() -> None:
    loop = asyncio.get_running_loop()
    given = json.loads(await loop.run_in_executor(None, sys.stdin.readline))
    seen: list[dict[int, float]] = [{} for _ in given["cookies"]]
    ready = [asyncio.Event() for _ in seen]
    screens = [
        asyncio.create_task(_listen(given["port"], cookie, mine, event))
        for cookie, mine, event in zip(given["cookies"], seen, ready, strict=True)
    ]
    await asyncio.gather(*(event.wait() for event in ready))
    sys.stdout.write("listening\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.readline)
    for screen in screens:
        screen.cancel()
    await asyncio.gather(*screens, return_exceptions=True)
    Path(given["to"]).write_text(json.dumps(seen))


if __name__ == "__main__":
    asyncio.run(_main())
