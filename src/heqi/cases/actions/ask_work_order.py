"""Ask somebody outside the desk about a case; until that has ended, the case stays open."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import evidence_of, lock_case
from heqi.cases.models import Case, Evidence
from heqi.core.errors import HeqiError
from heqi.core.work_orders import Addressee, WorkKind
from heqi.workorders.actions import ask_order
from heqi.workorders.contracts import About, ShownPhoto


def ask_work_order(
    *,
    staff: StaffView,
    case_id: int,
    version: int,
    kind: WorkKind,
    addressee: Addressee,
    question: str,
    hours: int | None = None,
    with_address: bool = False,
    photo_ids: Sequence[int] = (),
    now: datetime,
) -> int:
    """The id of the new work order. Raises what lock_case and ask_order raise, and case.done for a finished case.

    `photo_ids`: photos of the buyer's that go along. Raises evidence.gone for one that is not among them.
    """
    with transaction.atomic():
        # Held, so that the case cannot settle at the same moment.
        case = lock_case(staff, case_id, version)
        if case.done:
            raise HeqiError("case.done", "这个售后已经结束，不能再发工单。", "This case is finished.", 409)
        order = ask_order(
            staff=staff,
            about=About(case.shop_id, case.id, case.order_no, case.after_sale_no),
            kind=kind,
            addressee=addressee,
            question=question,
            hours=hours,
            with_address=with_address,
            photos=_photos(case, photo_ids),
            now=now,
        )
        return order.id


def _photos(case: Case, photo_ids: Sequence[int]) -> list[ShownPhoto]:
    wanted = set(photo_ids)
    buyers = evidence_of(case).filter(id__in=wanted, whose=Evidence.Whose.BUYER, kind=Evidence.Kind.PHOTO)
    photos = [ShownPhoto(each.id, each.shown, each.media_type) for each in buyers]
    if len(photos) != len(wanted):
        raise HeqiError("evidence.gone", "没有这张照片，或已被移除。", "There is no such photo.", 404)
    return photos
