"""A rule was changed: every open case of the shop is decided anew, a portion at a time."""

from datetime import datetime

from django.db import transaction

from heqi.cases.access import cases_in, lock_cases
from heqi.cases.actions.refresh_cases import bring_in_step
from heqi.cases.portions import call_for_next, take_portion
from heqi.journal.contracts import EntryView
from heqi.shops.access import get_shop


def redecide_shop(*, entry: EntryView, now: datetime) -> None:
    """Reaction to a changed rule and to `rule.went_on`: by the rules as they are now.

    A case that comes out the same is left alone, so that deciding twice does nothing.
    """
    shop = get_shop(entry.shop_id)
    portion = take_portion(cases_in([shop.id]).filter(done=False), entry)
    with transaction.atomic():
        bring_in_step(shop, [], lock_cases(shop.id, id__in=portion.case_ids, done=False), now, entry.id)
        call_for_next(portion, kind="rule.went_on", entry=entry, now=now)
