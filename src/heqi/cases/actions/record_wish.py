"""Put the buyer's own wish on record before anything is offered (P3)."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case
from heqi.cases.actions.edit import actor_of, save_edit
from heqi.cases.actions.hear_words import hear_words
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case, Wish
from heqi.core.words import Demand


def record_wish(*, staff: StaffView, case_id: int, version: int, demand: Demand, words: str, now: datetime) -> Case:
    """What the buyer wants, in their words; it becomes the case's demand. Raises case.none, case.stale."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        wish = Wish.objects.create(
            shop_id=case.shop_id, case_id=case.id, at=now, demand=demand, words=words.strip(), by=staff.id
        )
        before, case.demand, case.wished = case.demand, demand, True
        hear_words(case, [wish.words])
        redecide(case, now=now)
        save_edit(
            case,
            kind="case.wish_recorded",
            actor=actor_of(staff),
            data={"wish": wish.id, "from": before, "to": demand},
            now=now,
        )
        return case
