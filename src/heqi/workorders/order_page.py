"""Work orders as the workbench shows them, with everything that belongs to them looked up once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_work_forms
from heqi.core.work_orders import WorkChoice, WorkForm, WorkKind
from heqi.workorders.access import files_in, links_in_force, turns_in
from heqi.workorders.actions.save import clock_of
from heqi.workorders.contracts import number_of
from heqi.workorders.facts import order_values
from heqi.workorders.models import Link, Turn, TurnFile, WorkOrder
from heqi.workorders.states import FINAL, WAITING, State


@dataclass(frozen=True, slots=True)
class _Held:
    """What belongs to a page of work orders, by their ids; `names` by staff id."""

    turns: dict[int, list[Turn]]
    files: dict[int, list[TurnFile]]
    links: dict[int, Link]
    names: dict[int, str]


def order_rows(orders: Sequence[WorkOrder], *, staff: StaffView, now: datetime) -> list[dict[str, Any]]:
    """`WorkOrderShape` of the API for each, in their order."""
    held = _look_up(orders)
    return [_row(order, held, staff, now) for order in orders]


def form_rows(*, shop_id: int, order_no: str, after_sale_no: str) -> list[dict[str, Any]]:
    """`WorkFormShape` of the API: what may be asked about this order, the questions filled with its values."""
    values = order_values(shop_id, order_no=order_no, after_sale_no=after_sale_no)
    return [
        {
            "kind": form.kind,
            "title": form.title,
            "title_en": form.title_en,
            "to": list(form.to),
            "question": form.ask(values),
            "hours": form.hours,
            "with_address": form.with_address,
        }
        for form in load_work_forms().values()
    ]


def choice_words(choice: WorkChoice | None) -> dict[str, str] | None:
    """{value, label, label_en}, or None."""
    return None if choice is None else {"value": choice.value, "label": choice.label, "label_en": choice.label_en}


def _look_up(orders: Sequence[WorkOrder]) -> _Held:
    shop_ids, ids = {order.shop_id for order in orders}, [order.pk for order in orders]
    turns, files = defaultdict(list), defaultdict(list)
    for turn in turns_in(shop_ids, ids):
        turns[turn.order_id].append(turn)
    for file in files_in(shop_ids, ids):
        files[file.turn_id].append(file)
    people = {order.asked_by for order in orders} | {
        turn.by for said in turns.values() for turn in said if turn.by is not None
    }
    links = {link.order_id: link for link in links_in_force(shop_ids, ids)}
    return _Held(turns, files, links, staff_names(people))


def _row(order: WorkOrder, held: _Held, staff: StaffView, now: datetime) -> dict[str, Any]:
    form = load_work_forms()[WorkKind(order.kind)]
    return {
        "id": order.pk,
        "number": number_of(order.pk),
        "shop_id": order.shop_id,
        "case_id": order.case_id,
        "order_no": order.order_no,
        "kind": order.kind,
        "title": form.title,
        "title_en": form.title_en,
        "addressee": order.addressee,
        "question": order.question,
        "with_address": order.with_address,
        "pictures": [photo["id"] for photo in order.photos],
        "state": order.state,
        "asked_at": order.asked_at,
        "asked_by": {"id": order.asked_by, "name": held.names.get(order.asked_by, "")},
        "due_at": order.due_at,
        "alarms": list(clock_of(order).alarms),
        "answered_at": order.answered_at,
        "ended_at": order.ended_at,
        "adopted": order.adopted,
        "reminders": order.reminders,
        "reminded_at": order.reminded_at,
        "overdue": order.overdue_at is not None,
        "choices": [choice_words(choice) for choice in form.choices],
        "turns": [_turn(turn, form, held) for turn in held.turns.get(order.pk, [])],
        "link": _link(held.links.get(order.pk), now),
        "version": order.version,
        "may": _may(order, staff),
    }


def _turn(turn: Turn, form: WorkForm, held: _Held) -> dict[str, Any]:
    return {
        "id": turn.pk,
        "act": turn.act,
        "at": turn.at,
        "by": None if turn.by is None else {"id": turn.by, "name": held.names.get(turn.by, "")},
        "signed": turn.signed,
        "choice": choice_words(form.choice(turn.choice)),
        "words": turn.words,
        "files": [_file(file) for file in held.files.get(turn.pk, [])],
    }


def _file(file: TurnFile) -> dict[str, Any]:
    return {
        "id": file.pk,
        "kind": file.kind,
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "width": file.width,
        "height": file.height,
    }


def _link(link: Link | None, now: datetime) -> dict[str, Any] | None:
    if link is None:
        return None
    return {"expires_at": link.expires_at, "opened_at": link.opened_at, "expired": link.expires_at <= now}


def _may(order: WorkOrder, staff: StaffView) -> dict[str, bool]:
    """What the buttons may be; every action checks again."""
    handles = staff.handles(order.shop_id)
    waiting, answered = order.state in WAITING, order.state == State.ANSWERED
    return {
        "answer": handles and waiting,
        "remind": handles and waiting,
        "accept": handles and answered,
        "again": handles and answered,
        "withdraw": handles and order.state not in FINAL,
        "link": handles and order.state not in FINAL,
    }
