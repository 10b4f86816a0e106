"""What is told, to whom, and what can become of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Way(StrEnum):
    """How somebody is told."""

    DINGTALK = "dingtalk"
    WECOM = "wecom"
    FEISHU = "feishu"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to. `url` and `secret` are as good as a password: they stand in no log, and `repr` hides them."""

    way: Way
    url: str = field(repr=False)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell. `id` stays the same for every try; `text` and `link` are for people, `body` for programs.

    No name, number or address of a buyer is in it: whoever may see those opens the link.
    """

    id: str
    event: str
    at: datetime
    text: str
    link: str = ""
    body: Mapping[str, Any] = field(default_factory=dict)


class Fate(StrEnum):
    """done; temporary: it may work later; permanent: this address will not take it, whatever is tried."""

    DONE = "done"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of it. `reason`: a code, never a text of the other side; `retry_after`: seconds to wait."""

    fate: Fate
    reason: str = ""
    retry_after: float | None = None


DONE = Told(Fate.DONE)
Clock = Callable[[], datetime]
