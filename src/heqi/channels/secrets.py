"""A channel's secrets and address, sealed for the database and opened where a request is signed or checked."""

from datetime import datetime, timedelta

from heqi.accounts.sealing import seal, unseal
from heqi.channels.models import Channel

OVERLAP = timedelta(days=7)
"""How long the old secret stays good beside a new one, unless the owner ends it at once."""
_HINT = 4


def seal_secret(row: Channel, secret: str) -> None:
    """Put a secret into the row, not saved. Sealed to the channel: moved to another row it does not open."""
    row.secret = seal(secret, of=_name(row, "secret"))
    row.hint = secret[-_HINT:]


def rotate_secret(row: Channel, secret: str, *, now: datetime, at_once: bool) -> None:
    """A new secret, not saved. The one it replaces stays good for `OVERLAP`; an older one does not."""
    held = unseal(row.secret, of=_name(row, "secret"))
    row.old_secret = None if at_once else seal(held, of=_name(row, "old"))
    row.old_until = None if at_once else now + OVERLAP
    seal_secret(row, secret)


def living_secrets(row: Channel, now: datetime) -> list[str]:
    """The secrets that are good now, the newest first.

    Raises accounts.sealing.UnableToOpen when they were sealed under another SECRET_KEY.
    """
    living = [unseal(row.secret, of=_name(row, "secret"))]
    if row.old_secret is not None and row.old_until is not None and now < row.old_until:
        living.append(unseal(row.old_secret, of=_name(row, "old")))
    return living


def seal_url(row: Channel, url: str) -> None:
    """Where to push to, not saved; '' when the bridge fetches."""
    row.url = seal(url, of=_name(row, "url")) if url else None


def open_url(row: Channel) -> str:
    """Where to push to, '' when the bridge fetches. Raises UnableToOpen."""
    return unseal(row.url, of=_name(row, "url")) if row.url is not None else ""


def _name(row: Channel, part: str) -> str:
    return f"channel:{row.public_id}:{part}"
