"""Reading the outbox."""

from collections.abc import Collection

from heqi.journal.contracts import Subject
from heqi.outbox.access import actions_in, unable_to_find_action
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


def actions_stuck(shop_ids: Collection[int], *, most: int = 200) -> list[ActionView]:
    """What a connector could not bring to an end: in doubt first, then refused, oldest first."""
    rows = actions_in(shop_ids).filter(state__in=(ActionState.UNKNOWN, ActionState.FAILED))
    return [row.view() for row in rows.order_by("-state", "state_at", "id")[:most]]


def action_in(shop_ids: Collection[int], action_id: int) -> ActionView:
    """One action of these shops. Raises action.missing, for those of others too."""
    row = actions_in(shop_ids).filter(pk=action_id).first()
    if row is None:
        raise unable_to_find_action()
    return row.view()
