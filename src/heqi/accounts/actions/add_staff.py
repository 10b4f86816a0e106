"""Add a member of staff."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from heqi.accounts.models import Staff
from heqi.core.errors import HeqiError


def add_staff(*, username: str, name: str, password: str, now: datetime) -> int:
    """A person who can log in and sees no shop yet; returns their id. Raises staff.exists, staff.weak_password."""
    staff = Staff(username=username.strip(), name=name.strip() or username.strip(), created_at=now)
    require_strong_password(password, staff)
    staff.set_password(password)
    try:
        with transaction.atomic():
            staff.save()
    except IntegrityError as error:
        raise HeqiError(
            "staff.exists", f"已有名为“{username}”的员工。", f"The log-in name {username!r} is taken.", 409
        ) from error
    return staff.id


def require_strong_password(password: str, staff: Staff) -> None:
    """Raises staff.weak_password when the password rules of the settings refuse it."""
    try:
        validate_password(password, staff)
    except ValidationError as error:
        raise HeqiError(
            "staff.weak_password",
            f"密码至少 {settings.HEQI_PASSWORD_LENGTH} 位，不能是常见密码或纯数字，也不能和用户名相似。",
            f"A password has at least {settings.HEQI_PASSWORD_LENGTH} characters, is neither common nor all digits, "
            "and does not resemble the log-in name.",
            detail={"codes": [each.code for each in error.error_list]},
        ) from error
