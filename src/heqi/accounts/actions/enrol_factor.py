"""Take on a second factor, give it up, renew its recovery codes."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.access import factor_of, is_factor_required, memberships_of, unused_codes_of
from heqi.accounts.actions.check_code import Proof, require_code
from heqi.accounts.actions.hold import require_colleague
from heqi.accounts.actions.note_person import note_person
from heqi.accounts.contracts import StaffView
from heqi.accounts.models import RecoveryCode, SecondFactor
from heqi.accounts.sealing import seal
from heqi.accounts.totp import hash_recovery_code, make_recovery_code, make_secret
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Actor, Subject

RECOVERY_CODES = 10


def begin_factor(*, staff_id: int, now: datetime) -> str:
    """A new secret, which counts once a code of it has been shown; replaces one that was begun. Raises factor.on."""
    with transaction.atomic():
        factor = factor_of(staff_id)
        if factor is not None and factor.confirmed_at is not None:
            raise HeqiError("factor.on", "两步验证已经开启。", "The second factor is on already.", 409)
        secret = make_secret()
        sealed = {"sealed_secret": seal(secret, of=f"factor:{staff_id}"), "created_at": now, "last_step": 0}
        SecondFactor.objects.update_or_create(staff_id=staff_id, defaults=sealed)
        return secret


def confirm_factor(*, staff_id: int, code: str, now: datetime) -> list[str]:
    """Switch the factor on with a first code; the recovery codes, shown once.

    Raises factor.none, factor.on, factor.wrong, factor.throttled.
    """
    factor = factor_of(staff_id)
    if factor is None:
        raise HeqiError("factor.none", "请先扫码。", "Scan the code first.", 409)
    if factor.confirmed_at is not None:
        raise HeqiError("factor.on", "两步验证已经开启。", "The second factor is on already.", 409)
    require_code(staff_id=staff_id, code=code, now=now)
    with transaction.atomic():
        SecondFactor.objects.filter(staff_id=staff_id).update(confirmed_at=now)
        note_person(staff_id, kind="factor.enrolled", by=Actor.staff(staff_id), now=now)
        return _issue_codes(staff_id)


def renew_recovery_codes(*, staff_id: int, code: str, now: datetime) -> list[str]:
    """New recovery codes in place of the old ones. Raises factor.none, factor.wrong, factor.throttled."""
    _require_on(staff_id)
    require_code(staff_id=staff_id, code=code, now=now)
    with transaction.atomic():
        note_person(staff_id, kind="factor.codes_renewed", by=Actor.staff(staff_id), now=now)
        return _issue_codes(staff_id)


def drop_factor(*, staff_id: int, code: str, now: datetime) -> None:
    """Give up one's own factor. Raises factor.none, factor.required, factor.wrong, factor.throttled."""
    _require_on(staff_id)
    if is_factor_required(staff_id):
        raise HeqiError(
            "factor.required", "您的店铺要求两步验证，不能关闭。", "A shop of yours requires the second factor.", 409
        )
    require_code(staff_id=staff_id, code=code, now=now)
    with transaction.atomic():
        _erase(staff_id)
        note_person(staff_id, kind="factor.dropped", by=Actor.staff(staff_id), now=now)


def reset_factor(*, manager: StaffView, staff_id: int, now: datetime) -> None:
    """An owner frees a colleague who lost phone and codes; the colleague has only the password until enrolling again.

    Somebody who also serves other merchants is not this owner's alone: then whoever runs the machine does it.
    Raises role.owner, staff.none, factor.none, factor.serves_others.
    """
    with transaction.atomic():
        held = require_colleague(manager, staff_id)
        _require_on(staff_id)
        if memberships_of(staff_id).filter(active=True).exclude(shop_id__in=[each.shop_id for each in held]).exists():
            raise HeqiError(
                "factor.serves_others",
                "这位员工不只属于您的店铺，请联系管理这台机器的人重设（heqi staff reset-factor）。",
                "This person is not of your shops alone; whoever runs the machine resets it (heqi staff reset-factor).",
                409,
            )
        _erase(staff_id)
        for membership in held:
            write_entry(
                shop_id=membership.shop_id,
                kind="factor.reset",
                subject=Subject("staff", str(staff_id)),
                actor=Actor.staff(manager.id),
                data={},
                now=now,
            )


def reset_factor_by_machine(*, staff_id: int, now: datetime) -> None:
    """The same from the command line. Raises factor.none."""
    with transaction.atomic():
        _require_on(staff_id)
        _erase(staff_id)
        note_person(staff_id, kind="factor.reset", by=SYSTEM, now=now)


def note_recovery(*, staff_id: int, proof: Proof, now: datetime) -> None:
    """Put on record that somebody came in by a recovery code: an owner may want to know."""
    if proof is Proof.RECOVERY:
        with transaction.atomic():
            left = unused_codes_of(staff_id).count()
            note_person(staff_id, kind="factor.recovery_used", by=Actor.staff(staff_id), data={"left": left}, now=now)


def _require_on(staff_id: int) -> None:
    factor = factor_of(staff_id)
    if factor is None or factor.confirmed_at is None:
        raise HeqiError("factor.none", "两步验证没有开启。", "The second factor is not on.", 409)


def _issue_codes(staff_id: int) -> list[str]:
    RecoveryCode.objects.filter(staff_id=staff_id).delete()
    codes = [make_recovery_code() for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(staff_id=staff_id, code_hash=hash_recovery_code(staff_id, code)) for code in codes
    )
    return codes


def _erase(staff_id: int) -> None:
    RecoveryCode.objects.filter(staff_id=staff_id).delete()
    SecondFactor.objects.filter(staff_id=staff_id).delete()
