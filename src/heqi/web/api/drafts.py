"""AI drafts over HTTP: set up by the owner, asked for by whoever talks to buyers, fetched when a worker has them."""

from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.language.talk import Turn
from heqi.core.places import open_places
from heqi.drafts.access import asked_today, drafts_in, servers_in
from heqi.drafts.actions import Wanted, ask_draft, set_server, test_server
from heqi.drafts.models import Draft
from heqi.notify.guard import check_address
from heqi.phrases.contracts import Asked
from heqi.phrases.order_facts import order_facts
from heqi.phrases.queries import suggest_for
from heqi.web.api.language_shapes import MOST_TURNS, TurnShape
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422, 429}): Problem}


class DraftServerShape(Schema):
    """The shop's server. `has_key`: one is kept, and is never shown; `version` 0: nothing is set up yet."""

    on: bool
    url: str
    model: str
    has_key: bool
    daily_limit: int
    used_today: int
    tested_at: datetime | None
    test_error: str
    version: int
    may_edit: bool
    private_allowed: bool


class DraftServerEdit(Schema):
    """`key` null keeps the one that is there; empty takes it away."""

    version: int
    on: bool
    url: str = Field(max_length=500)
    model: str = Field(max_length=100)
    key: str | None = Field(None, max_length=500)
    daily_limit: int = Field(ge=0, le=1_000_000)


class DraftAsked(Schema):
    """`turns`: the last of the talk, oldest first."""

    shop_id: int
    turns: list[TurnShape] = Field(max_length=MOST_TURNS)
    order_no: str = Field("", max_length=64)


class DraftShape(Schema):
    """A draft. `missing`: what is left to fill as 【name】; `error`: why there is none; `rewritten`: by screening."""

    id: int
    state: Literal["waiting", "done", "failed"]
    text: str
    missing: list[str]
    verdict: str
    rewritten: bool
    error: str
    dead_at: datetime


SERVER: dict[int | frozenset[int], Any] = {200: DraftServerShape, **REFUSED}
DRAFT: dict[int | frozenset[int], Any] = {200: DraftShape, **REFUSED}


@router.get("/shops/{int:shop_id}/drafting", response=SERVER, operation_id="read_draft_server")
def read(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    """What writes drafts for the shop, for all who serve it."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    return _server(staff, shop_id)


@router.put("/shops/{int:shop_id}/drafting", response=SERVER, operation_id="set_draft_server")
def change(request: HttpRequest, shop_id: int, given: DraftServerEdit) -> dict[str, Any]:
    """Set it up (owner). The address is looked at now and again at every call."""
    staff = staff_of(request)
    shops_asked(staff, shop_id)
    wanted = Wanted(given.on, _checked(given.url), given.model, given.key, given.daily_limit)
    set_server(staff=staff, shop_id=shop_id, version=given.version, wanted=wanted, now=timezone.now())
    return _server(staff, shop_id)


@router.post("/shops/{int:shop_id}/drafting/test", response=DRAFT, operation_id="test_draft_server")
def try_it(request: HttpRequest, shop_id: int) -> dict[str, Any]:
    """Have a worker ask it something harmless (owner)."""
    return _draft(test_server(staff=staff_of(request), shop_id=shop_id, now=timezone.now()))


@router.post("/drafts", response=DRAFT, operation_id="ask_draft")
def ask(request: HttpRequest, given: DraftAsked) -> dict[str, Any]:
    """Queue a draft for the buyer's last words; nothing personal of them leaves the house."""
    staff = staff_of(request)
    shops_asked(staff, given.shop_id)
    turns = [Turn(turn.from_, turn.text) for turn in given.turns]
    order = order_facts(staff, given.shop_id, given.order_no)
    fitting = suggest_for(staff=staff, shop_id=given.shop_id, asked=Asked(turns, order))
    examples = [each.text for each in fitting if each.layer != "personal"]
    draft = ask_draft(
        staff=staff, shop_id=given.shop_id, turns=turns, order=order, examples=examples, now=timezone.now()
    )
    return _draft(draft)


@router.get("/drafts/{int:draft_id}", response=DRAFT, operation_id="read_draft")
def fetch(request: HttpRequest, draft_id: int) -> dict[str, Any]:
    """A draft that this person asked for, as it is now."""
    staff = staff_of(request)
    draft = drafts_in(staff.shops).filter(pk=draft_id, by=staff.id).first()
    if draft is None:
        raise HeqiError("drafts.none", "没有这条草稿。", "There is no such draft.", 404)
    return _draft(draft)


def _checked(url: str) -> str:
    """Raises address.refused. In a network of one's own only the form is looked at."""
    if not settings.HEQI_DRAFTS_PRIVATE:
        return check_address(url)
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise HeqiError("address.refused", "请填写 http(s) 网址。", "Enter an http(s) address.", 422)
    return url.strip()


def _server(staff: StaffView, shop_id: int) -> dict[str, Any]:
    row = servers_in([shop_id]).first()
    owns = staff.owns(shop_id)
    return {
        "on": row.on if row else False,
        "url": row.url if row and owns else "",
        "model": row.model if row else "",
        "has_key": bool(row and row.key),
        "daily_limit": row.daily_limit if row else 200,
        "used_today": asked_today(shop_id, timezone.now()),
        "tested_at": row.tested_at if row else None,
        "test_error": row.test_error if row else "",
        "version": row.version if row else 0,
        "may_edit": owns,
        "private_allowed": settings.HEQI_DRAFTS_PRIVATE,
    }


def _draft(draft: Draft) -> dict[str, Any]:
    late = draft.state == Draft.State.WAITING and draft.dead_at <= timezone.now()
    return {
        "id": draft.pk,
        "state": Draft.State.FAILED if late else draft.state,
        "text": draft.text,
        "missing": list(open_places(draft.text)),
        "verdict": draft.verdict,
        "rewritten": draft.rewritten,
        "error": "slow" if late else draft.error,
        "dead_at": draft.dead_at,
    }
