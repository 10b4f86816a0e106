"""Reading the outbox."""

from collections.abc import Collection

from heqi.journal.contracts import Subject
from heqi.outbox.access import actions_in
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ActionState


def actions_of(*, subject: Subject, shop_ids: Collection[int]) -> list[ActionView]:
    """All actions of one subject, oldest first."""
    rows = actions_in(shop_ids).filter(subject_type=subject.type, subject_id=subject.id)
    return [row.view() for row in rows.order_by("id")]


def action_with_key(*, key: str, shop_id: int) -> ActionView | None:
    """The action that was proposed under this idempotency key."""
    row = actions_in([shop_id]).filter(key=key).first()
    return row.view() if row else None


def actions_in_doubt(shop_ids: Collection[int]) -> list[ActionView]:
    """Actions that may or may not have happened and wait for a person to look, oldest first."""
    return [row.view() for row in actions_in(shop_ids).filter(state=ActionState.UNKNOWN).order_by("state_at")]
