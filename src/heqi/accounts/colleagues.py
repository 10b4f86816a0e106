"""The staff page: people and open invitations as one owner sees them, with that owner's shops and no others."""

from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

from heqi.accounts.access import (
    having_factor,
    invited_roles_in,
    memberships_in,
    open_invitations,
    sessions_of,
    staff_by_id,
    staff_names,
)
from heqi.accounts.contracts import SECOND_FACTOR, StaffView
from heqi.accounts.models import InvitedRole, Membership
from heqi.core.words import Role
from heqi.shops.access import shops_by_id

Shown = dict[str, Any]


def colleagues_of(manager: StaffView) -> list[Shown]:
    """Everybody who serves a shop that the manager owns, suspended ones too, by name."""
    held: dict[int, list[Membership]] = defaultdict(list)
    for membership in memberships_in(manager.shops_as({Role.OWNER})).order_by("shop_id"):
        held[membership.staff_id].append(membership)
    people, factors = staff_by_id(held), having_factor(held)
    sessions = Counter(sessions_of(held).values_list("staff_id", flat=True))
    shown = [
        {
            "id": staff_id,
            "username": people[staff_id].username,
            "name": people[staff_id].name,
            "active": any(each.active for each in roles),
            "is_me": staff_id == manager.id,
            "second_factor": staff_id in factors,
            "sessions": sessions[staff_id],
            "shops": [show_role(each) for each in roles],
        }
        for staff_id, roles in held.items()
    ]
    return sorted(shown, key=lambda each: (not each["active"], each["name"], each["id"]))


def show_role(held: Membership | InvitedRole) -> Shown:
    """A role in one shop; one that is only held out has no version."""
    return {
        "shop_id": held.shop_id,
        "role": held.role,
        "money_limit_fen": held.money_limit_fen,
        "active": getattr(held, "active", True),
        "version": getattr(held, "version", 0),
    }


def invitations_of(manager: StaffView, *, now: datetime) -> list[Shown]:
    """Open invitations that hold out a role in a shop of the manager, newest first."""
    roles: dict[int, list[InvitedRole]] = defaultdict(list)
    for role in invited_roles_in(manager.shops_as({Role.OWNER})).order_by("shop_id"):
        roles[role.invitation_id].append(role)
    rows = list(open_invitations(now).filter(id__in=list(roles)).order_by("-id"))
    names = staff_names({row.invited_by for row in rows})
    return [
        {
            "id": row.id,
            "username": row.username,
            "name": row.name,
            "created_at": row.created_at,
            "expires_at": row.expires_at,
            "invited_by": {"id": row.invited_by, "name": names.get(row.invited_by, "")},
            "shops": [show_role(role) for role in roles[row.id]],
        }
        for row in rows
    ]


def shops_to_manage(manager: StaffView) -> list[Shown]:
    """The shops that the manager owns, each with what it asks of its staff."""
    group, name = SECOND_FACTOR
    shops = shops_by_id(manager.shops_as({Role.OWNER})).values()
    return [
        {
            "id": shop.id,
            "name": shop.name,
            "platform": shop.platform,
            "second_factor_required": shop.settings.get(group, {}).get(name) is True,
        }
        for shop in sorted(shops, key=lambda shop: shop.name)
    ]
