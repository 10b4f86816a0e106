"""An owner invites somebody, renews the link, takes the invitation back."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.access import invited_roles_in, invited_roles_of, memberships_in
from heqi.accounts.actions.hold import require_owner
from heqi.accounts.contracts import StaffView
from heqi.accounts.links import hash_nonce, make_nonce, sign_link
from heqi.accounts.models import Invitation, InvitedRole
from heqi.core.errors import HeqiError
from heqi.core.words import Role
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject

LIFE = timedelta(hours=72)
_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{1,59}")


@dataclass(frozen=True, slots=True)
class Offer:
    """A role in one shop, held out to somebody."""

    shop_id: int
    role: Role
    money_limit_fen: int | None


def invite_staff(
    *, manager: StaffView, username: str, name: str, offers: Sequence[Offer], now: datetime
) -> tuple[Invitation, str]:
    """An invitation and its token, which is told once.

    Raises shop.none, role.owner, invitation.no_shop, staff.bad_username, staff.unnamed, staff.in_shop.
    """
    username, name = username.strip(), name.strip()
    _require_names(username, name)
    with transaction.atomic():
        _require_offers(manager, username, offers)
        nonce = make_nonce()
        invitation = Invitation.objects.create(
            username=username,
            name=name,
            nonce_hash=hash_nonce(nonce),
            invited_by=manager.id,
            created_at=now,
            expires_at=now + LIFE,
        )
        for offer in offers:
            InvitedRole.objects.create(
                invitation_id=invitation.id,
                shop_id=offer.shop_id,
                role=offer.role,
                money_limit_fen=offer.money_limit_fen,
            )
            data = {"role": str(offer.role), "money_limit_fen": offer.money_limit_fen}
            _note(invitation, offer.shop_id, "staff.invited", manager, now, data)
        return invitation, sign_link(invitation.id, nonce)


def renew_invitation(*, manager: StaffView, invitation_id: int, now: datetime) -> tuple[Invitation, str]:
    """A new link for another 72 hours; the old one is dead. Only who sees all its shops. Raises invitation.none."""
    with transaction.atomic():
        invitation, roles = lock_invitation(manager, invitation_id)
        if len(roles) != invited_roles_of(invitation_id).count():
            raise unable_to_find_invitation()
        nonce = make_nonce()
        invitation.nonce_hash, invitation.expires_at = hash_nonce(nonce), now + LIFE
        invitation.save(update_fields=["nonce_hash", "expires_at"])
        for role in roles:
            _note(invitation, role.shop_id, "staff.invitation_renewed", manager, now, {})
        return invitation, sign_link(invitation.id, nonce)


def revoke_invitation(*, manager: StaffView, invitation_id: int, now: datetime) -> None:
    """Take back what is held out in this owner's shops; with nothing left the link is dead. Raises invitation.none."""
    with transaction.atomic():
        invitation, roles = lock_invitation(manager, invitation_id)
        for role in roles:
            _note(invitation, role.shop_id, "staff.invitation_revoked", manager, now, {})
            role.delete()
        if not invited_roles_of(invitation_id).exists():
            invitation.revoked_at = now
            invitation.save(update_fields=["revoked_at"])


def lock_invitation(manager: StaffView, invitation_id: int) -> tuple[Invitation, list[InvitedRole]]:
    """One that is not settled yet, with its roles in this owner's shops. Raises invitation.none."""
    roles = list(invited_roles_in(manager.shops_as({Role.OWNER})).filter(invitation_id=invitation_id))
    waiting = Invitation.objects.select_for_update().filter(accepted_at=None, revoked_at=None)
    invitation = waiting.filter(id=invitation_id).first()
    if invitation is None or not roles:
        raise unable_to_find_invitation()
    return invitation, roles


def unable_to_find_invitation() -> HeqiError:
    """None, settled, or of shops that are not theirs: the three look the same."""
    return HeqiError("invitation.none", "没有这个邀请，或它已失效。", "There is no such invitation any more.", 404)


def _require_names(username: str, name: str) -> None:
    if not _USERNAME.fullmatch(username):
        raise HeqiError(
            "staff.bad_username",
            "用户名要有 2 到 60 个字母、数字或 _ . @ -，以字母或数字开头。",
            "A log-in name has 2 to 60 letters, digits or _ . @ - and starts with a letter or digit.",
        )
    if not 0 < len(name) <= 60:
        raise HeqiError("staff.unnamed", "请填写姓名（最多 60 个字）。", "Give a name of at most 60 characters.")


def _require_offers(manager: StaffView, username: str, offers: Sequence[Offer]) -> None:
    shop_ids = [offer.shop_id for offer in offers]
    if not offers or len(set(shop_ids)) != len(shop_ids):
        raise HeqiError("invitation.no_shop", "请为每个店铺选一个角色。", "Choose one role for each shop.")
    for shop_id in shop_ids:
        require_owner(manager, shop_id)
    if memberships_in(shop_ids).filter(staff__username=username).exists():
        raise HeqiError(
            "staff.in_shop",
            "这位员工已在您的店铺里，直接修改角色即可。",
            "This person serves your shop already; change their role instead.",
            409,
        )


def _note(
    invitation: Invitation, shop_id: int, kind: str, manager: StaffView, now: datetime, data: Mapping[str, object]
) -> None:
    write_entry(
        shop_id=shop_id,
        kind=kind,
        subject=Subject("invitation", str(invitation.id)),
        actor=Actor.staff(manager.id),
        data=data,
        now=now,
    )
