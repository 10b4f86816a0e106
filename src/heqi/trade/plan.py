"""What a batch of facts would change, before anything is written."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from heqi.core.facts import Fact, Merged, merge
from heqi.trade.access import stated_in
from heqi.trade.rows import merged_of, tables

Key = tuple[str, str]


class Effect(StrEnum):
    """What one fact does to what is known."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass
class Plan:
    """`held`: what each key amounts to after the facts so far; `touched`: keys whose row must be written."""

    shop_id: int
    held: dict[Key, Merged] = field(default_factory=dict)
    touched: dict[Key, None] = field(default_factory=dict)

    def load(self, facts: Iterable[Fact], *, absent: Collection[Key] = ()) -> None:
        """Fetch what is known about these facts' keys, one query a table. Keys that are held already stay."""
        wanted: dict[str, set[str]] = {}
        for fact in facts:
            if (fact.entity, fact.key) not in self.held and (fact.entity, fact.key) not in absent:
                wanted.setdefault(fact.entity, set()).add(fact.key)
        for entity, keys in wanted.items():
            table = tables()[entity]
            rows = stated_in(table.model, self.shop_id).filter(**{f"{table.key}__in": list(keys)})
            for row in rows.values(table.key, *table.columns, "more", "stamps"):
                self.held[entity, row[table.key]] = merged_of(table, row)

    def take(self, fact: Fact) -> Effect:
        """Add one statement. Equal values with a newer standing only refresh the row: nobody sees a change."""
        key = (fact.entity, fact.key)
        before = self.held.get(key)
        after = merge(before, fact)
        if after is None:
            return Effect.UNCHANGED
        self.held[key] = after
        self.touched[key] = None
        if before is None:
            return Effect.NEW
        return Effect.CHANGED if after.values != before.values else Effect.UNCHANGED
