"""The secret of a link: signed, so that only links that we made are looked up at all. Of the secret we keep a hash."""

import secrets
from hashlib import sha256

from django.core import signing
from django.utils.crypto import constant_time_compare

_SALT = "heqi.workorders.link"
_SEPARATOR = "."
LONGEST = 200


def make_secret() -> str:
    """192 bits that nobody guesses."""
    return secrets.token_urlsafe(24)


def hash_secret(secret: str) -> str:
    """What is kept of it."""
    return sha256(secret.encode()).hexdigest()


def is_secret(secret: str, kept: str) -> bool:
    """Whether this is the secret of that hash; takes as long for a wrong one as for the right one."""
    return constant_time_compare(hash_secret(secret), kept)


def write_token(link_id: int, secret: str) -> str:
    """What stands in the link. Letters, digits, '-', '_' and '.', so that chats know all of it as a link."""
    return _signer().sign(f"{link_id}{_SEPARATOR}{secret}")


def read_token(token: str) -> tuple[int, str] | None:
    """Link id and secret of a token that we signed, else None."""
    if len(token) > LONGEST:
        return None
    try:
        link_id, _, secret = _signer().unsign(token).partition(_SEPARATOR)
        return int(link_id), secret
    except (signing.BadSignature, ValueError):
        return None


def _signer() -> signing.Signer:
    return signing.Signer(salt=_SALT, sep=_SEPARATOR)
