"""The questions that every platform answers under names of its own: the time, and tokens for an authorisation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

from heqi.core.connecting import Credentials
from heqi.platforms.net.method import Method
from heqi.platforms.net.reading import Reading


@dataclass(frozen=True, slots=True)
class Ways:
    """`time` answers `time`; `redeem` takes a `code`, `renew` a `refresh_token`; both give an access token.

    `owner`, `ends`: what such an answer calls the account and the moment of the token's end, where it gives one.
    `clock_codes`: codes of errors for which the caller's clock may be to blame.
    """

    time: Method
    redeem: Method
    renew: Method
    owner: str
    ends: str
    clock_codes: frozenset[str]


def read_token(ways: Ways, told: Mapping[str, Any], held: Credentials, now: datetime) -> Credentials | None:
    """`held` with what the answer changed; None for an answer without a token. Owners are written as for an address."""
    read = Reading(told)
    token = read.text("access_token")
    if token is None:
        return None
    return replace(
        held,
        token=token,
        refresh_token=read.text("refresh_token") or held.refresh_token,
        expires_at=_end(ways, read, now),
        owner=unquote(read.text(ways.owner) or "") or held.owner,
    )


def _end(ways: Ways, read: Reading, now: datetime) -> datetime | None:
    """The moment, which alone is right for every sort of application; else counted from now."""
    at, left = read.moment(ways.ends), read.code("expires_in")
    if at is not None or left is None:
        return at
    return (now + timedelta(seconds=left)).astimezone(UTC)
