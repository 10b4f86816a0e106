"""The kinds of action there are. A feature registers those that it sends, when its app is ready."""

from dataclasses import dataclass

from heqi.core.errors import HeqiError
from heqi.core.words import AfterSaleState


@dataclass(frozen=True, slots=True)
class OutboxKind:
    """`money`: it moves money, so at most once. `manual`: only a person can do it.

    `confirmed_by`: the platform's after-sale states that prove it was done; empty when no state does.
    """

    name: str
    money: bool
    manual: bool
    confirmed_by: frozenset[AfterSaleState]


OFFERED = frozenset({"channel.send_message"})
"""Kinds that a channel's bridge takes (`actions/offer.py`) and no platform's connector."""
_KINDS: dict[str, OutboxKind] = {}


def register(kind: OutboxKind) -> None:
    """Make a kind known. Registering the same again is fine; another of the same name raises ValueError."""
    if _KINDS.setdefault(kind.name, kind) != kind:
        raise ValueError(f"outbox kind {kind.name!r} is registered twice, differently")


def find_kind(name: str) -> OutboxKind:
    """The kind of that name. Raises action.unknown_kind."""
    if name not in _KINDS:
        raise HeqiError("action.unknown_kind", f"没有这种动作：{name}。", f"There is no action called {name!r}.", 400)
    return _KINDS[name]


def kinds_proven_by(state: AfterSaleState) -> frozenset[str]:
    """Names of the kinds that this after-sale state proves."""
    return frozenset(kind.name for kind in _KINDS.values() if state in kind.confirmed_by)


def all_kinds() -> frozenset[str]:
    """The names of all that may leave the house."""
    return frozenset(_KINDS)
