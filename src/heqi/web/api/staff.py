"""Staff over HTTP: who serves an owner's shops, as what, and how they come and go."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.actions.change_role import change_role, remove_role
from heqi.accounts.actions.deactivate_staff import deactivate_staff, reactivate_staff
from heqi.accounts.actions.end_log_ins import end_sessions_of
from heqi.accounts.actions.enrol_factor import reset_factor
from heqi.accounts.actions.invite_staff import Offer, invite_staff, renew_invitation, revoke_invitation
from heqi.accounts.actions.require_factor import require_factor
from heqi.accounts.colleagues import colleagues_of, invitations_of, shops_to_manage
from heqi.accounts.contracts import StaffView
from heqi.accounts.models import Invitation
from heqi.core.errors import HeqiError
from heqi.core.words import Role
from heqi.web.api import staff_shapes as shapes
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
PAGE: dict[int | frozenset[int], Any] = {200: shapes.StaffPage, **REFUSED}
LINK: dict[int | frozenset[int], Any] = {200: shapes.InvitationLink, **REFUSED}


@router.get("", response=PAGE)
def read_staff(request: HttpRequest) -> dict[str, Any]:
    """Everybody of my shops and the open invitations (owner)."""
    return _page(staff_of(request))


@router.post("/invitations", response=LINK)
def invite(request: HttpRequest, given: shapes.NewInvitation) -> dict[str, Any]:
    """Invite somebody; the link is told once and holds for 72 hours."""
    offers = [Offer(each.shop_id, each.role, each.money_limit_fen) for each in given.shops]
    return _link(
        *invite_staff(
            manager=staff_of(request), username=given.username, name=given.name, offers=offers, now=timezone.now()
        )
    )


@router.post("/invitations/{int:invitation_id}/renew", response=LINK)
def renew(request: HttpRequest, invitation_id: int) -> dict[str, Any]:
    """A new link for an open invitation; the old one is dead."""
    return _link(*renew_invitation(manager=staff_of(request), invitation_id=invitation_id, now=timezone.now()))


@router.delete("/invitations/{int:invitation_id}", response=PAGE)
def revoke(request: HttpRequest, invitation_id: int) -> dict[str, Any]:
    """Take an invitation back."""
    manager = staff_of(request)
    revoke_invitation(manager=manager, invitation_id=invitation_id, now=timezone.now())
    return _page(manager)


@router.put("/{int:staff_id}/shops/{int:shop_id}", response=PAGE)
def set_role(request: HttpRequest, staff_id: int, shop_id: int, given: shapes.RoleEdit) -> dict[str, Any]:
    """Change a colleague's role and limit in one shop."""
    manager = staff_of(request)
    change_role(manager=manager, staff_id=staff_id, shop_id=shop_id, now=timezone.now(), **given.dict())
    return _page(manager)


@router.post("/{int:staff_id}/shops/{int:shop_id}/remove", response=PAGE)
def take_out(request: HttpRequest, staff_id: int, shop_id: int, given: shapes.Removal) -> dict[str, Any]:
    """Take a colleague out of one shop."""
    manager = staff_of(request)
    remove_role(manager=manager, staff_id=staff_id, shop_id=shop_id, version=given.version, now=timezone.now())
    return _page(manager)


@router.post("/{int:staff_id}/deactivate", response=PAGE)
def deactivate(request: HttpRequest, staff_id: int) -> dict[str, Any]:
    """Suspend a colleague in all my shops; their log-ins end."""
    manager = staff_of(request)
    deactivate_staff(manager=manager, staff_id=staff_id, now=timezone.now())
    return _page(manager)


@router.post("/{int:staff_id}/reactivate", response=PAGE)
def reactivate(request: HttpRequest, staff_id: int) -> dict[str, Any]:
    """Give a suspended colleague back what they had."""
    manager = staff_of(request)
    reactivate_staff(manager=manager, staff_id=staff_id, now=timezone.now())
    return _page(manager)


@router.post("/{int:staff_id}/sessions/end", response={200: shapes.Ended, **REFUSED})
def end_sessions(request: HttpRequest, staff_id: int) -> dict[str, Any]:
    """Log a colleague out everywhere."""
    return {"sessions": end_sessions_of(manager=staff_of(request), staff_id=staff_id, now=timezone.now())}


@router.post("/{int:staff_id}/second-factor/reset", response=PAGE)
def reset_second_factor(request: HttpRequest, staff_id: int) -> dict[str, Any]:
    """Free a colleague who lost the phone."""
    manager = staff_of(request)
    reset_factor(manager=manager, staff_id=staff_id, now=timezone.now())
    return _page(manager)


@router.put("/shops/{int:shop_id}/second-factor", response=PAGE)
def set_duty(request: HttpRequest, shop_id: int, given: shapes.Duty) -> dict[str, Any]:
    """Ask everybody of a shop for a second factor, or no longer."""
    manager = staff_of(request)
    require_factor(manager=manager, shop_id=shop_id, required=given.required, now=timezone.now())
    return _page(manager)


def _page(manager: StaffView) -> dict[str, Any]:
    if not manager.shops_as({Role.OWNER}):
        raise HeqiError("role.owner", "只有店主可以管理员工。", "Only an owner manages staff.", 403)
    return {
        "shops": shops_to_manage(manager),
        "staff": colleagues_of(manager),
        "invitations": invitations_of(manager, now=timezone.now()),
    }


def _link(invitation: Invitation, token: str) -> dict[str, Any]:
    return {"invitation_id": invitation.id, "token": token, "expires_at": invitation.expires_at}
