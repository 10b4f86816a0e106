"""What a courier service is asked, what it tells, and how it says no: shared by those who call it and its folders."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from heqi.core.errors import HeqiError


class Way(StrEnum):
    """Which service."""

    KUAIDI100 = "kuaidi100"
    KDNIAO = "kdniao"


@dataclass(frozen=True, slots=True)
class Account:
    """Whose account pays. `account`: customer at 快递100, EBusinessID at 快递鸟; `plus`: 快递鸟's paid interfaces."""

    way: Way
    account: str
    key: str = field(repr=False)
    plus: bool = False


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the service answers, so that a test may stand in for it."""

    query: str
    subscribe: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is asked about. `carrier`: as a platform or an export calls it; `phone_tail`: four digits, '' not known."""

    number: str
    carrier: str
    phone_tail: str = ""


@dataclass(frozen=True, slots=True)
class Hook:
    """Where the service is to call, and the salt that it signs with (快递100; 快递鸟 signs with the key)."""

    url: str
    salt: str = field(repr=False)


class Stage(StrEnum):
    """Where a parcel is, in one word for both services."""

    NONE = "none"
    COLLECTED = "collected"
    TRANSIT = "transit"
    DELIVERING = "delivering"
    SIGNED = "signed"
    PROBLEM = "problem"
    RETURNING = "returning"
    RETURNED = "returned"
    REFUSED = "refused"
    FORWARDED = "forwarded"
    CUSTOMS = "customs"


OVER = frozenset({Stage.SIGNED, Stage.RETURNED})
"""Nothing more is to be expected."""


@dataclass(frozen=True, slots=True)
class Step:
    """One record of the way. `text` has no phone of anybody in it."""

    at: datetime
    text: str
    action: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """The way of one parcel so far, oldest step first. `given_up`: the service watches it no longer, and why."""

    number: str
    stage: Stage
    steps: tuple[Step, ...]
    given_up: str = ""

    @property
    def over(self) -> bool:
        """Whether it has arrived, one way or the other."""
        return self.stage in OVER


@dataclass(frozen=True, slots=True)
class Heard:
    """What a call of the service told, and what it wants to hear back."""

    tracks: tuple[Track, ...]
    reply: Mapping[str, Any]


class Trouble(StrEnum):
    """temporary: later; limit: not today; keys: only the owner can mend it; parcel: not this one, ever."""

    TEMPORARY = "temporary"
    LIMIT = "limit"
    KEYS = "keys"
    PARCEL = "parcel"


class CourierError(HeqiError):
    """The service did not do what was asked. The sentences hold neither keys nor anybody's data."""

    def __init__(self, trouble: Trouble, code: str, message: str, message_en: str) -> None:
        super().__init__(f"courier.{trouble}", message, message_en, 502, {"service_code": code})
        self.trouble = trouble
        self.service_code = code


class NotSigned(HeqiError):
    """A call that claims to be the service's and is not signed as that signs."""

    def __init__(self) -> None:
        super().__init__("courier.signature", "签名不对。", "The signature is wrong.", 403)


Clock = Callable[[], datetime]
Form = Mapping[str, str]


class Service(Protocol):
    """One account at one service. Synchronous; every method raises CourierError."""

    def check(self) -> None:
        """Whether the keys open the account."""

    def query(self, parcel: Parcel) -> Track:
        """Where the parcel is now; stage `none` while nobody has seen it."""

    def subscribe(self, parcel: Parcel, hook: Hook) -> None:
        """Have the service call us when something happens. Asking twice is fine."""

    def hear(self, form: Form, salt: str) -> Heard:
        """What a call of the service tells. Raises NotSigned before anything of it is looked at."""

    def close(self) -> None:
        """Let go of connections."""
