"""Keys of a shop, sealed for the database and opened for a worker's connector."""

from heqi.accounts.sealing import seal, unseal
from heqi.connections.models import Connection
from heqi.core.connecting import Credentials


def seal_keys(row: Connection, keys: Credentials) -> None:
    """Put the keys into the row, not saved. Sealed to their shop: moved to another row they do not open."""
    row.app_key = keys.app_key
    row.secret = seal(keys.app_secret, of=_name(row, "secret"))
    row.token = seal(keys.token, of=_name(row, "token"))
    row.refresh_token = seal(keys.refresh_token, of=_name(row, "refresh")) if keys.refresh_token else None
    row.expires_at = keys.expires_at
    row.owner = keys.owner or row.owner


def open_keys(row: Connection) -> Credentials:
    """The keys. Raises accounts.sealing.UnableToOpen when they were sealed under another SECRET_KEY."""
    refresh = row.refresh_token
    return Credentials(
        app_key=row.app_key,
        app_secret=unseal(row.secret, of=_name(row, "secret")),
        token=unseal(row.token, of=_name(row, "token")),
        refresh_token=unseal(refresh, of=_name(row, "refresh")) if refresh else None,
        expires_at=row.expires_at,
        owner=row.owner,
    )


def _name(row: Connection, part: str) -> str:
    return f"connection:{row.shop_id}:{part}"
