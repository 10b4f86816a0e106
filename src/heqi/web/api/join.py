"""The invited person's side. Nobody is logged in here; the token is the key."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.access import named_staff
from heqi.accounts.actions.accept_invitation import accept_invitation, look_at_invitation
from heqi.shops.access import shops_by_id
from heqi.web.api.session import require_csrf
from heqi.web.api.staff_shapes import Acceptance, Joined, OfferShape, Token
from heqi.web.errors import Problem
from heqi.web.password import require_password

router = Router()
REFUSED: dict[frozenset[int], Any] = {frozenset({400, 401, 403, 409, 410, 422, 429}): Problem}


@router.post("/look", auth=require_csrf, response={200: OfferShape, **REFUSED})
def look(request: HttpRequest, given: Token) -> dict[str, Any]:
    """What a link holds out. 410 invitation.dead for one that is forged, used, revoked or too old."""
    invitation, roles = look_at_invitation(given.token, now=timezone.now())
    shops = shops_by_id([role.shop_id for role in roles])
    return {
        "username": invitation.username,
        "name": invitation.name,
        "shops": [shops[role.shop_id].name for role in roles],
        "existing": named_staff(invitation.username) is not None,
        "expires_at": invitation.expires_at,
        "password_length": settings.HEQI_PASSWORD_LENGTH,
    }


@router.post("/accept", auth=require_csrf, response={200: Joined, **REFUSED})
def accept(request: HttpRequest, given: Acceptance) -> dict[str, str]:
    """Come in: with a new password, or as somebody who has an account here with the present one; then log in."""
    now = timezone.now()
    invitation, _ = look_at_invitation(given.token, now=now)
    known = named_staff(invitation.username)
    if known is not None:
        require_password(request, known, given.password)
    proved_id = None if known is None else known.pk
    return {"username": accept_invitation(token=given.token, password=given.password, proved_id=proved_id, now=now)}
