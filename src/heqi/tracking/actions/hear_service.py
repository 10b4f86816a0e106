"""What a call of a courier service told, brought to the parcels that are watched; nothing else is taken from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from heqi.core.facts import Fact
from heqi.tracking.access import accounts_in, watched_in
from heqi.tracking.actions.settle_parcel import settle_heard
from heqi.tracking.models import WatchedParcel


@dataclass(frozen=True, slots=True)
class HeardOf:
    """What was told of one watched parcel. `fact` None: nobody has seen it; `given_up`: the service stops."""

    parcel_id: int
    fact: Fact | None
    over: bool
    given_up: bool


def watched_numbered(shop_id: int, numbers: Sequence[str]) -> dict[str, list[WatchedParcel]]:
    """The watched parcels under these numbers, by number in capitals; one number may be of several orders."""
    spelt = {way for number in numbers for way in (number, number.upper(), number.lower())}
    found: dict[str, list[WatchedParcel]] = {}
    for row in watched_in([shop_id]).filter(tracking_no__in=sorted(spelt)):
        found.setdefault(row.tracking_no.upper(), []).append(row)
    return found


def hear_service(*, shop_id: int, told: Sequence[HeardOf], now: datetime) -> None:
    """Keep it, and count the call. The same call again changes nothing but the count."""
    accounts_in([shop_id]).update(heard=F("heard") + 1, heard_at=now)
    for each in told:
        settle_heard(
            shop_id=shop_id,
            parcel_id=each.parcel_id,
            fact=each.fact,
            over=each.over,
            given_up=each.given_up,
            now=now,
        )


def count_unsigned(*, shop_id: int, now: datetime) -> None:
    """Somebody called under the account's address without its signature."""
    accounts_in([shop_id]).update(unsigned=F("unsigned") + 1, unsigned_at=now)
