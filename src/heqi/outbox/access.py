"""The only way to rows of the outbox."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from heqi.core.errors import HeqiError
from heqi.outbox.models import Action, Gate


def actions_in(shop_ids: Collection[int]) -> QuerySet[Action]:
    """Actions of these shops."""
    rows: QuerySet[Action] = Action.objects.in_shops(shop_ids)
    return rows


def find_action(action_id: int) -> Action:
    """One action by id, for a caller that has checked whose it is. Raises action.missing."""
    rows: QuerySet[Action] = Action.objects.across_shops(why="the caller has found the case within its own shops")
    action = rows.filter(pk=action_id).first()
    if action is None:
        raise unable_to_find_action()
    return action


def unable_to_find_action() -> HeqiError:
    """No such action, or one of a shop that was not given to this person."""
    return HeqiError("action.missing", "找不到这个动作。", "There is no such action.", 404)


def all_actions(*, why: str) -> QuerySet[Action]:
    """Actions of every shop, for the machinery that sends them."""
    rows: QuerySet[Action] = Action.objects.across_shops(why=why)
    return rows


def gate_of(shop_id: int) -> QuerySet[Gate]:
    """The gate of one shop, if it has one yet."""
    rows: QuerySet[Gate] = Gate.objects.in_shop(shop_id)
    return rows


def ensure_gate(shop_id: int, now: datetime) -> None:
    """Give the shop an open gate when it has none."""
    if not gate_of(shop_id).exists():
        Gate.objects.bulk_create([Gate(shop_id=shop_id, next_at=now, open_at=now)], ignore_conflicts=True)
