"""Between the password and the code: the session knows who is half-way in, and for how long that holds."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from heqi.accounts.access import staff_by_id
from heqi.accounts.models import Staff
from heqi.core.errors import HeqiError

_KEY = "half_way"
HOLDS = timedelta(minutes=10)


def wait_for_code(request: HttpRequest, staff: Staff, now: datetime) -> None:
    """Remember who gave the right password. The session belongs to nobody yet, and its key changes."""
    request.session.flush()
    request.session[_KEY] = {
        "staff": staff.pk,
        "at": now.timestamp(),
        "password": staff.get_session_auth_hash(),
    }


def staff_half_way(request: HttpRequest, now: datetime) -> Staff:
    """Who waits for their code here. Raises session.begin_again: nobody, too late, or another password since."""
    half: dict[str, Any] = request.session.get(_KEY) or {"staff": 0, "at": 0, "password": ""}
    staff = staff_by_id([half["staff"]]).get(half["staff"])
    if (
        staff is None
        or not staff.is_active
        or now.timestamp() - half["at"] > HOLDS.total_seconds()
        or not constant_time_compare(half["password"], staff.get_session_auth_hash())
    ):
        raise HeqiError(
            "session.begin_again", "等待太久，请重新输入密码。", "That took too long; type the password again.", 401
        )
    return staff
