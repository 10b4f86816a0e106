"""Channels of shops over HTTP, for their owner. What bridges call is in heqi.web.channel."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from heqi.accounts.contracts import StaffView
from heqi.channels.access import require_owner
from heqi.channels.actions.change_channel import (
    Wishes,
    ask_to_check,
    change_channel,
    end_channel,
    give_new_secret,
    pause_channel,
    resume_channel,
)
from heqi.channels.actions.make_channel import make_channel
from heqi.channels.contracts import ChannelView
from heqi.channels.models import Channel
from heqi.channels.queries import channel_views, view_channel
from heqi.channels.states import ChannelKind, ChannelState
from heqi.core.words import Role
from heqi.journal.contracts import Actor
from heqi.notify.guard import check_address
from heqi.platforms.channel.signing import make_secret
from heqi.shops.access import shops_by_id
from heqi.web.api.channel_shapes import (
    ChannelChanged,
    ChannelEdit,
    ChannelList,
    ChannelMade,
    ChannelShape,
    ChannelWithSecret,
    SecretAsked,
)
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
ANSWERS: dict[int | frozenset[int], Any] = {200: ChannelShape, **REFUSED}
TOLD_ONCE: dict[int | frozenset[int], Any] = {200: ChannelWithSecret, **REFUSED}
SILENT = timedelta(minutes=2)


@router.get("", response={200: ChannelList, **REFUSED}, operation_id="list_channels")
def list_channels(request: HttpRequest) -> dict[str, Any]:
    """The channels of my shops."""
    staff = staff_of(request)
    rows = [_row(staff, view) for view in channel_views(list(staff.shops))]
    return {"channels": rows, "base": request.build_absolute_uri("/").rstrip("/")}


@router.post("", response=TOLD_ONCE, operation_id="make_channel")
def make(request: HttpRequest, sent: ChannelMade) -> dict[str, Any]:
    """A new channel; its secret is told now and never again."""
    staff, secret = staff_of(request), make_secret()
    require_owner(staff, sent.shop_id)
    row = make_channel(
        shop_id=sent.shop_id,
        kind=sent.kind,
        name=sent.name,
        greeting=sent.greeting,
        secret=secret,
        by=Actor.staff(staff.id),
        now=timezone.now(),
    )
    return {"channel": _shape(staff, row), "secret": secret}


@router.post("/{channel_id}", response=ANSWERS, operation_id="change_channel")
def change(request: HttpRequest, channel_id: int, sent: ChannelChanged) -> dict[str, Any]:
    """Name, greeting, who may write, where to push to."""
    staff = staff_of(request)
    url = check_address(sent.url) if sent.url else sent.url
    wishes = Wishes(sent.name, sent.greeting, sent.needs_identity, url)
    row = change_channel(staff=staff, channel_id=channel_id, version=sent.version, wishes=wishes, now=timezone.now())
    return _shape(staff, row)


@router.post("/{channel_id}/secret", response=TOLD_ONCE, operation_id="change_channel_secret")
def change_secret(request: HttpRequest, channel_id: int, sent: SecretAsked) -> dict[str, Any]:
    """Another secret, told now and never again. The present one stays good for a week, or ends at once."""
    staff, secret = staff_of(request), make_secret()
    row = give_new_secret(
        staff=staff,
        channel_id=channel_id,
        version=sent.version,
        secret=secret,
        at_once=sent.at_once,
        now=timezone.now(),
    )
    return {"channel": _shape(staff, row), "secret": secret}


@router.post("/{channel_id}/pause", response=ANSWERS, operation_id="pause_channel")
def pause(request: HttpRequest, channel_id: int, sent: ChannelEdit) -> dict[str, Any]:
    """Take nothing and send nothing."""
    staff = staff_of(request)
    row = pause_channel(staff=staff, channel_id=channel_id, version=sent.version, now=timezone.now())
    return _shape(staff, row)


@router.post("/{channel_id}/resume", response=ANSWERS, operation_id="resume_channel")
def resume(request: HttpRequest, channel_id: int, sent: ChannelEdit) -> dict[str, Any]:
    """Go on."""
    staff = staff_of(request)
    row = resume_channel(staff=staff, channel_id=channel_id, version=sent.version, now=timezone.now())
    return _shape(staff, row)


@router.post("/{channel_id}/check", response=ANSWERS, operation_id="check_channel")
def check(request: HttpRequest, channel_id: int, sent: ChannelEdit) -> dict[str, Any]:
    """Have a worker try the address; of a bridge that fetches, say when it last did."""
    staff = staff_of(request)
    row = ask_to_check(staff=staff, channel_id=channel_id, version=sent.version, now=timezone.now())
    return _shape(staff, row)


@router.post("/{channel_id}/end", response={204: None, **REFUSED}, operation_id="end_channel")
def end(request: HttpRequest, channel_id: int, sent: ChannelEdit) -> Status[None]:
    """End it for good. What came through it stays."""
    staff = staff_of(request)
    end_channel(staff=staff, channel_id=channel_id, version=sent.version, now=timezone.now())
    return Status(204, None)


def _shape(staff: StaffView, row: Channel) -> dict[str, Any]:
    return _row(staff, view_channel(row))


def _row(staff: StaffView, view: ChannelView) -> dict[str, Any]:
    names = ("id", "shop_id", "public_id", "kind", "name", "state", "hint", "old_until", "host", "seen_at", "polled_at")
    more = ("checked_at", "error", "error_at", "greeting", "needs_identity", "version")
    return {
        **{name: getattr(view, name) for name in (*names, *more)},
        "shop_name": shops_by_id([view.shop_id])[view.shop_id].name,
        "silent": _is_silent(view, timezone.now()),
        "testing": view.check_at is not None,
        "may_change": staff.shops[view.shop_id].role is Role.OWNER,
    }


def _is_silent(view: ChannelView, now: datetime) -> bool:
    fetches = view.kind is ChannelKind.BRIDGE and view.state is ChannelState.ON and not view.host
    return fetches and (view.polled_at is None or now - view.polled_at > SILENT)
