"""The invited person comes in."""

from datetime import datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare

from heqi.accounts.access import find_staff, invited_roles_of, named_staff, open_invitations
from heqi.accounts.actions.add_staff import add_staff
from heqi.accounts.actions.give_role import give_role
from heqi.accounts.links import hash_nonce, read_link
from heqi.accounts.models import Invitation, InvitedRole
from heqi.core.errors import HeqiError
from heqi.core.words import Role
from heqi.db.locks import hold_lock
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def look_at_invitation(token: str, *, now: datetime) -> tuple[Invitation, list[InvitedRole]]:
    """The open invitation behind a link, and what it holds out today. Raises invitation.dead."""
    signed = read_link(token)
    invitation = None if signed is None else open_invitations(now).filter(id=signed[0]).first()
    if signed is None or invitation is None or not constant_time_compare(invitation.nonce_hash, hash_nonce(signed[1])):
        raise unable_to_accept()
    roles = [role for role in invited_roles_of(invitation.id).order_by("shop_id") if _still_owns(invitation, role)]
    if not roles:
        raise unable_to_accept()
    return invitation, roles


def accept_invitation(*, token: str, password: str, proved_id: int | None, now: datetime) -> str:
    """Take the roles; the log-in name. `password` becomes a new person's own.

    Somebody who is on this desk already is invited by a further merchant: the caller has made sure, behind the log-in
    throttle, that it is `proved_id` who accepts. Raises invitation.dead, invitation.not_you, staff.weak_password.
    """
    with transaction.atomic(), hold_lock("accounts.invitations"):
        invitation, roles = look_at_invitation(token, now=now)
        staff_id = _settle_who(invitation, password, proved_id, now)
        invitation.accepted_at, invitation.accepted_by = now, staff_id
        invitation.save(update_fields=["accepted_at", "accepted_by"])
        for role in roles:
            _join(invitation, role, staff_id, now)
        return invitation.username


def unable_to_accept() -> HeqiError:
    """Forged, used, revoked, renewed or too old: whoever holds it needs a new one in each case."""
    return HeqiError(
        "invitation.dead",
        "邀请链接无效、已使用或已过期，请向店主要一个新链接。",
        "This invitation is invalid, used or expired; ask the owner for a new link.",
        410,
    )


def _settle_who(invitation: Invitation, password: str, proved_id: int | None, now: datetime) -> int:
    known = named_staff(invitation.username)
    if known is None:
        return add_staff(username=invitation.username, name=invitation.name, password=password, now=now)
    if known.id != proved_id:
        raise HeqiError("invitation.not_you", "这个邀请是给别人的。", "This invitation is for somebody else.", 409)
    return known.id


def _still_owns(invitation: Invitation, role: InvitedRole) -> bool:
    """An owner who has left holds nothing out any more."""
    inviter = find_staff(invitation.invited_by)
    return inviter is not None and inviter.owns(role.shop_id)


def _join(invitation: Invitation, role: InvitedRole, staff_id: int, now: datetime) -> None:
    write_entry(
        shop_id=role.shop_id,
        kind="staff.joined",
        subject=Subject("staff", str(staff_id)),
        actor=Actor.staff(staff_id),
        data={"invitation": invitation.id},
        now=now,
    )
    give_role(
        staff_id=staff_id,
        shop_id=role.shop_id,
        role=Role(role.role),
        money_limit_fen=role.money_limit_fen,
        by=Actor.staff(invitation.invited_by),
        now=now,
    )
