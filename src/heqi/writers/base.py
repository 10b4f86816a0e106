"""A server that speaks the chat-completions protocol, and what can become of one request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Server:
    """Where to. `url`: the base, such as https://api.example.com/v1; `key` is a secret: `repr` hides it."""

    url: str
    model: str
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. `seconds`: in which the whole answer must be there."""

    messages: Sequence[Mapping[str, str]]
    seconds: float
    most_tokens: int = 400


class Failure(StrEnum):
    """Why there is no answer."""

    REFUSED_ADDRESS = "address"
    UNREACHABLE = "unreachable"
    KEY = "key"
    MODEL = "model"
    BUSY = "busy"
    SERVER = "server"
    SLOW = "slow"
    CUT = "cut"
    UNREADABLE = "unreadable"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Written:
    """The answer's text, or why there is none. Never anything else that the server said."""

    text: str = ""
    failure: Failure | None = None
