"""A policy was switched on: the cases that are open are looked at, a portion at a time.

Each portion ends with an entry that calls for the next, so that what buyers ask meanwhile waits for one portion and not
for four thousand cases. An entry that comes twice looks twice, which changes nothing.
"""

from datetime import datetime

from django.db.models import Q

from heqi.automation.access import policies_on
from heqi.automation.actions.consider_case import consider_case
from heqi.cases.access import cases_in
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, EntryView

AT_ONCE = 50


def follow_switch(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `policy.switched_on` and `policy.went_on`: what is open and undecided, the most urgent first."""
    policies = policies_on(entry.shop_id)
    if not policies:
        return
    undecided = cases_in([entry.shop_id]).filter(_behind(entry), done=False, outcome="").order_by("sort_at", "id")
    places = list(undecided.values_list("sort_at", "id")[: AT_ONCE + 1])
    for _, case_id in places[:AT_ONCE]:
        consider_case(entry.shop_id, case_id, policies, now=now, cause=entry.id)
    if len(places) > AT_ONCE:
        at, case_id = places[AT_ONCE - 1]
        write_entry(
            shop_id=entry.shop_id,
            kind="policy.went_on",
            subject=entry.subject,
            actor=SYSTEM,
            data={"behind": [at.isoformat(), case_id]},
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
