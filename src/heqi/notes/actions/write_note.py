"""Write an order's note and flag: through the outbox, shown as on its way until the platform has it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.accounts.contracts import StaffView
from heqi.connections.queries import sends_itself
from heqi.core.errors import HeqiError
from heqi.core.order_notes import FLAGS, OrderNote, is_too_long
from heqi.core.words import Platform
from heqi.journal.contracts import Actor
from heqi.notes.access import open_edit, order_of, require_writer
from heqi.notes.actions.save import subject_of, tell_edit
from heqi.notes.kinds import write_kind
from heqi.notes.models import NoteEdit
from heqi.notes.stated import stated_note
from heqi.notes.states import EditState
from heqi.outbox.actions import hand_over, propose_action, release_action
from heqi.shops.access import get_shop


@transaction.atomic
def write_note(
    *, staff: StaffView, shop_id: int, order_no: str, wanted: OrderNote, seen: str, add: bool = False, now: datetime
) -> NoteEdit:
    """Have `wanted` written over what the writer has `seen` (`OrderNote.mark`), or, `add`, its words behind that.

    Raises shop.none, role.notes, order.none, note.long, note.flag, note.empty, note.same, note.on_its_way, and
    note.conflict when something else stands there by now.
    """
    require_writer(staff, shop_id)
    order, platform = order_of(shop_id, order_no), get_shop(shop_id).platform
    stated = stated_note(order)
    flag = stated.flag if wanted.flag is None else wanted.flag
    addition = wanted.note.strip() if add else ""
    wanted = stated.added(addition, flag) if add else OrderNote(wanted.note.strip(), flag)
    _require_fit(wanted, stated, platform)
    if open_edit(shop_id, order_no) is not None:
        raise unable_to_write_twice()
    if stated.mark() != seen:
        raise unable_to_overwrite()
    return start_edit(staff, shop_id, order_no, wanted, stated, platform, addition=addition, now=now)


def start_edit(
    staff: StaffView,
    shop_id: int,
    order_no: str,
    wanted: OrderNote,
    base: OrderNote,
    platform: Platform,
    *,
    addition: str = "",
    now: datetime,
) -> NoteEdit:
    """Keep the change and put its action into the outbox: a connector's where it takes notes, else a person's."""
    edit = NoteEdit(shop_id=shop_id, order_no=order_no, state=EditState.ON_ITS_WAY, by=staff.id, at=now)
    edit.addition = addition
    edit.note, edit.flag, edit.base_note, edit.base_flag = wanted.note, wanted.flag, base.note, base.flag
    try:
        with transaction.atomic():
            edit.save(force_insert=True)
    except IntegrityError as error:
        raise unable_to_write_twice() from error
    edit.action_id = _act(edit, platform, Actor.staff(staff.id), now)
    edit.save(update_fields=["action_id"])
    tell_edit(edit, kind="note.written", actor=Actor.staff(staff.id), now=now)
    return edit


def _act(edit: NoteEdit, platform: Platform, by: Actor, now: datetime) -> int:
    kind = write_kind(platform)
    action = propose_action(
        shop_id=edit.shop_id,
        kind=kind,
        subject=subject_of(edit),
        payload={"order_no": edit.order_no, "note": edit.note, "flag": edit.flag},
        by=by,
        now=now,
        key=f"note:{edit.pk}",
        approved=True,
    )
    if sends_itself(edit.shop_id, kind):
        release_action(action_id=action.id, by=by, now=now)
    else:
        hand_over(action_id=action.id, by=by, now=now)
    return action.id


def _require_fit(wanted: OrderNote, stated: OrderNote, platform: Platform) -> None:
    if is_too_long(wanted.note, platform):
        raise HeqiError("note.long", "备注太长了，请写短一些。", "The note is too long for the platform.", 422)
    if wanted.flag is not None and wanted.flag not in FLAGS[platform]:
        raise HeqiError("note.flag", "这个平台没有这种旗帜。", "The platform has no such flag.", 422)
    if not wanted.note and stated.note.strip():
        # A platform's blank says nothing to us (core.facts), so an emptied note could never be seen as written.
        raise HeqiError(
            "note.empty", "备注不能清空，请改写成新的内容。", "A note cannot be emptied; write another one.", 422
        )
    if wanted.same(stated):
        raise HeqiError("note.same", "备注和旗帜没有变化。", "Neither note nor flag differ.", 422)


def unable_to_write_twice() -> HeqiError:
    """Another change of this note has not ended yet."""
    return HeqiError(
        "note.on_its_way",
        "这条备注上一次的修改还没有完成，请先处理。",
        "The last change of this note has not ended yet.",
        409,
    )


def unable_to_overwrite() -> HeqiError:
    """The platform's note is another one by now."""
    return HeqiError(
        "note.conflict",
        "平台上的备注刚被改过，请核对后再写。",
        "The platform's note has been changed meanwhile; look at it first.",
        409,
    )
