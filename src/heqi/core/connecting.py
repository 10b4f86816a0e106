"""What a connector to a platform is: one protocol and its values, shared by those who call it and the platforms."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from heqi.core.errors import HeqiError
from heqi.core.facts import Fact
from heqi.core.sending import Answer, SendError, SendOrder
from heqi.core.tables import BadCell
from heqi.core.words import Platform


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a shop's calls are signed with. Its `repr` shows no secret.

    `token`: the merchant's authorisation; `refresh_token`, `expires_at` (aware UTC): None where the platform gave none;
    `owner`: the shop's own number or nick at the platform, empty until a token answer told it.
    """

    app_key: str
    app_secret: str = field(repr=False)
    token: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    expires_at: datetime | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a platform answers, so that the sandbox is only another endpoint.

    `api`: the gateway that every call goes to; `push`: where messages come from, None when they are polled from the
    gateway; `auth`: the page on which a merchant authorises the application.
    """

    api: str
    push: str | None = None
    auth: str | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """One sort of things that a platform can be asked for by the time of their last change.

    `window`: the longest span one pull may ask; `overlap`: how far a pull should reach back before what is in already;
    `every`: how often to pull; `lag`: how far before now a pull must end; `reach`: how far back the platform answers.
    """

    name: str
    window: timedelta
    overlap: timedelta
    every: timedelta
    lag: timedelta = timedelta(0)
    reach: timedelta = timedelta(days=90)

    def windows(self, *, until: datetime | None, now: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The pulls (since, until) that are due, oldest first, when everything before `until` is in already.

        The first reaches back by `overlap`; none is longer than `window`, older than `reach` or younger than `lag`.
        None for a stream that was never pulled: it starts `reach` back.
        """
        oldest, latest = now - self.reach, now - self.lag
        since = oldest if until is None else max(oldest, until - self.overlap)
        while since < latest:
            end = min(since + self.window, latest)
            yield since, end
            since = end


@dataclass(frozen=True, slots=True)
class BadItem:
    """One thing of an answer that could not be understood. `raw` holds no personal data."""

    entity: str
    key: str
    faults: tuple[BadCell, ...]
    raw: Any = None


@dataclass(frozen=True, slots=True)
class Page:
    """What one call brought. `rows`: a thing's facts each, the main one first, as the inbox applies them.

    `done`: things of this pull so far, this page's and the bad ones counted; `total`: of how many, None when not told.
    """

    rows: Sequence[Sequence[Fact]]
    bad: Sequence[BadItem] = ()
    done: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True)
class ShopIdentity:
    """Whose shop the credentials open. `skew`: the platform's clock minus ours."""

    owner: str
    name: str
    skew: timedelta
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What an action may be given: a return address, a courier, a reason to refuse. `id` goes into the payload."""

    id: str
    text: str
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Thing:
    """What to `fetch`: entity and key of a fact; `order_no` where it is known, since some calls want both."""

    entity: str
    key: str
    order_no: str = ""


@dataclass(frozen=True, slots=True)
class Push:
    """A message of the platform. It names things that changed and is no fact itself; it may come twice, late, or never.

    `owner`: the shop it is about, empty when not told; `raw` holds no personal data; `ack` tells the platform that it
    is kept, so it does not come again. Without `ack` it does.
    """

    topic: str
    things: tuple[Thing, ...]
    at: datetime
    ack: Callable[[], None]
    owner: str = ""
    raw: Any = None


class Stop(Protocol):
    """When to end: a `threading.Event`."""

    def is_set(self) -> bool:
        """Whether to end now."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait so many seconds, less when it is set meanwhile."""


class ErrorKind(StrEnum):
    """What may be done about an error.

    temporary, rate_limited: the same call later; reauthorise: refresh the token, else the owner authorises anew;
    permission: the owner asks the platform for something (a permission package, an address on the white list);
    business: the platform says no to this very request; permanent: the call itself is wrong.
    """

    TEMPORARY = "temporary"
    RATE_LIMITED = "rate_limited"
    REAUTHORISE = "reauthorise"
    PERMISSION = "permission"
    BUSINESS = "business"
    PERMANENT = "permanent"


class PlatformError(HeqiError):
    """The platform did not do what was asked. `sent`: whether the request may have reached it without an answer.

    `platform_code`: its own code, as it gave it; `retry_after`: seconds it asks to wait, None when it does not say.
    The sentences are for the owner and hold neither secrets nor anybody's data.
    """

    def __init__(
        self,
        kind: ErrorKind,
        platform_code: str,
        message: str,
        message_en: str,
        *,
        retry_after: float | None = None,
        sent: bool = False,
    ) -> None:
        status = 409 if kind is ErrorKind.BUSINESS else 502
        detail = {"platform_code": platform_code, "retry_after": retry_after}
        super().__init__(f"platform.{kind}", message, message_en, status, detail)
        self.kind = kind
        self.platform_code = platform_code
        self.retry_after = retry_after
        self.sent = sent

    def as_send_error(self) -> SendError:
        """As an answer of `send` carries it."""
        return SendError(self.platform_code, self.message, self.message_en, self.retry_after)


class Connector(Protocol):
    """One shop's way to its platform. Synchronous, one thread at a time but for `pull`; all raises PlatformError.

    `handles`: the outbox kinds it does by API; every other kind is a person's work in the back office. `at_once`: how
    many windows may be pulled side by side, each in a thread of its own; 1 where that is not safe.
    """

    @property
    def platform(self) -> Platform:
        """Where the shop sells."""

    @property
    def streams(self) -> tuple[Stream, ...]:
        """What can be pulled."""

    @property
    def handles(self) -> frozenset[str]:
        """Outbox kinds that `send` knows."""

    @property
    def at_once(self) -> int:
        """How many `pull`s may run side by side."""

    def check(self) -> ShopIdentity:
        """Test the connection: signature, clock, token and the permission to read orders."""

    def pull(self, stream: str, since: datetime, until: datetime, *, now: datetime) -> Iterator[Page]:
        """What changed in [since, until], page by page, in the order that loses nothing. One window of the stream.

        A page that was given is complete; a pull that raised is pulled again whole.
        """

    def fetch(self, thing: Thing) -> Sequence[Fact]:
        """One thing as it stands now; empty when the platform does not know it (yet)."""

    def choices(self, what: str, thing: Thing | None = None) -> tuple[Choice, ...]:
        """What a payload may name: return_addresses, carriers, or refuse_reasons of a thing; empty for other words."""

    def send(self, order: SendOrder) -> Answer:
        """Do it, once, without retry. The Answer says what became of it; only a kind not in `handles` raises."""

    def ask(self, order: SendOrder) -> Answer:
        """Whether it has happened: done, not_done, or doubtful when the platform cannot tell. Changes nothing."""

    def redeem(self, code: str) -> Credentials:
        """Credentials for the code that the owner's authorisation brought; this connector uses them from now on."""

    def refresh(self) -> Credentials:
        """New credentials, for the caller to keep; this connector uses them from now on."""

    def listen(self, stop: Stop) -> Iterator[Push]:
        """Messages as they come, until `stop` is set. Raises when the line breaks; the caller listens again."""

    def close(self) -> None:
        """Let go of connections."""
