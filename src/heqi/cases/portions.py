"""Long work over a shop's cases, a portion at a time, the most urgent first.

Each portion ends with an entry that calls for the next, so that what buyers ask meanwhile waits for one portion and not
for four thousand cases. An entry that comes twice looks twice, so the work must be safe to do again. A case whose place
changes meanwhile was decided by whatever moved it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from heqi.cases.models import Case
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, EntryView

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Portion:
    """Ids of the cases to work on now; `behind`: where the next portion begins, None when this is the last."""

    case_ids: tuple[int, ...]
    behind: tuple[str, int] | None


def take_portion(cases: QuerySet[Case], entry: EntryView) -> Portion:
    """The next cases behind the place that `entry` names, or the first ones."""
    ordered = cases.filter(_behind(entry)).order_by("sort_at", "id")
    places = list(ordered.values_list("sort_at", "id")[: AT_ONCE + 1])
    taken = places[:AT_ONCE]
    more = len(places) > AT_ONCE
    return Portion(tuple(case_id for _, case_id in taken), (taken[-1][0].isoformat(), taken[-1][1]) if more else None)


def call_for_next(portion: Portion, *, kind: str, entry: EntryView, now: datetime) -> None:
    """Write the entry, of the same subject, that brings the next portion; nothing after the last."""
    if portion.behind is not None:
        write_entry(
            shop_id=entry.shop_id,
            kind=kind,
            subject=entry.subject,
            actor=SYSTEM,
            data={"behind": list(portion.behind)},
            now=now,
            cause=entry.id,
        )


def _behind(entry: EntryView) -> Q:
    """Where the portion before ended: at its moment those with a later id, and all later moments."""
    if "behind" not in entry.data:
        return Q()
    said, case_id = entry.data["behind"]
    at = datetime.fromisoformat(said)
    return Q(sort_at__gt=at) | Q(sort_at=at, id__gt=case_id)
