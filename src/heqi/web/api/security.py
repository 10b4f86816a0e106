"""My own account: password, second factor, log-ins. Open also to who must enrol before seeing anything else."""

from typing import Any

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.access import factor_of, is_factor_required, sessions_of, unused_codes_of
from heqi.accounts.actions.end_log_ins import end_other_sessions, end_own_session
from heqi.accounts.actions.enrol_factor import begin_factor, confirm_factor, drop_factor, renew_recovery_codes
from heqi.accounts.actions.keep_session import forget_session
from heqi.accounts.actions.set_password import change_password
from heqi.accounts.models import Staff
from heqi.accounts.session_keys import hash_key
from heqi.accounts.totp import uri_of
from heqi.web.api import security_shapes as shapes
from heqi.web.devices import name_device
from heqi.web.errors import Problem
from heqi.web.password import require_password
from heqi.web.qr import draw_qr
from heqi.web.sessions import SEEN
from heqi.web.staff import person_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422, 429}): Problem}
PAGE: dict[int | frozenset[int], Any] = {200: shapes.SecurityPage, **REFUSED}
CODES: dict[int | frozenset[int], Any] = {200: shapes.RecoveryCodes, **REFUSED}


@router.get("", response=PAGE)
def read_security(request: HttpRequest) -> dict[str, Any]:
    """My second factor and where I am logged in."""
    return _page(request, person_of(request))


@router.post("/password", response=PAGE)
def set_own_password(request: HttpRequest, given: shapes.PasswordEdit) -> dict[str, Any]:
    """Change my password; my other log-ins end, this one goes on under a new key."""
    staff = person_of(request)
    require_password(request, staff, given.old)
    key = _key(request)
    change_password(staff=staff, password=given.new, session_key=key, now=timezone.now())
    update_session_auth_hash(request, staff)
    forget_session(staff_id=staff.pk, session_key=key)
    request.session.pop(SEEN, None)
    return _page(request, staff)


@router.post("/second-factor", response={200: shapes.Enrolment, **REFUSED})
def begin(request: HttpRequest, given: shapes.PasswordGiven) -> dict[str, str]:
    """A secret for the app on the phone; it counts once a code of it was typed."""
    staff = person_of(request)
    require_password(request, staff, given.password)
    secret = begin_factor(staff_id=staff.pk, now=timezone.now())
    uri = uri_of(secret, staff.username)
    return {"secret": secret, "uri": uri, "qr": draw_qr(uri)}


@router.post("/second-factor/confirm", response=CODES)
def confirm(request: HttpRequest, given: shapes.CodeGiven) -> dict[str, list[str]]:
    """Switch the second factor on; the recovery codes are told once."""
    staff = person_of(request)
    return {"codes": confirm_factor(staff_id=staff.pk, code=given.code, now=timezone.now())}


@router.post("/second-factor/off", response=PAGE)
def switch_off(request: HttpRequest, given: shapes.BothGiven) -> dict[str, Any]:
    """Give the second factor up: password and code."""
    staff = person_of(request)
    require_password(request, staff, given.password)
    drop_factor(staff_id=staff.pk, code=given.code, now=timezone.now())
    return _page(request, staff)


@router.post("/recovery-codes", response=CODES)
def renew_codes(request: HttpRequest, given: shapes.BothGiven) -> dict[str, list[str]]:
    """New recovery codes; the old ones are dead."""
    staff = person_of(request)
    require_password(request, staff, given.password)
    return {"codes": renew_recovery_codes(staff_id=staff.pk, code=given.code, now=timezone.now())}


@router.delete("/sessions/{int:session_id}", response=PAGE)
def end_session(request: HttpRequest, session_id: int) -> dict[str, Any]:
    """End one of my log-ins."""
    staff = person_of(request)
    end_own_session(staff_id=staff.pk, session_id=session_id, now=timezone.now())
    return _page(request, staff)


@router.post("/sessions/end-others", response=PAGE)
def end_others(request: HttpRequest) -> dict[str, Any]:
    """End all my log-ins but this one."""
    staff = person_of(request)
    end_other_sessions(staff_id=staff.pk, session_key=_key(request), now=timezone.now())
    return _page(request, staff)


def _key(request: HttpRequest) -> str:
    return request.session.session_key or ""


def _page(request: HttpRequest, staff: Staff) -> dict[str, Any]:
    factor = factor_of(staff.pk)
    since = None if factor is None else factor.confirmed_at
    current = hash_key(_key(request))
    return {
        "second_factor": {
            "on": since is not None,
            "since": since,
            "recovery_left": unused_codes_of(staff.pk).count(),
            "required": is_factor_required(staff.pk),
        },
        "sessions": [
            {
                "id": row.id,
                "device": name_device(row.agent),
                "ip": row.ip,
                "started_at": row.started_at,
                "seen_at": row.seen_at,
                "current": row.key_hash == current,
            }
            for row in sessions_of([staff.pk]).order_by("-seen_at", "-id")
        ],
        "password_length": settings.HEQI_PASSWORD_LENGTH,
        "idle_days": settings.SESSION_COOKIE_AGE / 86_400,
    }
