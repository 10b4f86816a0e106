"""Ask the warehouse, finance, a supplier or the courier something about a case."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_work_forms
from heqi.core.errors import HeqiError
from heqi.core.work_orders import Addressee, WorkForm, WorkKind
from heqi.journal.contracts import Actor
from heqi.workorders.access import require_handler
from heqi.workorders.actions.save import save_order
from heqi.workorders.contracts import About, ShownPhoto
from heqi.workorders.models import WORDS, WorkOrder

MOST_HOURS = 30 * 24
MOST_PHOTOS = 9


def ask_order(
    *,
    staff: StaffView,
    about: About,
    kind: WorkKind,
    addressee: Addressee,
    question: str,
    hours: int | None = None,
    with_address: bool = False,
    photos: Sequence[ShownPhoto] = (),
    now: datetime,
) -> WorkOrder:
    """A new work order; without `hours` to answer its kind says how many there are.

    The caller holds the case, which must be open. Raises role.work_orders, work_order.addressee, work_order.question,
    work_order.due, work_order.address, work_order.photos.
    """
    require_handler(staff, about.shop_id)
    form = load_work_forms()[kind]
    _require_fit(form, addressee, question, with_address)
    _require_photos(addressee, photos)
    with transaction.atomic():
        order = WorkOrder(
            shop_id=about.shop_id,
            case_id=about.case_id,
            order_no=about.order_no,
            after_sale_no=about.after_sale_no,
            kind=kind,
            addressee=addressee,
            question=question.strip(),
            with_address=with_address,
            photos=[asdict(photo) for photo in photos],
            asked_at=now,
            asked_by=staff.id,
            due_at=due_after(form.hours if hours is None else hours, now),
            version=0,
        )
        order.save()
        # That the address or photos go out with it is on record, as every look at them is.
        shown = [photo.id for photo in photos]
        data = {"address": with_address, "photos": shown, "due_at": order.due_at.isoformat()}
        save_order(order, kind="work_order.asked", actor=Actor.staff(staff.id), data=data, now=now)
        return order


def due_after(hours: int, now: datetime) -> datetime:
    """When the answer is due. Raises work_order.due for less than an hour or more than 30 days."""
    if not 1 <= hours <= MOST_HOURS:
        raise HeqiError(
            "work_order.due",
            "答复时限要在 1 小时到 30 天之间。",
            "The time to answer is between an hour and 30 days.",
            422,
        )
    return now + timedelta(hours=hours)


def require_words(words: str) -> str:
    """The words without blanks around them. Raises work_order.question when none or too many."""
    plain = words.strip()
    if not 2 <= len(plain) <= WORDS:
        raise HeqiError(
            "work_order.question", f"请写明要问什么（{WORDS} 字以内）。", f"Say what you ask, in {WORDS} signs.", 422
        )
    return plain


def _require_fit(form: WorkForm, addressee: Addressee, question: str, with_address: bool) -> None:
    require_words(question)
    if addressee not in form.to:
        raise HeqiError("work_order.addressee", "这类工单不发给这一方。", "This kind does not go to them.", 422)
    if with_address and not (form.with_address and addressee is Addressee.WAREHOUSE):
        raise HeqiError(
            "work_order.address",
            "只有仓库补发时才附收货地址。",
            "Only the warehouse gets the address, to re-ship.",
            422,
        )


def _require_photos(addressee: Addressee, photos: Sequence[ShownPhoto]) -> None:
    """Who answers for the goods has to see them; nobody else needs what the buyer photographed."""
    if photos and addressee is not Addressee.SUPPLIER:
        raise HeqiError(
            "work_order.photos", "买家的照片只能附给供应商。", "Only a supplier gets the buyer's photos.", 422
        )
    if len(photos) > MOST_PHOTOS:
        raise HeqiError("work_order.photos", f"最多附 {MOST_PHOTOS} 张照片。", f"At most {MOST_PHOTOS} photos.", 422)
