"""Small things that the mappings of TOP share."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.core.masks import mask_nick, name_by_digest
from heqi.platforms.net.reading import Reading


def stated(said: Mapping[str, Any]) -> dict[str, Any]:
    """Without what the platform left open, so that the same statement always hashes the same."""
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def buyer_of(read: Reading, name: str = "buyer_nick") -> dict[str, Any]:
    """The buyer's nick, masked, and a digest to tell buyers apart; a nick that is masked already tells nobody apart."""
    nick = read.text(name)
    if nick is None:
        return {}
    return {"buyer": mask_nick(nick), "buyer_ref": None if "*" in nick else name_by_digest(nick)}


def as_text(moment: datetime | None) -> str | None:
    """A time that stands beside others, not in a column of its own: ISO 8601 in UTC, as the file readers write it."""
    return moment.isoformat() if moment else None
