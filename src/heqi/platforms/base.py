"""The words that a connector speaks. They live in the core, since the outbox and the connections speak them too."""

from heqi.core.connecting import (
    BadItem,
    Choice,
    Connector,
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
from heqi.core.sending import Answer, AnswerState, SendError, SendOrder

__all__ = [
    "Answer",
    "AnswerState",
    "BadItem",
    "Choice",
    "Connector",
    "Credentials",
    "Endpoint",
    "ErrorKind",
    "Page",
    "PlatformError",
    "Push",
    "SendError",
    "SendOrder",
    "ShopIdentity",
    "Stop",
    "Stream",
    "Thing",
]
