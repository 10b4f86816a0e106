"""The link of an invitation: signed, so that only links that we made are looked up at all."""

import secrets
from hashlib import sha256

from django.core import signing

_SALT = "heqi.accounts.invitation"


def make_nonce() -> str:
    """256 bits that nobody guesses."""
    return secrets.token_urlsafe(32)


def hash_nonce(nonce: str) -> str:
    """What is kept of a nonce."""
    return sha256(nonce.encode()).hexdigest()


def sign_link(invitation_id: int, nonce: str) -> str:
    """The token that stands behind # in the link."""
    return signing.dumps([invitation_id, nonce], salt=_SALT)


def read_link(token: str) -> tuple[int, str] | None:
    """Invitation id and nonce of a token that we signed, else None."""
    try:
        invitation_id, nonce = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(invitation_id), str(nonce)
