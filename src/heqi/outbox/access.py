"""The only way to rows of the outbox."""

from collections.abc import Collection

from django.db.models import QuerySet

from heqi.core.errors import HeqiError
from heqi.outbox.models import Action


def actions_in(shop_ids: Collection[int]) -> QuerySet[Action]:
    """Actions of these shops."""
    rows: QuerySet[Action] = Action.objects.in_shops(shop_ids)
    return rows


def find_action(action_id: int) -> Action:
    """One action by id, for a caller that has checked whose it is. Raises action.missing."""
    rows: QuerySet[Action] = Action.objects.across_shops(why="the caller has found the case within its own shops")
    action = rows.filter(pk=action_id).first()
    if action is None:
        raise HeqiError("action.missing", "找不到这个动作。", "There is no such action.", 404)
    return action
