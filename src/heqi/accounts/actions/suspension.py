"""Whether a person may come in at all follows from whether anybody still lets them."""

from heqi.accounts.access import memberships_of
from heqi.accounts.actions.end_sessions import end_sessions
from heqi.accounts.models import Staff


def keep_in_step(staff_id: int) -> None:
    """After a change of memberships: somebody whom every shop suspended or removed cannot log in, and is out at once.

    Others keep their sessions: what they see is asked of the memberships at each call.
    """
    active = memberships_of(staff_id).filter(active=True).exists()
    Staff.objects.filter(id=staff_id).update(is_active=active)
    if not active:
        end_sessions(staff_id)
