"""Photos and files of a case: kept as they came, shown without hidden data, counted as what they show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import answers_of, evidence_of, lock_case
from heqi.cases.actions.edit import actor_of, keep_note, save_edit
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case, Evidence
from heqi.core.errors import HeqiError
from heqi.files.kinds import Looked, look_at
from heqi.files.store import keep_file
from heqi.workorders.actions.drop_photo import drop_photo

MOST_FILES = 100
"""Files of one case; past that somebody uploads the wrong folder."""
BUYER_PHOTOS = "evidence.buyer_photos"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was uploaded: a safe name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file that was looked at and lies on the disk; without a row nobody sees it."""

    sent: Sent
    looked: Looked
    stored: str
    shown: str


def add_evidence(
    *,
    staff: StaffView,
    case_id: int,
    version: int,
    whose: Evidence.Whose,
    files: Sequence[Sent],
    note: str = "",
    now: datetime,
) -> Case:
    """Keep these files; all of them or, when one is refused, none. What the case has already is not kept twice.

    Raises case.none, role.cases, case.stale, evidence.none, evidence.many and what look_at raises.
    """
    if not files:
        raise HeqiError("evidence.none", "请选择照片或文件。", "Choose photos or files.", 422)
    looked = [(file, look_at(file.content, file.name)) for file in files]
    kept = {each.stored: each for each in [_keep(file, seen) for file, seen in looked]}
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        held = set(evidence_of(case).values_list("sha256", flat=True))
        if len(held | set(kept)) > MOST_FILES:
            raise HeqiError("evidence.many", f"一个售后最多 {MOST_FILES} 个文件。", f"At most {MOST_FILES} files.", 422)
        rows = [_row(case, staff, whose, each, note, now) for digest, each in kept.items() if digest not in held]
        Evidence.objects.bulk_create(rows)
        _count_photos(case)
        redecide(case, now=now)
        data = {"evidence": [row.id for row in rows], "whose": whose, "count": len(rows)}
        save_edit(case, kind="case.evidence_added", actor=actor_of(staff), data=data, now=now)
        return case


def remove_evidence(
    *, staff: StaffView, case_id: int, version: int, evidence_id: int, reason: str, now: datetime
) -> Case:
    """Take a file off the case, with the reason; row and bytes are kept. Raises evidence.gone beside lock_case's."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        if not evidence_of(case).filter(id=evidence_id).update(removed_at=now, removed_by=staff.id):
            raise HeqiError("evidence.gone", "没有这个凭证，或已被移除。", "There is no such evidence.", 404)
        drop_photo(shop_id=case.shop_id, case_id=case.id, evidence_id=evidence_id)
        _count_photos(case)
        redecide(case, now=now)
        data = {"evidence": [evidence_id], "note": keep_note(case, staff, reason, now)}
        save_edit(case, kind="case.evidence_removed", actor=actor_of(staff), data=data, now=now)
        return case


def _count_photos(case: Case) -> None:
    """The buyer's photos and videos at hand are a fact of the case; without any, what was answered before stands."""
    showing = (Evidence.Kind.PHOTO, Evidence.Kind.VIDEO)
    count = evidence_of(case).filter(whose=Evidence.Whose.BUYER, kind__in=showing).count()
    rest = {name: value for name, value in case.recorded.items() if name != BUYER_PHOTOS}
    answered = _answered(case)
    case.recorded = {**rest, **({BUYER_PHOTOS: count} if count else answered)}


def _answered(case: Case) -> dict[str, int]:
    newest = answers_of(case).filter(fact=BUYER_PHOTOS).last()
    return {} if newest is None else {BUYER_PHOTOS: newest.value}


def _keep(sent: Sent, looked: Looked) -> _Kept:
    stored = keep_file(sent.content)
    return _Kept(sent, looked, stored, stored if looked.shown is sent.content else keep_file(looked.shown))


def _row(case: Case, staff: StaffView, whose: Evidence.Whose, kept: _Kept, note: str, now: datetime) -> Evidence:
    return Evidence(
        shop_id=case.shop_id,
        case_id=case.id,
        at=now,
        by=staff.id,
        whose=whose,
        kind=kept.looked.kind,
        name=kept.sent.name,
        media_type=kept.looked.media_type,
        size=len(kept.sent.content),
        sha256=kept.stored,
        stored=kept.stored,
        shown=kept.shown,
        width=kept.looked.width,
        height=kept.looked.height,
        note=note.strip(),
    )
