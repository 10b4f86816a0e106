"""Secrets at rest: AES-256-GCM under a key derived from SECRET_KEY, bound to what the secret is of."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12


class UnableToOpen(RuntimeError):
    """The secret was sealed under another SECRET_KEY, for something else, or was tampered with."""


def seal(secret: str, *, of: str) -> bytes:
    """Nonce and ciphertext. `of` names whose secret it is: sealed bytes moved to another row do not open."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_derive(settings.SECRET_KEY)).encrypt(nonce, secret.encode(), of.encode())


def unseal(sealed: bytes | memoryview, *, of: str) -> str:
    """The secret. Keys of SECRET_KEY_FALLBACKS still open. Raises UnableToOpen."""
    nonce, ciphertext = bytes(sealed[:_NONCE]), bytes(sealed[_NONCE:])
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return AESGCM(_derive(key)).decrypt(nonce, ciphertext, of.encode()).decode()
        except InvalidTag:
            continue
    raise UnableToOpen(of)


def _derive(secret_key: str | bytes) -> bytes:
    material = secret_key.encode() if isinstance(secret_key, str) else secret_key
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"heqi.accounts.sealing").derive(material)
