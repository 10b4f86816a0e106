"""One call per button on a conversation: take it, pass it on, mark it, whisper in it."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.access import staff_names
from heqi.reception.access import talk_of, transfers_in, whispers_in
from heqi.reception.actions.claim_talk import claim_talk, put_back
from heqi.reception.actions.mark_talk import calm_talk, close_talk, reopen_talk, snooze_talk, star_talk
from heqi.reception.actions.transfer_talk import take_over, transfer_talk
from heqi.reception.actions.whisper import see_whispers, whisper
from heqi.reception.models import Talk
from heqi.reception.rows import rows_of
from heqi.web.api import desk_shapes as shapes
from heqi.web.api.talk_shapes import TalkRow
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
ROW: dict[int | frozenset[int], Any] = {200: TalkRow, **REFUSED}


@router.post("/{int:talk_id}/claim", response=ROW)
def claim(request: HttpRequest, talk_id: int) -> dict[str, Any]:
    """Take it; 409 `talk.taken` tells who was quicker."""
    return _row(claim_talk(staff=staff_of(request), talk_id=talk_id, now=timezone.now()))


@router.post("/{int:talk_id}/put-back", response=ROW)
def give_back(request: HttpRequest, talk_id: int) -> dict[str, Any]:
    """Nobody serves it any more."""
    return _row(put_back(staff=staff_of(request), talk_id=talk_id, now=timezone.now()))


@router.post("/{int:talk_id}/transfer", response=ROW)
def transfer(request: HttpRequest, talk_id: int, given: shapes.Passed) -> dict[str, Any]:
    """Pass it on with summary and reason."""
    return _row(transfer_talk(staff=staff_of(request), talk_id=talk_id, now=timezone.now(), **given.dict()))


@router.post("/{int:talk_id}/take-over", response=ROW)
def supervise(request: HttpRequest, talk_id: int, given: shapes.Reasoned) -> dict[str, Any]:
    """A supervisor serves it from now on."""
    return _row(take_over(staff=staff_of(request), talk_id=talk_id, reason=given.reason, now=timezone.now()))


@router.post("/{int:talk_id}/star", response=ROW)
def star(request: HttpRequest, talk_id: int, given: shapes.Starring) -> dict[str, Any]:
    """Star it or not."""
    return _row(star_talk(staff=staff_of(request), talk_id=talk_id, starred=given.starred, now=timezone.now()))


@router.post("/{int:talk_id}/snooze", response=ROW)
def snooze(request: HttpRequest, talk_id: int, given: shapes.Snoozing) -> dict[str, Any]:
    """Put it aside for a while; the reply clock goes on."""
    return _row(snooze_talk(staff=staff_of(request), talk_id=talk_id, until=given.until, now=timezone.now()))


@router.post("/{int:talk_id}/close", response=ROW)
def close(request: HttpRequest, talk_id: int) -> dict[str, Any]:
    """It is over."""
    return _row(close_talk(staff=staff_of(request), talk_id=talk_id, now=timezone.now()))


@router.post("/{int:talk_id}/reopen", response=ROW)
def reopen(request: HttpRequest, talk_id: int) -> dict[str, Any]:
    """It goes on."""
    return _row(reopen_talk(staff=staff_of(request), talk_id=talk_id, now=timezone.now()))


@router.post("/{int:talk_id}/calm", response=ROW)
def calm(request: HttpRequest, talk_id: int) -> dict[str, Any]:
    """The buyer has been soothed."""
    return _row(calm_talk(staff=staff_of(request), talk_id=talk_id, now=timezone.now()))


@router.get("/{int:talk_id}/among-us", response={200: shapes.AmongUs, **REFUSED}, by_alias=True)
def among_us(request: HttpRequest, talk_id: int) -> dict[str, Any]:
    """Notes among us and how the talk passed from hand to hand."""
    return _among_us(talk_of(staff_of(request), talk_id))


@router.post("/{int:talk_id}/whisper", response={200: shapes.AmongUs, **REFUSED}, by_alias=True)
def say(request: HttpRequest, talk_id: int, given: shapes.Whispered) -> dict[str, Any]:
    """Write a note that the buyer never sees."""
    staff = staff_of(request)
    whisper(staff=staff, talk_id=talk_id, text=given.text, now=timezone.now())
    return _among_us(talk_of(staff, talk_id))


@router.post("/{int:talk_id}/whispers-seen", response={200: shapes.AmongUs, **REFUSED}, by_alias=True)
def seen(request: HttpRequest, talk_id: int) -> dict[str, Any]:
    """I have read the notes of others."""
    staff = staff_of(request)
    see_whispers(staff=staff, talk_id=talk_id, now=timezone.now())
    return _among_us(talk_of(staff, talk_id))


def _row(talk: Talk) -> dict[str, Any]:
    return rows_of([talk])[0]


def _among_us(talk: Talk) -> dict[str, Any]:
    whispers = list(whispers_in([talk.shop_id]).filter(talk_id=talk.pk).order_by("id"))
    transfers = list(transfers_in([talk.shop_id]).filter(talk_id=talk.pk).order_by("id"))
    people = {each.by for each in whispers} | {each.by for each in transfers}
    people |= {one for each in transfers for one in (each.from_id, each.to_id) if one is not None}
    named = {one: {"id": one, "name": name} for one, name in staff_names(people).items()}
    return {
        "whispers": [
            {"id": each.pk, "at": each.at, "by": named[each.by], "text": each.text, "seen_at": each.seen_at}
            for each in whispers
        ],
        "transfers": [
            {
                "id": each.pk,
                "at": each.at,
                "from": named.get(each.from_id or 0),
                "to": named.get(each.to_id or 0),
                "by": named[each.by],
                "reason": each.reason,
                "summary": each.summary,
                "buyer_agreed": each.buyer_agreed,
            }
            for each in transfers
        ],
    }
