"""Put an action into the outbox, once per idempotency key."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, ActorKind, Subject
from heqi.outbox.access import actions_in
from heqi.outbox.contracts import ActionView
from heqi.outbox.kinds import OutboxKind, find_kind
from heqi.outbox.models import Action
from heqi.outbox.states import LIVE, ActionState


def unable_to_pay_twice(shop_id: int, kind: str, subject: Subject) -> HeqiError:
    """Money of this kind for this subject is already on its way."""
    rows = actions_in([shop_id]).filter(subject_type=subject.type, subject_id=subject.id, kind=kind)
    live = rows.filter(state__in=LIVE).values_list("id", flat=True).first()
    return HeqiError(
        "money.live",
        "这笔款已经有一个动作在进行，不能再付一次。",
        "An action for this money is already under way; it cannot be paid twice.",
        409,
        {"action": live},
    )


def unable_to_reuse_key(first: Action) -> HeqiError:
    """The key stands for something else."""
    return HeqiError(
        "action.key_reused",
        "请求编号已用于另一个动作。",
        "This key belongs to another action.",
        409,
        {"action": first.pk},
    )


@transaction.atomic
def propose_action(
    *,
    shop_id: int,
    kind: str,
    subject: Subject,
    payload: Mapping[str, Any],
    by: Actor,
    now: datetime,
    key: str,
    approved: bool,
) -> ActionView:
    """Add an action: suggested, or, when `approved`, approved by a person or automatic by a policy.

    The same `key` in the same shop gives the action that it gave first. Raises money.live when another action of a
    money kind is live for the same subject (a new flow that pays again is a new subject), action.key_reused when the
    key was used for another kind or subject, action.unknown_kind.
    """
    known = find_kind(kind)
    first = _find(shop_id, key, kind, subject)
    if first is not None:
        return first.view()
    row = _make_row(shop_id=shop_id, kind=known, subject=subject, payload=payload, by=by, now=now, key=key)
    row.state = _first_state(by, approved)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        # Somebody was quicker: with this key, or with another action for the same money.
        first = _find(shop_id, key, kind, subject)
        if first is None:
            raise unable_to_pay_twice(shop_id, kind, subject) from error
        return first.view()
    data = {"action": row.pk, "action_kind": kind, "from": None, "to": row.state, "why": "proposed"}
    write_entry(shop_id=shop_id, kind=f"action.{row.state}", subject=subject, actor=by, data=data, now=now)
    return row.view()


def _find(shop_id: int, key: str, kind: str, subject: Subject) -> Action | None:
    first = actions_in([shop_id]).filter(key=key).first()
    if first is not None and (first.kind, first.subject_type, first.subject_id) != (kind, subject.type, subject.id):
        raise unable_to_reuse_key(first)
    return first


def _first_state(by: Actor, approved: bool) -> ActionState:
    if not approved:
        return ActionState.SUGGESTED
    return ActionState.AUTOMATIC if by.kind in (ActorKind.POLICY, ActorKind.SYSTEM) else ActionState.APPROVED


def _make_row(
    *, shop_id: int, kind: OutboxKind, subject: Subject, payload: Mapping[str, Any], by: Actor, now: datetime, key: str
) -> Action:
    return Action(
        shop_id=shop_id,
        kind=kind.name,
        money=kind.money,
        subject_type=subject.type,
        subject_id=subject.id,
        key=key,
        payload=dict(payload),
        state_at=now,
        proposed_at=now,
        proposed_by_kind=by.kind,
        proposed_by_id=by.id,
    )
