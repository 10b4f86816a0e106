"""Give a member of staff a role in a shop."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.models import Membership
from heqi.core.words import Role
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def give_role(
    *, staff_id: int, shop_id: int, role: Role, by: Actor, now: datetime, money_limit_fen: int | None = None
) -> None:
    """Set a person's role and money limit in a shop (fen per decision, None: no limit); replaces an earlier one."""
    with transaction.atomic():
        Membership.objects.update_or_create(
            staff_id=staff_id, shop_id=shop_id, defaults={"role": role, "money_limit_fen": money_limit_fen}
        )
        write_entry(
            shop_id=shop_id,
            kind="staff.role_given",
            subject=Subject("staff", str(staff_id)),
            actor=by,
            data={"role": role, "money_limit_fen": money_limit_fen},
            now=now,
        )
