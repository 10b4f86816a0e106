"""What the connectors of all platforms do alike; a platform adds what can be pulled, fetched and sent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from heqi.core.connecting import BadItem, Choice, Credentials, ErrorKind, PlatformError, Push, Stop, Stream, Thing
from heqi.core.facts import Fact
from heqi.core.sending import Answer, SendOrder
from heqi.core.words import Platform
from heqi.platforms.net.client import Client
from heqi.platforms.net.rows import Build, make_row
from heqi.platforms.net.sending import Handler, do, look

Fetch = Callable[[Thing], Sequence[Fact]]


class BaseConnector:
    """One shop. See `heqi.core.connecting.Connector` for what each method promises.

    `handlers`: outbox kind → how it is done; `fetchers`: entity → how one thing of it is asked for. Windows
    that are pulled side by side wait in one queue for the platform's limits (`limits.Pace`).
    """

    platform: Platform
    streams: tuple[Stream, ...] = ()
    at_once = 16
    client: Client
    handlers: Mapping[str, Handler[Any]]
    fetchers: Mapping[str, Fetch]

    @property
    def handles(self) -> frozenset[str]:
        """Outbox kinds that `send` knows."""
        return frozenset(self.handlers)

    def fetch(self, thing: Thing) -> Sequence[Fact]:
        """One thing as it stands now; empty when the platform does not know it (yet)."""
        try:
            return self.fetchers[thing.entity](thing)
        except PlatformError as error:
            if error.kind is ErrorKind.BUSINESS:
                return ()
            raise

    def choices(self, what: str, thing: Thing | None = None) -> tuple[Choice, ...]:
        """What a payload may name; a platform without lists has none."""
        return ()

    def send(self, order: SendOrder) -> Answer:
        """Do it once."""
        return do(self.handlers, self, order)

    def ask(self, order: SendOrder) -> Answer:
        """Whether it has happened."""
        return look(self.handlers, self, order)

    def redeem(self, code: str) -> Credentials:
        """By the code of the authorisation page."""
        self.client.credentials = self.client.exchange(code)
        return self.client.credentials

    def refresh(self) -> Credentials:
        """By the refresh token."""
        return self.client.refresh()

    def listen(self, stop: Stop) -> Iterator[Push]:
        """A platform without messages is only polled."""
        return iter(())

    def close(self) -> None:
        """Let go of the connection."""
        self.client.close()


def facts_of(item: Any, entity: str, key: str, build: Build) -> Sequence[Fact]:
    """The facts of one thing; none when it cannot be understood."""
    row = make_row(item, entity, key, build)
    return () if isinstance(row, BadItem) else row
