"""The key of an account and the salt of its calls, sealed for the database and opened for a worker's service."""

from dataclasses import dataclass, field

from heqi.accounts.sealing import seal, unseal
from heqi.tracking.models import CourierAccount


@dataclass(frozen=True, slots=True)
class OpenKeys:
    """As a service needs them; `repr` hides both secrets."""

    way: str
    account: str
    plus: bool
    key: str = field(repr=False)
    salt: str = field(repr=False)


def seal_key(row: CourierAccount, key: str) -> None:
    """Put the key into the row, not saved. Sealed to its shop: moved to another row it does not open."""
    row.key = seal(key, of=_name(row, "key"))


def seal_salt(row: CourierAccount, salt: str) -> None:
    """Put the salt into the row, not saved."""
    row.salt = seal(salt, of=_name(row, "salt"))


def open_keys(row: CourierAccount) -> OpenKeys:
    """The keys. Raises accounts.sealing.UnableToOpen when they were sealed under another SECRET_KEY."""
    key, salt = unseal(row.key, of=_name(row, "key")), unseal(row.salt, of=_name(row, "salt"))
    return OpenKeys(row.way, row.account, row.plus, key, salt)


def _name(row: CourierAccount, part: str) -> str:
    return f"courier:{row.shop_id}:{part}"
