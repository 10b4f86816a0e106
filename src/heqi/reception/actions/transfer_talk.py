"""Pass a talk on, with what the receiver has to know (T8, W9); take one over."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from heqi.accounts.access import find_staff
from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.reception.access import lock_talk
from heqi.reception.actions.give import give
from heqi.reception.actions.save import save_talk
from heqi.reception.models import Talk, Transfer

MOST_AT_ONCE = 200


def transfer_talk(
    *,
    staff: StaffView,
    talk_id: int,
    to: int | None,
    reason: str,
    summary: str,
    buyer_agreed: bool,
    now: datetime,
) -> Talk:
    """Pass the talk to `to`, or to whoever is free (None). The buyer is asked first; where not, the reason says why.

    Raises transfer.reason, transfer.to, talk.none, talk.others, role.talks.
    """
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        _pass_on(talk, staff, to, reason=reason, summary=summary, buyer_agreed=buyer_agreed, now=now)
        return talk


def hand_over_talks(
    *, staff: StaffView, talk_ids: Sequence[int], to: int | None, note: str, now: datetime
) -> list[int]:
    """Pass several of one's own talks on at the end of a shift (W9); the ids of those that went. All or none.

    Raises transfer.most and as `transfer_talk`.
    """
    if len(talk_ids) > MOST_AT_ONCE:
        raise HeqiError(
            "transfer.most",
            f"一次最多交接 {MOST_AT_ONCE} 个会话。",
            f"At most {MOST_AT_ONCE} conversations are handed over at once.",
            422,
        )
    with transaction.atomic():
        for talk_id in sorted(set(talk_ids)):
            talk = lock_talk(staff, talk_id)
            _pass_on(talk, staff, to, reason=note, summary="", buyer_agreed=False, now=now)
    return sorted(set(talk_ids))


def take_over(*, staff: StaffView, talk_id: int, reason: str, now: datetime) -> Talk:
    """A supervisor serves a colleague's talk from now on. Raises role.take_over, transfer.reason, talk.none."""
    with transaction.atomic():
        talk = lock_talk(staff, talk_id)
        if not staff.supervises(talk.shop_id):
            raise HeqiError("role.take_over", "只有主管可以接管会话。", "Only a supervisor takes over.", 403)
        _pass_on(talk, staff, staff.id, reason=reason, summary="", buyer_agreed=False, now=now)
        return talk


def _pass_on(
    talk: Talk, staff: StaffView, to: int | None, *, reason: str, summary: str, buyer_agreed: bool, now: datetime
) -> None:
    _require_reason(reason, buyer_agreed)
    _require_colleague(talk, to)
    Transfer.objects.create(
        shop_id=talk.shop_id,
        talk_id=talk.pk,
        at=now,
        from_id=talk.staff_id,
        to_id=to,
        by=staff.id,
        reason=reason.strip(),
        summary=summary.strip(),
        buyer_agreed=buyer_agreed,
    )
    data = {"from": talk.staff_id, "to": to, "buyer_agreed": buyer_agreed}
    give(talk, to, now=now)
    save_talk(talk, kind="talk.transferred", actor=Actor.staff(staff.id), data=data, now=now)


def _require_reason(reason: str, buyer_agreed: bool) -> None:
    if not reason.strip():
        raise HeqiError(
            "transfer.reason",
            "请写明转接原因；没有征得买家同意时，也请说明为什么。" if not buyer_agreed else "请写明转接原因。",
            "Say why the talk is passed on, and why the buyer was not asked if they were not.",
            422,
        )


def _require_colleague(talk: Talk, to: int | None) -> None:
    if to is None:
        return
    colleague = find_staff(to)
    if colleague is None or not colleague.handles(talk.shop_id):
        raise HeqiError(
            "transfer.to", "这位同事不接待这个店铺。", "This colleague does not serve the conversation's shop.", 422
        )
