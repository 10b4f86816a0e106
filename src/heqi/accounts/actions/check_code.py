"""Is this code right? Each may be used once, and wrong ones close the door for a while."""

from datetime import datetime, timedelta
from enum import Enum

from django.db import transaction

from heqi.accounts.access import factor_of, unused_codes_of
from heqi.accounts.models import SecondFactor
from heqi.accounts.sealing import UnableToOpen, unseal
from heqi.accounts.totp import clean_code, find_step, hash_recovery_code
from heqi.core.errors import HeqiError
from heqi.db.locks import hold_lock

WRONG_LIMIT = 5
CLOSED_FOR = timedelta(minutes=15)


class Proof(Enum):
    """What opened the door."""

    CODE = "code"
    RECOVERY = "recovery"


def require_code(*, staff_id: int, code: str, now: datetime) -> Proof:
    """Take a code of the app or a recovery code; it is spent. Raises factor.wrong (401), factor.throttled (429).

    Never inside a transaction that a refusal would roll back: the count of wrong tries has to stay.
    """
    with transaction.atomic():
        proof, closed = _try(staff_id, clean_code(code), now)
    if closed:
        raise HeqiError(
            "factor.throttled",
            "验证码连续输错太多次，请 15 分钟后再试。",
            "Too many wrong codes; wait 15 minutes.",
            429,
        )
    if proof is None:
        raise HeqiError(
            "factor.wrong",
            "验证码不对或已用过，请输入手机上最新的 6 位数字。",
            "The code is wrong or was used already; type the newest six digits.",
            401,
        )
    return proof


def _try(staff_id: int, code: str, now: datetime) -> tuple[Proof | None, bool]:
    """What the code proves, and whether the door is closed."""
    with hold_lock(f"accounts.factor.{staff_id}"):
        factor = factor_of(staff_id)
    if factor is None:
        return None, False
    if factor.closed_until is not None and now < factor.closed_until:
        return None, True
    proof = _match(factor, code, now)
    factor.wrong = 0 if proof else factor.wrong + 1
    factor.closed_until = None
    if factor.wrong >= WRONG_LIMIT:
        factor.wrong, factor.closed_until = 0, now + CLOSED_FOR
    factor.save()
    return proof, False


def _match(factor: SecondFactor, code: str, now: datetime) -> Proof | None:
    step = find_step(open_secret(factor), code, now=now, after=factor.last_step)
    if step is not None:
        factor.last_step = step
        return Proof.CODE
    spent = unused_codes_of(factor.pk).filter(code_hash=hash_recovery_code(factor.pk, code)).update(used_at=now)
    return Proof.RECOVERY if spent and factor.confirmed_at else None


def open_secret(factor: SecondFactor) -> str:
    """The secret of a factor. Raises factor.unreadable when SECRET_KEY is no longer the one that sealed it."""
    try:
        return unseal(factor.sealed_secret, of=f"factor:{factor.pk}")
    except UnableToOpen as error:
        raise HeqiError(
            "factor.unreadable",
            "两步验证的密钥无法读取（HEQI_SECRET_KEY 变了）。请店主重设两步验证。",
            "The second factor cannot be read (HEQI_SECRET_KEY has changed). Have it reset by an owner.",
            409,
        ) from error
