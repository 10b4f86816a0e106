"""Set somebody's password."""

from django.db import transaction

from heqi.accounts.access import find_staff_named
from heqi.accounts.actions.add_staff import require_strong_password


def set_password(*, username: str, password: str) -> None:
    """Replace a password; every open session of that person ends. Raises staff.unknown, staff.weak_password."""
    staff = find_staff_named(username)
    require_strong_password(password, staff)
    staff.set_password(password)
    with transaction.atomic():
        staff.save(update_fields=["password"])
