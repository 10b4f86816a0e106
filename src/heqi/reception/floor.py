"""The floor: who is at the desk, what they have before them, and what waits for nobody. For supervisors."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from heqi.accounts.access import memberships_in, staff_names
from heqi.accounts.contracts import HANDLING
from heqi.core.time import shanghai_date
from heqi.reception.access import outgoing_in, presence_of, talks_in
from heqi.reception.models import Outgoing, Presence
from heqi.reception.rates import ReplyRate, rates_of_day


@dataclass(frozen=True, slots=True)
class Seat:
    """One person. `state` since `since`, until `until` if planned.

    `longest_since`: the oldest wait of theirs; `first_due`: when the first of their waits falls due, or did.
    """

    staff_id: int
    name: str
    state: str
    since: datetime | None
    until: datetime | None
    open: int
    waiting: int
    abnormal: int
    longest_since: datetime | None
    first_due: datetime | None
    rates: tuple[ReplyRate, ...]


@dataclass(frozen=True, slots=True)
class Floor:
    """`pool`: waiting talks that nobody serves, the oldest `pool_since`; `held`: messages that wait to be released."""

    seats: list[Seat]
    rates: list[ReplyRate]
    pool: int
    pool_since: datetime | None
    held: int


def read_floor(shop_ids: Collection[int], *, now: datetime) -> Floor:
    """The floor of these shops as it is now: whoever is here first, then by who has most waiting."""
    members = memberships_in(shop_ids).filter(active=True, staff__is_active=True, role__in=sorted(HANDLING))
    staff_ids = set(members.values_list("staff_id", flat=True))
    rates = rates_of_day(shop_ids, shanghai_date(now), now=now)
    open_talks = talks_in(shop_ids).filter(open=True)
    waiting = open_talks.filter(waiting_since__isnull=False)
    pool = waiting.filter(staff_id=None).aggregate(since=Min("waiting_since"))
    return Floor(
        seats=_seats(staff_ids, shop_ids, rates),
        rates=[rate for rate in rates if rate.staff_id is None],
        pool=waiting.filter(staff_id=None).count(),
        pool_since=pool["since"],
        held=outgoing_in(shop_ids).filter(state=Outgoing.State.HELD).count(),
    )


def _seats(staff_ids: Collection[int], shop_ids: Collection[int], rates: list[ReplyRate]) -> list[Seat]:
    names, here = staff_names(staff_ids), presence_of(staff_ids)
    theirs = talks_in(shop_ids).filter(open=True, staff_id__in=list(staff_ids))
    open_talks = Counter(theirs.values_list("staff_id", flat=True))
    waits = theirs.filter(waiting_since__isnull=False)
    waiting = Counter(waits.values_list("staff_id", flat=True))
    abnormal = Counter(theirs.filter(abnormal=True).values_list("staff_id", flat=True))
    asked = waits.order_by().values_list("staff_id").annotate(since=Min("waiting_since"), due=Min("due_at"))
    longest = {staff_id: (since, due) for staff_id, since, due in asked}
    seats = [
        Seat(
            staff_id=staff_id,
            name=names[staff_id],
            state=here[staff_id].state if staff_id in here else Presence.State.OFFLINE,
            since=here[staff_id].since if staff_id in here else None,
            until=here[staff_id].until if staff_id in here else None,
            open=open_talks[staff_id],
            waiting=waiting[staff_id],
            abnormal=abnormal[staff_id],
            longest_since=longest.get(staff_id, (None, None))[0],
            first_due=longest.get(staff_id, (None, None))[1],
            rates=tuple(rate for rate in rates if rate.staff_id == staff_id),
        )
        for staff_id in staff_ids
    ]
    order = [Presence.State.ONLINE, Presence.State.BREAK, Presence.State.OFFLINE]
    return sorted(seats, key=lambda seat: (order.index(Presence.State(seat.state)), -seat.waiting, seat.name))
