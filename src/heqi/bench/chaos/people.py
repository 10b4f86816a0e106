"""Somebody who serves cases while the desk dies under their hands: chooses a refund, ticks, and lets the desk pay."""

import random
import threading
import time
from collections.abc import Callable, Mapping
from http.client import HTTPException
from typing import Any
from uuid import uuid4

from heqi.bench.server import Client, Refused
from heqi.bench.shop import PASSWORD, USERNAME

PAYS = ".agree_refund"
BUSY = frozenset({"call.running", "case.stale"})


class Person:
    """Works through the list until `stop`, newest first. `given`: cases whose payment the desk has taken on.

    `refused`: case → why the desk would not. `most`: so many are to be given, None for all. `clicking` is set in the
    moment in which money is decided.
    """

    def __init__(
        self, port: int, dice: random.Random, codes: Callable[[], Mapping[str, str]], *, look: float, most: int | None
    ) -> None:
        self.given: dict[int, int] = {}
        self.refused: dict[int, str] = {}
        self.most, self._look = most, look
        self.clicking = threading.Event()
        self._port, self._dice, self._codes = port, dice, codes
        self._stop = threading.Event()
        self._client = Client(port)
        self._client.log_in(USERNAME, PASSWORD)
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        """Sit down."""
        self._thread.start()

    def take_one_more(self) -> None:
        """Where they are told how many."""
        if self.most is not None:
            self.most += 1

    def stop(self) -> None:
        """Go home."""
        self._stop.set()
        self._thread.join(120)

    def _work(self) -> None:
        while not self._stop.is_set():
            try:
                self._look_at_new()
                self._bring_codes()
            except (OSError, HTTPException, Refused):
                self._client = Client(self._port, self._client.cookies)
            self._stop.wait(self._look)

    def _look_at_new(self) -> None:
        if not self._has_time():
            return
        cursor = ""
        while True:
            page = self._client.call("GET", f"/api/cases?order=newest&limit=50&cursor={cursor}")
            for row in page["items"]:
                if row["id"] not in self.given and row["id"] not in self.refused and self._has_time():
                    self._settle(row["id"])
            cursor = page["next_cursor"]
            if not cursor:
                return

    def _has_time(self) -> bool:
        return not self._stop.is_set() and (self.most is None or len(self.given) < self.most)

    def _settle(self, case_id: int) -> None:
        """One case, to the end of what a person does for it; again after whatever broke on the way."""
        while not self._stop.is_set():
            try:
                self._pay(self._client.call("GET", f"/api/cases/{case_id}"))
                return
            except Refused as refused:
                if refused.code not in BUSY:
                    self.refused[case_id] = refused.code or str(refused.status)
                    return
            except (OSError, HTTPException):
                self._client = Client(self._port, self._client.cookies)
            time.sleep(0.3)

    def _pay(self, case: Mapping[str, Any]) -> None:
        if case["flow"] is None or case["flow"]["over"]:
            case = self._post(case, "choose", outcome="refund_only")
        while True:
            step = next((each for each in case["flow"]["steps"] if each["state"] != "done"), None)
            paying = [each for each in case["flow"]["steps"] if str(each["action"] or "").endswith(PAYS)]
            if not paying or step is None:
                self.refused.setdefault(case["id"], "nothing to pay")
                return
            if paying[0]["released"] or paying[0]["state"] == "done":
                self.given[case["id"]] = paying[0]["amount_fen"] or 0
                return
            if step is not paying[0]:
                case = self._post(case, f"steps/{step['key']}/tick")
                continue
            self.clicking.set()
            case = self._post(case, f"steps/{step['key']}/send")

    def _post(self, case: Mapping[str, Any], verb: str, **more: Any) -> Mapping[str, Any]:
        """A click. When the line breaks, half of the people send the same again, the others load the page anew."""
        path, body = f"/api/cases/{case['id']}/{verb}", {"version": case["version"], "looked": True, **more}
        key = uuid4().hex
        try:
            answer: Mapping[str, Any] = self._client.call("POST", path, body, key=key)
        except (OSError, HTTPException):
            if self._dice.random() < 0.5:
                raise
            time.sleep(2)
            self._client = Client(self._port, self._client.cookies)
            answer = self._client.call("POST", path, body, key=key)
        return answer

    def _bring_codes(self) -> None:
        """A platform that sent a code to the shop's phone gets it."""
        for row in self._client.call("GET", "/api/outbox"):
            if row["error"] and row["error"]["code"] == "needs_code":
                code = next(iter(self._codes().values()), "")
                self._client.call("POST", f"/api/outbox/{row['id']}/again", {"code": code})
