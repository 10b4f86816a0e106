"""Reactions: whenever a case was decided anew, or a deadline came, the policies that are on are asked about it."""

from datetime import datetime

from heqi.automation.access import policies_on
from heqi.automation.actions.act import SUBJECT
from heqi.automation.actions.consider_case import consider_case
from heqi.automation.actions.hand_over_act import hand_over_act
from heqi.cases.actions.follow_clock import follow_clock
from heqi.journal.contracts import EntryView


def follow_cases(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `cases.refreshed`: every case that the platform's word or a rule has changed."""
    policies = policies_on(entry.shop_id)
    for case_id in entry.data["cases"] if policies else []:
        consider_case(entry.shop_id, case_id, policies, now=now, cause=entry.id)


def follow_case(*, entry: EntryView, now: datetime) -> None:
    """Reaction to what was put on record of one case: an answer, evidence, a parcel that came back."""
    policies = policies_on(entry.shop_id)
    if policies and entry.subject.type == "case":
        consider_case(entry.shop_id, int(entry.subject.id), policies, now=now, cause=entry.id)


def follow_due(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `clock.due`: what the cases make of it first, then what a policy may do.

    One reaction for both: ten thousand clocks due at once are ten thousand calls, not twenty.
    """
    if entry.subject.type == SUBJECT:
        hand_over_act(shop_id=entry.shop_id, act_id=int(entry.subject.id), now=now, cause=entry.id)
        return
    follow_clock(entry=entry, now=now)
    follow_case(entry=entry, now=now)
