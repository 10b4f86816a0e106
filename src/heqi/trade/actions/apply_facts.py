"""Merge a batch of facts into the tables of trade."""

from collections.abc import Collection, Sequence

from django.db import transaction

from heqi.core.facts import Fact
from heqi.db.locks import hold_lock
from heqi.trade.actions.upsert import upsert
from heqi.trade.plan import Effect, Key, Plan
from heqi.trade.rows import STANDING, row_of, tables


def apply_facts(*, shop_id: int, facts: Sequence[Fact], absent: Collection[Key] = ()) -> list[Effect]:
    """Store what the facts add up to with what is known; the effect of each, in the order given. `absent`: keys that
    the caller, who holds the lock `trade.<shop>`, has looked for and not found; they are not looked for again.

    One transaction. Batches of one shop take turns, so two workers cannot overwrite each other's merge. Its journal
    entry is the batch's, written by the inbox around it.
    """
    with transaction.atomic(), hold_lock(f"trade.{shop_id}"):
        plan = Plan(shop_id)
        plan.load(facts, absent=absent)
        effects = [plan.take(fact) for fact in facts]
        _write(plan)
    return effects


def _write(plan: Plan) -> None:
    by_entity: dict[str, list[Key]] = {}
    for key in plan.touched:
        by_entity.setdefault(key[0], []).append(key)
    for entity, keys in by_entity.items():
        table = tables()[entity]
        upsert(
            table.model,
            keys=("shop", table.key),
            columns=(*table.columns, *STANDING),
            rows=[row_of(table, shop_id=plan.shop_id, key=name, merged=plan.held[entity, name]) for _, name in keys],
        )
