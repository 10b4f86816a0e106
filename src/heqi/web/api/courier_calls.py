"""Where courier services call. Nobody is logged in: the address names the account, the signature proves the caller."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.sealing import UnableToOpen
from heqi.core.errors import HeqiError
from heqi.couriers import registry
from heqi.couriers.base import Account, NotSigned, Track, Way
from heqi.tracking.access import account_called
from heqi.tracking.actions.hear_service import HeardOf, count_unsigned, hear_service, watched_numbered
from heqi.tracking.secrets import open_keys
from heqi.web.allowance import Allowance
from heqi.web.errors import Problem

router = Router()
LONGEST = 512 * 1024
"""Bytes of one call; a track of 300 steps has less than a quarter of it."""
WRONG = Allowance(most=60, per=600)
"""Unsigned calls and unknown addresses from one place, before nothing more of it is looked at."""
FORM = "application/x-www-form-urlencoded"
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 403, 404, 413, 415, 429}): Problem}


@router.post("/heard/{hook}", auth=None, response={200: dict[str, Any], **REFUSED}, operation_id="hear_courier")
def hear(request: HttpRequest, hook: str) -> dict[str, Any]:
    """Tracks of parcels that are watched. Replayed, it changes nothing: an older step never replaces a newer one.

    The answer is in the service's own words.
    """
    _require_form(request)
    row = account_called(hook) if len(hook) <= 43 else None
    if row is None:
        _require_allowance(request)
        raise HeqiError("courier.none", "没有这个地址。", "There is nothing at this address.", 404)
    try:
        keys = open_keys(row)
        service = registry.open_service(Account(Way(keys.way), keys.account, keys.key, keys.plus), clock=timezone.now)
        heard = service.hear(request.POST.dict(), keys.salt)
    except UnableToOpen as error:
        raise NotSigned from error
    except NotSigned:
        _require_allowance(request)
        count_unsigned(shop_id=row.shop_id, now=timezone.now())
        raise
    hear_service(shop_id=row.shop_id, told=_told(row.shop_id, heard.tracks), now=timezone.now())
    return dict(heard.reply)


def _told(shop_id: int, tracks: tuple[Track, ...]) -> list[HeardOf]:
    watched = watched_numbered(shop_id, [track.number for track in tracks])
    return [
        HeardOf(
            row.pk,
            registry.parcel_fact(track, order_no=row.order_no, direction=row.direction, number=row.tracking_no),
            track.over,
            bool(track.given_up),
        )
        for track in tracks
        for row in watched.get(track.number.upper(), [])
    ]


def _require_form(request: HttpRequest) -> None:
    if request.content_type != FORM:
        raise HeqiError("courier.form", "只接收表单。", "Only forms are taken.", 415)
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if not announced.isdigit() or int(announced) > LONGEST:
        raise HeqiError("courier.too_long", "内容太长。", "Too long.", 413)


def _require_allowance(request: HttpRequest) -> None:
    if not WRONG.take(str(request.META.get("REMOTE_ADDR", "")), timezone.now()):
        raise HeqiError("courier.busy", "调用太频繁。", "Too many wrong calls.", 429)
