"""Order notes and flags over HTTP."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.masks import mask_contacts
from heqi.core.order_notes import FLAGS, LONGEST, OrderNote
from heqi.notes.access import open_edit, order_of
from heqi.notes.actions.settle_edit import settle_conflict, take_back_edit, tick_edit
from heqi.notes.actions.write_note import write_note
from heqi.notes.models import NoteEdit
from heqi.notes.stated import stated_note
from heqi.notes.states import EditState
from heqi.outbox.queries import action_in
from heqi.outbox.states import ActionState
from heqi.shops.access import get_shop
from heqi.web.api.order_note_shapes import ConflictSettled, NoteTouched, NoteWritten, OrderNoteShape
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
ANSWERS: dict[int | frozenset[int], Any] = {200: OrderNoteShape, **REFUSED}
BY_HAND = (ActionState.HANDED, ActionState.TICKED)


@router.get("", response=ANSWERS, operation_id="read_order_note")
def read(request: HttpRequest, shop: int, order_no: str) -> dict[str, Any]:
    """One order's note and flag."""
    return _shown(staff_of(request), shop, order_no)


@router.post("", response=ANSWERS, operation_id="write_order_note")
def write(request: HttpRequest, sent: NoteWritten) -> dict[str, Any]:
    """Write it; by interface where there is one, else laid out to be copied. 409 note.conflict: look again first."""
    staff = staff_of(request)
    write_note(
        staff=staff,
        shop_id=sent.shop_id,
        order_no=sent.order_no,
        wanted=OrderNote(sent.note, sent.flag),
        seen=sent.seen,
        add=sent.add,
        now=timezone.now(),
    )
    return _shown(staff, sent.shop_id, sent.order_no)


@router.post("/{int:edit_id}/tick", response=ANSWERS, operation_id="tick_order_note")
def tick(request: HttpRequest, edit_id: int, sent: NoteTouched) -> dict[str, Any]:
    """I have written it in the back office."""
    staff = staff_of(request)
    edit = tick_edit(staff=staff, edit_id=edit_id, version=sent.version, now=timezone.now())
    return _shown(staff, edit.shop_id, edit.order_no)


@router.post("/{int:edit_id}/take-back", response=ANSWERS, operation_id="take_back_order_note")
def take_back(request: HttpRequest, edit_id: int, sent: NoteTouched) -> dict[str, Any]:
    """It need not be written."""
    staff = staff_of(request)
    edit = take_back_edit(staff=staff, edit_id=edit_id, version=sent.version, now=timezone.now())
    return _shown(staff, edit.shop_id, edit.order_no)


@router.post("/{int:edit_id}/settle", response=ANSWERS, operation_id="settle_order_note")
def settle(request: HttpRequest, edit_id: int, sent: ConflictSettled) -> dict[str, Any]:
    """Both were shown: mine, or theirs."""
    staff = staff_of(request)
    edit = settle_conflict(staff=staff, edit_id=edit_id, version=sent.version, mine=sent.mine, now=timezone.now())
    return _shown(staff, edit.shop_id, edit.order_no)


def _shown(staff: StaffView, shop_id: int, order_no: str) -> dict[str, Any]:
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    order, edit = order_of(shop_id, order_no), open_edit(shop_id, order_no)
    names = ("shop_id", "order_no", "flag", "flag_name", "as_of")
    note = mask_contacts(order.note)
    flags = FLAGS[get_shop(shop_id).platform]
    return {
        **{name: getattr(order, name) for name in names},
        "note": note,
        "masked": note != order.note,
        "seen": stated_note(order).mark(),
        "buyer_note": mask_contacts(order.buyer_note),
        "flags": [{"number": number, "colour": colour} for number, colour in flags.items()],
        "longest": LONGEST,
        "may_write": staff.handles(shop_id),
        "edit": None if edit is None else _edit(edit),
    }


def _edit(edit: NoteEdit) -> dict[str, Any]:
    assert edit.action_id is not None
    action = action_in([edit.shop_id], edit.action_id)
    note = mask_contacts(edit.note)
    theirs = {"note": mask_contacts(edit.theirs_note), "flag": edit.theirs_flag}
    return {
        **{name: getattr(edit, name) for name in ("id", "state", "flag", "addition", "at", "version")},
        "note": note,
        "masked": note != edit.note,
        "theirs": theirs if edit.state == EditState.CONFLICT else None,
        "action": action.state,
        "by_hand": action.state in BY_HAND,
        "error": action.error,
        "by": {"id": edit.by, "name": staff_names([edit.by]).get(edit.by, "")},
    }
