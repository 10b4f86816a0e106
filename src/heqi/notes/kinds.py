"""The action that writes a note at a platform."""

from heqi.core.cases.flows.actions import PREFIX
from heqi.core.words import Platform
from heqi.outbox.kinds import OutboxKind

WRITE = "write_note"
"""How the outbox kind ends, on every platform."""


def write_kind(platform: Platform) -> str:
    """The kind on that platform."""
    return f"{PREFIX[platform]}.{WRITE}"


def outbox_kinds() -> list[OutboxKind]:
    """By interface where there is one, else by hand; no after-sale state proves it, the order's own note does."""
    return [
        OutboxKind(write_kind(platform), money=False, manual=False, confirmed_by=frozenset()) for platform in PREFIX
    ]
