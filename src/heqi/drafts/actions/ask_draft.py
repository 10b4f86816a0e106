"""Ask for a draft. It is a job: whoever asks goes on working, and a worker talks to the server."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.drafts.prompt import make_messages
from heqi.core.errors import HeqiError
from heqi.core.language.talk import Turn
from heqi.core.phrases.known import OrderFacts
from heqi.drafts.access import asked_today, drafts_in, lock_server, require_handler
from heqi.drafts.masked import mask_order, mask_talk
from heqi.drafts.models import Draft, DraftServer
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.shops.access import get_shop

PATIENCE = timedelta(seconds=25)
"""After so long nobody waits for a draft any more."""
AT_ONCE = 5
"""Drafts that one person may have under way."""


@transaction.atomic
def ask_draft(
    *, staff: StaffView, shop_id: int, turns: Sequence[Turn], order: OrderFacts, examples: Sequence[str], now: datetime
) -> Draft:
    """Queue a draft for the buyer's last words. What is kept is masked already.

    Raises shop.none, role.drafts, drafts.off, drafts.nothing_said, drafts.limit, drafts.busy.
    """
    require_handler(staff, shop_id)
    server = lock_server(shop_id)
    if server is None or not server.on:
        raise HeqiError("drafts.off", "没有开启 AI 草稿。", "Drafts are switched off.", 409)
    if not turns or turns[-1].who != "buyer" or not turns[-1].text.strip():
        raise HeqiError("drafts.nothing_said", "买家还没有新的话要回。", "The buyer said nothing to answer.", 422)
    _require_room(server, staff, now)
    messages = make_messages(
        platform=get_shop(shop_id).platform,
        turns=mask_talk(shop_id, turns, order),
        order=mask_order(order),
        examples=examples,
    )
    draft = Draft(shop_id=shop_id, by=staff.id, at=now, dead_at=now + PATIENCE, messages=messages)
    draft.save(force_insert=True)
    _tell(draft, staff, now)
    return draft


def _require_room(server: DraftServer, staff: StaffView, now: datetime) -> None:
    if asked_today(server.shop_id, now) >= server.daily_limit:
        raise HeqiError(
            "drafts.limit", f"今天的 {server.daily_limit} 条草稿已用完。", "Today's drafts are used up.", 429
        )
    waiting = drafts_in([server.shop_id]).filter(by=staff.id, state=Draft.State.WAITING, dead_at__gt=now)
    if waiting.count() >= AT_ONCE:
        raise HeqiError("drafts.busy", "前面的草稿还没写好，请稍等。", "Earlier drafts are not ready yet.", 429)


def _tell(draft: Draft, staff: StaffView, now: datetime) -> None:
    """That something left the house is on record; what it was is not."""
    write_entry(
        shop_id=draft.shop_id,
        kind="draft.asked",
        subject=Subject("draft", str(draft.pk)),
        actor=Actor.staff(staff.id),
        data={"draft": draft.pk, "turns": len(draft.messages) - 1},
        now=now,
    )
