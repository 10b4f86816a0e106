"""Time-based one-time codes (RFC 6238): six digits, thirty seconds, one step of grace either way."""

import secrets
from datetime import datetime
from hmac import compare_digest

import pyotp
from django.conf import settings
from django.utils.crypto import salted_hmac

STEP = 30
GRACE = 1
ISSUER = "和气 Heqi"
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def make_secret() -> str:
    """A new secret in base32, 160 bits."""
    return pyotp.random_base32()


def uri_of(secret: str, username: str) -> str:
    """What the QR code holds: otpauth://totp/…"""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def find_step(secret: str, code: str, *, now: datetime, after: int) -> int | None:
    """The step that a code belongs to, if it is a step near `now` and later than `after`; else None."""
    current = int(now.timestamp()) // STEP
    totp = pyotp.TOTP(secret)
    steps = range(current - GRACE, current + GRACE + 1)
    fits = [step for step in steps if compare_digest(totp.generate_otp(step).encode(), code.encode())]
    return next((step for step in fits if step > after), None)


def make_recovery_code() -> str:
    """Ten letters and digits that cannot be taken for one another, 49 bits: 3fk9w-x2mbn."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(10))
    return f"{letters[:5]}-{letters[5:]}"


def hash_recovery_code(staff_id: int, code: str) -> str:
    """Keyed hash of a recovery code, however it was typed; worthless without SECRET_KEY."""
    typed = code.replace("-", "").replace(" ", "").lower()
    return salted_hmac(f"heqi.recovery.{staff_id}", typed, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()


def clean_code(code: str) -> str:
    """A typed code without the blanks that apps show in it."""
    return "".join(code.split())
