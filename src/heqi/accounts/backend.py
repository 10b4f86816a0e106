"""Who a session belongs to: Django's backend, finding the person by a look-up that is put into SQL once."""

from django.contrib.auth.backends import ModelBackend

from heqi.accounts.access import active_staff
from heqi.accounts.models import Staff


class StaffBackend(ModelBackend):
    """Passwords as Django checks them; there are no permissions of its kind."""

    def get_user(self, user_id: int) -> Staff | None:
        """The person while they are active."""
        return active_staff(user_id)
