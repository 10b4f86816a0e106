"""Apply up to 1,000 rows of facts: trade, the inbox's own record and the journal, in one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.db import transaction

from heqi.core.facts import Fact
from heqi.inbox.contracts import BatchView
from heqi.inbox.effects import count_effects, effects_by_row
from heqi.inbox.models import Batch, InboxFact
from heqi.journal.actions import write_entry
from heqi.journal.contracts import PLATFORM, Subject
from heqi.trade.actions.apply_facts import apply_facts
from heqi.trade.actions.upsert import upsert
from heqi.trade.plan import Effect

ROWS = 1_000
FACT_KEY = ("shop", "entity", "key", "version", "hash")


def apply_batch(*, shop_id: int, facts: Sequence[Sequence[Fact]], import_id: int | None, now: datetime) -> BatchView:
    """Apply the facts of up to 1,000 rows, each row's facts together, its main one first.

    Writes one journal entry `inbox.batch_applied` with the batch id and counts; `inbox.queries.changed_keys` tells the
    keys. A batch that changes nothing anybody could see leaves no batch, no inbox fact and no entry.
    """
    if len(facts) > ROWS:
        raise ValueError(f"a batch has at most {ROWS} rows")
    flat = [fact for row in facts for fact in row]
    with transaction.atomic():
        effects = apply_facts(shop_id=shop_id, facts=flat)
        counts = count_effects(effects_by_row(facts, effects))
        told = list(_tell(facts, effects))
        if not told:
            return BatchView(None, counts)
        batch = Batch.objects.create(shop_id=shop_id, import_id=import_id, at=now)
        upsert(
            InboxFact, keys=FACT_KEY, columns=("batch_id", "raw"), rows=_rows(shop_id, batch.pk, told), replace=False
        )
        write_entry(
            shop_id=shop_id,
            kind="inbox.batch_applied",
            subject=Subject("batch", str(batch.pk)),
            actor=PLATFORM,
            data={"batch": batch.pk, "import": import_id, "new": counts.new, "changed": counts.changed},
            now=now,
        )
    return BatchView(batch.pk, counts)


def _tell(rows: Sequence[Sequence[Fact]], effects: Iterable[Effect]) -> Iterator[Fact]:
    """The facts to keep: a row's main fact speaks for its parts, which are kept alone when it said nothing new."""
    left = iter(effects)
    for facts in rows:
        changed = [fact for fact in facts if next(left) is not Effect.UNCHANGED]
        yield from changed[:1] if changed and changed[0] is facts[0] else changed


def _rows(shop_id: int, batch_id: int, facts: Iterable[Fact]) -> Iterator[tuple[object, ...]]:
    """As `upsert` takes them; a statement that came twice in one batch is one row."""
    once = {(fact.entity, fact.key, fact.version, fact.hash): fact.raw for fact in facts}
    return ((shop_id, *key, batch_id, raw) for key, raw in once.items())
