"""A worker takes a parcel that is due, within the pace and the day's allowance of its account."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db.models import F, Q

from heqi.core.time import shanghai_date
from heqi.tracking.access import accounts_in, due_parcels, ready_accounts, watched_in
from heqi.tracking.models import CourierAccount, WatchedParcel

LEASE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class ClaimedParcel:
    """The right to ask about one parcel. `subscribe`: have the service call us, instead of asking."""

    parcel: WatchedParcel
    account: CourierAccount
    subscribe: bool
    token: str


def claim_parcel(*, paces: dict[str, timedelta], now: datetime) -> ClaimedParcel | None:
    """The parcel that is due longest, of an account that may be asked now; None when there is none.

    `paces`: by service, between two questions of one account.
    """
    today = shanghai_date(now)
    within = ~Q(used_on=today) | Q(used__lt=F("daily_limit"))
    for account in ready_accounts(now).filter(within).order_by("next_at"):
        row = due_parcels(now, [account.shop_id]).first()
        if row is None or not _take_turn(account, paces[account.way], now):
            continue
        token = uuid4().hex
        mine = due_parcels(now, [account.shop_id]).filter(pk=row.pk)
        if mine.update(claimed_by=token, lease_until=now + LEASE):
            fresh = watched_in([account.shop_id]).get(pk=row.pk)
            return ClaimedParcel(fresh, account, account.calls and not fresh.subscribed, token)
    return None


def _take_turn(account: CourierAccount, pace: timedelta, now: datetime) -> bool:
    """Of two workers one takes the account's next place, and counts the question."""
    today = shanghai_date(now)
    row = accounts_in([account.shop_id]).filter(next_at__lte=now)
    used = 1 if account.used_on != today else F("used") + 1
    return row.update(next_at=now + pace, used_on=today, used=used) == 1
