"""Answer a work order: a member of staff for whoever was asked, or that person by the link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_work_forms
from heqi.core.errors import HeqiError
from heqi.core.work_orders import WorkKind
from heqi.files.kinds import Looked, look_at
from heqi.files.store import keep_file
from heqi.journal.contracts import SYSTEM, Actor
from heqi.workorders.access import lock_order, lock_order_of, order_behind, require_version
from heqi.workorders.actions.save import save_order
from heqi.workorders.links import read_link
from heqi.workorders.models import Turn, TurnFile, WorkOrder
from heqi.workorders.states import State, require_way

MOST_FILES = 9
"""Of one answer; what a chat sends at once."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was uploaded: a safe name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: a choice where the kind has choices, words, files. `signed`: who says it, in their words."""

    choice: str = ""
    words: str = ""
    signed: str = ""
    files: Sequence[Sent] = ()


def answer_by_staff(*, staff: StaffView, order_id: int, version: int, answer: Answer, now: datetime) -> WorkOrder:
    """Write down what the addressee said. Raises what lock_order raises, work_order.state and those of the answer."""
    kept = _keep_files(answer.files)
    with transaction.atomic():
        order = lock_order(staff, order_id, version)
        return _answer(order, Turn(by=staff.id), answer, kept, actor=Actor.staff(staff.id), now=now)


def answer_by_link(*, token: str, version: int, answer: Answer, now: datetime) -> WorkOrder:
    """The addressee's own answer. Raises those of read_link, work_order.stale, work_order.state, answer and files.

    No file is kept before everything else has proved good.
    """
    _require_fit(order_behind(read_link(token, now)), version, answer)
    kept = _keep_files(answer.files)
    with transaction.atomic():
        link = read_link(token, now)
        order = lock_order_of(link)
        _require_fit(order, version, answer)
        return _answer(order, Turn(link_id=link.pk), answer, kept, actor=SYSTEM, now=now)


@dataclass(frozen=True, slots=True)
class _Kept:
    sent: Sent
    looked: Looked
    stored: str
    shown: str


def _answer(
    order: WorkOrder, turn: Turn, answer: Answer, kept: Sequence[_Kept], *, actor: Actor, now: datetime
) -> WorkOrder:
    require_way(order.state, State.ANSWERED)
    _require_answer(order, answer)
    turn.shop_id, turn.order_id, turn.at, turn.act = order.shop_id, order.pk, now, Turn.Act.ANSWER
    turn.choice, turn.words, turn.signed = answer.choice, answer.words.strip(), answer.signed.strip()
    turn.save()
    TurnFile.objects.bulk_create([_file_row(turn, each) for each in kept])
    order.state, order.choice, order.answered_at = State.ANSWERED, answer.choice, now
    data = {"said": turn.pk, "choice": answer.choice or None, "files": len(kept), "link": turn.link_id}
    save_order(order, kind="work_order.answered", actor=actor, data=data, now=now)
    return order


def _require_fit(order: WorkOrder, version: int, answer: Answer) -> None:
    """What was answered already is told so, whatever version was seen."""
    require_way(order.state, State.ANSWERED)
    require_version(order, version)
    _require_answer(order, answer)


def _require_answer(order: WorkOrder, answer: Answer) -> None:
    form = load_work_forms()[WorkKind(order.kind)]
    if form.choices and form.choice(answer.choice) is None:
        raise HeqiError("work_order.choice", "请选择一个结果。", "Choose one of the answers.", 422)
    if not form.choices and (answer.choice or len(answer.words.strip()) < 2):
        raise HeqiError("work_order.words", "请写下答复。", "Write the answer.", 422)


def _keep_files(files: Sequence[Sent]) -> list[_Kept]:
    """All of them looked at and kept, or none; the same bytes once. Raises work_order.files and what look_at raises."""
    if len(files) > MOST_FILES:
        raise HeqiError(
            "work_order.files", f"一次最多 {MOST_FILES} 个文件。", f"At most {MOST_FILES} files at once.", 422
        )
    looked = [(each, look_at(each.content, each.name)) for each in files]
    kept = {}
    for sent, seen in looked:
        stored = keep_file(sent.content)
        kept[stored] = _Kept(sent, seen, stored, stored if seen.shown is sent.content else keep_file(seen.shown))
    return list(kept.values())


def _file_row(turn: Turn, kept: _Kept) -> TurnFile:
    return TurnFile(
        shop_id=turn.shop_id,
        order_id=turn.order_id,
        turn_id=turn.pk,
        kind=kept.looked.kind,
        name=kept.sent.name,
        media_type=kept.looked.media_type,
        size=len(kept.sent.content),
        sha256=kept.stored,
        stored=kept.stored,
        shown=kept.shown,
        width=kept.looked.width,
        height=kept.looked.height,
    )
