"""What left by a connector and needs a person: refused by the platform, or in doubt."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from heqi.accounts.contracts import StaffView
from heqi.cases.access import unable_to_handle_cases
from heqi.connections.actions.settle_stuck import take_by_hand, try_again
from heqi.journal.contracts import Actor
from heqi.outbox.actions import tick_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.queries import action_in, actions_stuck
from heqi.outbox.states import ActionState
from heqi.shops.access import shops_by_id
from heqi.web.audit.action_names import action_name
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}


class StuckError(Schema):
    """Why, in two languages."""

    code: str
    message: str
    message_en: str


class StuckAction(Schema):
    """An action that a person has to look at. `case_id`: where it belongs; `money`: it moves money."""

    id: int
    shop_id: int
    shop_name: str
    kind: str
    name: str
    name_en: str
    case_id: int | None
    order_no: str
    after_sale_no: str
    amount_fen: int | None
    money: bool
    state: ActionState
    state_at: datetime
    attempts: int
    error: StuckError | None


class StuckList(Schema):
    """Of one shop, or of all of mine."""

    shop: int | None = None


class Again(Schema):
    """`code`: from the shop's phone, where the platform asked for one."""

    code: str = Field("", max_length=20)


class Looked(Schema):
    """What the person found in the back office."""

    note: str = Field("", max_length=500)


ANSWERS: dict[int | frozenset[int], Any] = {200: StuckAction, **REFUSED}


@router.get("", response={200: list[StuckAction], **REFUSED}, operation_id="list_stuck_actions")
def list_stuck(request: HttpRequest, asked: Query[StuckList]) -> list[dict[str, Any]]:
    """What the platform refused and what is in doubt, those in doubt first, oldest first."""
    staff = staff_of(request)
    return [_shape(action) for action in actions_stuck(shops_asked(staff, asked.shop))]


@router.post("/{action_id}/again", response=ANSWERS, operation_id="send_action_again")
def again(request: HttpRequest, action_id: int, sent: Again) -> dict[str, Any]:
    """Let the connector try a refused action once more; `confirmed` instead where the platform shows it done."""
    staff, action = _mine(request, action_id)
    return _shape(try_again(action_id=action.id, by=Actor.staff(staff.id), now=timezone.now(), code=sent.code))


@router.post("/{action_id}/by-hand", response=ANSWERS, operation_id="take_action_by_hand")
def by_hand(request: HttpRequest, action_id: int) -> dict[str, Any]:
    """A person does it in the back office; `confirmed` instead where the platform shows it done."""
    staff, action = _mine(request, action_id)
    return _shape(take_by_hand(action_id=action.id, by=Actor.staff(staff.id), now=timezone.now()))


@router.post("/{action_id}/happened", response=ANSWERS, operation_id="say_action_happened")
def happened(request: HttpRequest, action_id: int, sent: Looked) -> dict[str, Any]:
    """A person has looked in the back office: it was done."""
    staff, action = _mine(request, action_id)
    return _shape(
        tick_action(action_id=action.id, by=Actor.staff(staff.id), now=timezone.now(), note=sent.note.strip())
    )


def _mine(request: HttpRequest, action_id: int) -> tuple[StaffView, ActionView]:
    staff = staff_of(request)
    action = action_in(staff.shops, action_id)
    if not staff.handles(action.shop_id):
        raise unable_to_handle_cases()
    return staff, action


def _shape(action: ActionView) -> dict[str, Any]:
    name, name_en = action_name(action.kind)
    error = action.error
    return {
        "id": action.id,
        "shop_id": action.shop_id,
        "shop_name": shops_by_id([action.shop_id])[action.shop_id].name,
        "kind": action.kind,
        "name": name,
        "name_en": name_en,
        "case_id": _case_of(action),
        "order_no": str(action.payload.get("order_no", "")),
        "after_sale_no": str(action.payload.get("after_sale_no", "")),
        "amount_fen": action.payload.get("amount_fen"),
        "money": action.money,
        "state": action.state,
        "state_at": action.state_at,
        "attempts": action.attempts,
        "error": dict(error) if error else None,
    }


def _case_of(action: ActionView) -> int | None:
    """Flows after a case's first are subjects of their own, `case.number`."""
    return int(action.subject.id.split(".")[0]) if action.subject.type in ("case", "case_flow") else None
