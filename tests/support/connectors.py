"""A platform of our own making that a shop can be connected to: it says what a test lets it say."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from heqi.core.connecting import (
    BadItem,
    Choice,
    Credentials,
    Endpoint,
    ErrorKind,
    Page,
    PlatformError,
    Push,
    ShopIdentity,
    Stop,
    Stream,
    Thing,
)
from heqi.core.facts import Fact
from heqi.core.sending import Answer, AnswerState, SendOrder
from heqi.core.words import Platform

DAY = timedelta(days=1)
ORDERS = Stream(
    "orders", window=timedelta(hours=6), overlap=timedelta(minutes=5), every=timedelta(minutes=1), reach=2 * DAY
)


def trouble(kind: ErrorKind, **more: Any) -> PlatformError:
    return PlatformError(kind, "E1", "平台出错了。", "The platform failed.", **more)


class FakePlatform:
    """What the platform holds and how it behaves, shared by all connectors to it."""

    def __init__(self) -> None:
        self.orders: list[Fact] = []
        self.bad: list[BadItem] = []
        self.windows: list[tuple[datetime, datetime]] = []
        self.failing: list[PlatformError] = []
        self.sent: list[str] = []
        self.answers: list[Answer | Exception] = []
        self.told: list[str] = []
        self.tokens = 1
        self.alive = {"token"}

    def connect(
        self, platform: Platform, keys: Credentials, _endpoint: Endpoint | None, _keep: Callable[[Credentials], None]
    ) -> "FakeConnector":
        return FakeConnector(self, platform, keys)


class FakeConnector:
    """A `heqi.core.connecting.Connector`."""

    streams = (ORDERS,)
    at_once = 1
    handles = frozenset({"pdd.agree_refund", "pdd.agree_return"})

    def __init__(self, world: FakePlatform, platform: Platform, keys: Credentials) -> None:
        self.world, self.platform, self.keys = world, platform, keys

    def _require_token(self) -> None:
        if self.keys.token not in self.world.alive:
            raise trouble(ErrorKind.REAUTHORISE)

    def check(self) -> ShopIdentity:
        if self.world.failing:
            raise self.world.failing.pop(0)
        self._require_token()
        return ShopIdentity("77", "果然鲜旗舰店", timedelta(milliseconds=120))

    def pull(self, stream: str, since: datetime, until: datetime, *, now: datetime) -> Iterator[Page]:
        self._require_token()
        self.world.windows.append((since, until))
        found = [fact for fact in self.world.orders if since <= fact.version < until]
        for place in range(0, len(found), 2):
            if self.world.failing:
                raise self.world.failing.pop(0)
            yield Page([[fact] for fact in found[place : place + 2]], done=place + 2, total=len(found))
        if self.world.bad:
            yield Page([], bad=[self.world.bad.pop()])

    def fetch(self, thing: Thing) -> Sequence[Fact]:
        return [fact for fact in self.world.orders if fact.key == thing.key]

    def choices(self, what: str, thing: Thing | None = None) -> tuple[Choice, ...]:
        return ()

    def send(self, order: SendOrder) -> Answer:
        self.world.sent.append(order.key)
        answer = self.world.answers.pop(0) if self.world.answers else Answer(AnswerState.DONE, "R1")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def ask(self, order: SendOrder) -> Answer:
        return Answer(AnswerState.DONE if order.key in self.world.sent else AnswerState.NOT_DONE)

    def refresh(self) -> Credentials:
        if self.keys.refresh_token is None:
            raise trouble(ErrorKind.REAUTHORISE)
        self.world.tokens += 1
        token = f"token{self.world.tokens}"
        self.world.alive.add(token)
        self.keys = Credentials(self.keys.app_key, self.keys.app_secret, token, self.keys.refresh_token)
        return self.keys

    def listen(self, stop: Stop) -> Iterator[Push]:
        for number in list(self.world.told):
            thing, ack = Thing("order", number, number), partial(self.world.told.remove, number)
            yield Push("order", (thing,), datetime.now(UTC), ack)
        if self.world.failing:
            raise self.world.failing.pop(0)
        stop.wait(5)

    def close(self) -> None:
        pass


def order_fact(number: str, at: datetime, **values: Any) -> Fact:
    said = {"platform_status": "待发货", "paid_at": at, **values}
    return Fact("order", number, at.astimezone(UTC), said)
