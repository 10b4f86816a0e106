"""What every platform's client does with a call: wait for its turn, sign, send, unwrap, and mend what can be mended."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import RLock
from typing import Any

import stamina

from heqi.core.connecting import Credentials, Endpoint, ErrorKind, PlatformError
from heqi.platforms.net.limits import SHARED, Pace
from heqi.platforms.net.line import Files, Line
from heqi.platforms.net.method import Method
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.ways import Ways, read_token

Keep = Callable[[Credentials], None]
TRIES = 5
PATIENCE = timedelta(seconds=60)
SHORTEST_WAIT, LONGEST_WAIT = 0.25, 15.0
"""A line that broke stands again at once; a gateway that is down for longer is for the lane, which has a ladder."""
NOT_WORTH_MENDING = timedelta(seconds=30)
AGAIN = (ErrorKind.TEMPORARY, ErrorKind.RATE_LIMITED)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a client needs from outside, given so that tests hold it in their hands.

    `clock`: aware now; `keep`: told of credentials that were refreshed in the middle of work, so that they are stored;
    without it an old token is the caller's to refresh.
    """

    clock: Callable[[], datetime]
    keep: Keep | None = None
    pace: Pace = SHARED


class Client(ABC):
    """Calls to one platform for one shop. `ways`: None where it neither tells the time nor renews tokens."""

    name, name_en = "平台", "The platform"
    ways: Ways | None = None

    def __init__(self, credentials: Credentials, endpoint: Endpoint, around: Surroundings) -> None:
        self.credentials = credentials
        self.endpoint = endpoint
        self.skew = timedelta(0)
        self._around = around
        self._line = Line()
        self._mending = RLock()

    def now(self) -> datetime:
        """The platform's time, as far as we know how its clock differs from ours."""
        return self._around.clock() + self.skew

    def call(self, method: Method, files: Files | None = None, /, **given: Any) -> dict[str, Any]:
        """Call a method; its answer without the root. Raises PlatformError; ValueError for a wrong parameter.

        What only reads is tried again after temporary errors. What changes something is sent once: whether to send it
        again is for the outbox to decide.
        """
        said = method.state(given)
        if not method.reads:
            return self._mended(method, said, files)
        for attempt in stamina.retry_context(
            on=_worth_another_try,
            attempts=TRIES,
            timeout=PATIENCE,
            wait_initial=SHORTEST_WAIT,
            wait_jitter=SHORTEST_WAIT,
            wait_max=LONGEST_WAIT,
        ):
            with attempt:
                answer = self._read(method, said)
        return answer

    def refresh(self) -> Credentials:
        """New credentials by the refresh token. Raises PlatformError (reauthorise): there is none, or it is spent."""
        if not self.credentials.refresh_token:
            raise self.unable_to_refresh()
        self.credentials = self.renew(self.credentials.refresh_token)
        return self.credentials

    def close(self) -> None:
        """Let go of the connection."""
        self._line.close()

    @abstractmethod
    def sign(self, method: Method, said: Mapping[str, Any]) -> dict[str, str]:
        """The fields to send, signed."""

    @abstractmethod
    def unwrap(self, method: Method, body: Any) -> dict[str, Any]:
        """The answer without its root. Raises PlatformError for an answer that says no."""

    def renew(self, refresh_token: str) -> Credentials:
        """Ask the platform for new credentials. Raises PlatformError where it has no such thing."""
        return self._take_token(self.call(self._known_ways().renew, refresh_token=refresh_token))

    def exchange(self, code: str) -> Credentials:
        """Credentials for the code of an authorisation. Raises PlatformError where the platform has no such thing."""
        return self._take_token(self.call(self._known_ways().redeem, code=code))

    def measure_skew(self) -> timedelta:
        """The platform's clock minus ours, by asking it; by the date of its answer where that is refused for the clock.

        Nothing where it does not tell the time.
        """
        if self.ways is None:
            return timedelta(0)
        try:
            told = Reading(self._once(self.ways.time, {}, None)).moment("time")
        except PlatformError:
            told = self._line.post(self.endpoint.api, self.sign(self.ways.time, {})).date
        return told - self._around.clock() if told is not None else timedelta(0)

    def blames_the_clock(self, error: PlatformError) -> bool:
        """Whether our time may be what the platform objects to."""
        return self.ways is not None and error.platform_code.partition(":")[0] in self.ways.clock_codes

    def token_in(self, answer: Mapping[str, Any]) -> Mapping[str, Any]:
        """Where a token answer keeps the token."""
        return answer

    def strange(self) -> PlatformError:
        """An answer that is none: whether it did something, nobody knows."""
        zh, en = (
            f"{self.name}的应答看不懂，稍后会自动再试。",
            f"{self.name_en}'s answer cannot be read; it will be tried again.",
        )
        return PlatformError(ErrorKind.TEMPORARY, "shape", zh, en, sent=True)

    def unable_to_refresh(self) -> PlatformError:
        """There is nothing to refresh with: only the owner can help."""
        zh, en = "店铺授权已失效，请店主重新授权。", "The authorisation has ended; the owner must authorise again."
        return PlatformError(ErrorKind.REAUTHORISE, "token", zh, en)

    def _read(self, method: Method, said: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return self._mended(method, said, None)
        except PlatformError as error:
            error.sent = False  # whatever became of a question, it changed nothing
            raise

    def _mended(self, method: Method, said: Mapping[str, Any], files: Files | None) -> dict[str, Any]:
        """One try; and another where the call was refused before anything was done, for a reason that is gone now."""
        held = self.credentials
        try:
            return self._once(method, said, files)
        except PlatformError as error:
            with self._mending:
                if not self._mend(method, error, held):
                    raise
        return self._once(method, said, files)

    def _mend(self, method: Method, error: PlatformError, held: Credentials) -> bool:
        """`held`: what the call was made with; a token that another thread renewed meanwhile is not spent twice."""
        if error.kind is ErrorKind.REAUTHORISE and method.session and self._around.keep is not None:
            if self.credentials.token != held.token:
                return True
            if not self.credentials.refresh_token:
                return False
            self._around.keep(self.refresh())
            return True
        if self.blames_the_clock(error):
            before, self.skew = self.skew, self.measure_skew()
            return abs(self.skew - before) > NOT_WORTH_MENDING
        return False

    def _once(self, method: Method, said: Mapping[str, Any], files: Files | None) -> dict[str, Any]:
        self._wait_for_turn(method)
        reply = self._line.post(self.endpoint.api, self.sign(method, said), files)
        return self.unwrap(method, reply.body)

    def _known_ways(self) -> Ways:
        if self.ways is None:
            raise self.unable_to_refresh()
        return self.ways

    def _take_token(self, answer: Mapping[str, Any]) -> Credentials:
        fresh = read_token(self._known_ways(), self.token_in(answer), self.credentials, self.now())
        if fresh is None:
            raise self.strange()
        return fresh

    def _wait_for_turn(self, method: Method) -> None:
        held = self.credentials
        whose = f"{self.endpoint.api}|{held.app_key}"
        if method.shop is not None:
            self._around.pace.wait(f"{whose}|{held.owner or hash(held.token)}|{method.name}", method.shop)
        if method.app is not None:
            self._around.pace.wait(f"{whose}|{method.name}", method.app)


def _worth_another_try(error: Exception) -> bool | float:
    if not isinstance(error, PlatformError) or error.kind not in AGAIN:
        return False
    return True if error.retry_after is None else min(error.retry_after, LONGEST_WAIT)
