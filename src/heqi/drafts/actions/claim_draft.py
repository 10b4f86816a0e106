"""A worker takes a draft that waits, and says what became of it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from heqi.accounts.sealing import UnableToOpen
from heqi.drafts.access import all_drafts, drafts_in, open_key, servers_in
from heqi.drafts.models import Draft
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Subject

KEPT = timedelta(days=2)
"""Long enough to count a day of them; nobody looks at a draft that old."""


@dataclass(frozen=True, slots=True)
class ClaimedDraft:
    """A draft in a worker's hands, with where to send it. `seconds`: until nobody waits for it any more."""

    draft: Draft
    token: str
    url: str
    model: str
    key: str = field(repr=False)
    seconds: float = 0.0


def claim_draft(*, now: datetime) -> ClaimedDraft | None:
    """The draft that waits longest; None where none does. Each is tried once: whoever waits would rather write."""
    row = all_drafts().filter(state=Draft.State.WAITING, claimed_by="", dead_at__gt=now).order_by("at", "id").first()
    if row is None:
        return None
    token = uuid4().hex
    if not all_drafts().filter(pk=row.pk, claimed_by="", state=Draft.State.WAITING).update(claimed_by=token):
        return None
    server = servers_in([row.shop_id]).first()
    if server is None or not (server.on or row.test):
        settle_draft(row, token, error="off", now=now)
        return None
    try:
        key = open_key(server)
    except UnableToOpen:
        settle_draft(row, token, error="sealed", now=now)
        return None
    return ClaimedDraft(row, token, server.url, server.model, key, (row.dead_at - now).total_seconds())


@transaction.atomic
def settle_draft(
    draft: Draft,
    token: str,
    *,
    now: datetime,
    text: str = "",
    verdict: str = "",
    rewritten: bool = False,
    error: str = "",
) -> bool:
    """Keep what came and empty what was sent; whether it was still ours and anybody still waits."""
    state = Draft.State.FAILED if error else Draft.State.DONE
    mine = drafts_in([draft.shop_id]).filter(pk=draft.pk, state=Draft.State.WAITING, claimed_by=token)
    done = mine.update(
        state=state, text=text, verdict=verdict, rewritten=rewritten, error=error[:20], messages=[], ended_at=now
    )
    if done:
        _tell_end(draft, state, now)
    if done and draft.test:
        servers_in([draft.shop_id]).update(tested_at=now, test_error=error[:20])
    return bool(done)


def sweep_drafts(*, now: datetime) -> int:
    """End what nobody took in time, or what a worker that died had in hand; forget the old; how many ended.

    Looks before it writes: several lanes ask this many times a second, and mostly nothing is over.
    """
    late = all_drafts().filter(state=Draft.State.WAITING, dead_at__lte=now)
    old = all_drafts().filter(at__lt=now - KEPT)
    if not late.exists() and not old.exists():
        return 0
    with transaction.atomic():
        ended = [draft for draft in late if _give_up(draft, now)]
        servers_in({draft.shop_id for draft in ended if draft.test}).update(tested_at=now, test_error="slow")
        old.delete()
    return len(ended)


def _give_up(draft: Draft, now: datetime) -> bool:
    mine = all_drafts().filter(pk=draft.pk, state=Draft.State.WAITING)
    if not mine.update(state=Draft.State.FAILED, error="slow", messages=[], ended_at=now):
        return False
    _tell_end(draft, Draft.State.FAILED, now)
    return True


def _tell_end(draft: Draft, state: Draft.State, now: datetime) -> None:
    """So that the screen that waits for it hears of it at once."""
    write_entry(
        shop_id=draft.shop_id,
        kind=f"draft.{state.value}",
        subject=Subject("draft", str(draft.pk)),
        actor=SYSTEM,
        data={"draft": draft.pk},
        now=now,
    )
