"""A policy was switched on: the cases that are open are looked at, a portion at a time."""

from datetime import datetime

from heqi.automation.access import policies_on
from heqi.automation.actions.consider_case import consider_case
from heqi.cases.access import cases_in
from heqi.cases.portions import call_for_next, take_portion
from heqi.journal.contracts import EntryView


def follow_switch(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `policy.switched_on` and `policy.went_on`: what is open and undecided. Looking twice does nothing."""
    policies = policies_on(entry.shop_id)
    if not policies:
        return
    portion = take_portion(cases_in([entry.shop_id]).filter(done=False, outcome=""), entry)
    for case_id in portion.case_ids:
        consider_case(entry.shop_id, case_id, policies, now=now, cause=entry.id)
    call_for_next(portion, kind="policy.went_on", entry=entry, now=now)
