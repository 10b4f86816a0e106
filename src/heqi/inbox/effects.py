"""What a row did, from what its facts did."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from heqi.core.facts import Fact
from heqi.inbox.contracts import Counts
from heqi.trade.plan import Effect, Plan


def effect_of_row(effects: Sequence[Effect]) -> Effect:
    """New when its main fact is new; changed when anything in it is new or changed; else unchanged."""
    if effects and effects[0] is Effect.NEW:
        return Effect.NEW
    return Effect.UNCHANGED if all(effect is Effect.UNCHANGED for effect in effects) else Effect.CHANGED


def effects_by_row(rows: Sequence[Sequence[Fact]], effects: Iterable[Effect]) -> Iterator[Effect]:
    """The effects of all facts, in order, folded into one per row."""
    left = iter(effects)
    for facts in rows:
        yield effect_of_row([next(left) for _ in facts])


def count_effects(effects: Iterable[Effect], *, bad: int = 0) -> Counts:
    """Counts of rows."""
    found = Counter(effects)
    return Counts(
        rows=found.total() + bad,
        new=found[Effect.NEW],
        changed=found[Effect.CHANGED],
        unchanged=found[Effect.UNCHANGED],
        bad=bad,
    )


class DryRun:
    """Counts what rows would do, without writing. Remembers what earlier rows would have made of a key."""

    def __init__(self, shop_id: int) -> None:
        self._plan = Plan(shop_id)

    def take(self, rows: Sequence[Sequence[Fact]]) -> list[Effect]:
        """The effect of each row, given those before it."""
        facts = [fact for row in rows for fact in row]
        self._plan.load(facts)
        return list(effects_by_row(rows, [self._plan.take(fact) for fact in facts]))
