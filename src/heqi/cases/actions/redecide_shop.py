"""Reaction to a changed rule: every open case of the shop is decided anew, a few hundred at a time."""

from datetime import datetime

from django.db import transaction

from heqi.cases.access import cases_in, lock_cases
from heqi.cases.actions.refresh_cases import AT_ONCE, bring_in_step
from heqi.journal.contracts import EntryView
from heqi.shops.access import get_shop


def redecide_shop(*, entry: EntryView, now: datetime) -> None:
    """Decide the open cases by the rules as they are now; one that comes out the same is left alone."""
    shop = get_shop(entry.shop_id)
    open_ids = list(cases_in([shop.id]).filter(done=False).order_by("id").values_list("id", flat=True))
    for start in range(0, len(open_ids), AT_ONCE):
        with transaction.atomic():
            held = lock_cases(shop.id, id__in=open_ids[start : start + AT_ONCE], done=False)
            bring_in_step(shop, [], held, now, entry.id)
