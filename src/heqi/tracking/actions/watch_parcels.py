"""Parcels that nobody else tells about are watched: returns always, those to buyers where no platform is connected."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from heqi.connections.access import connection_of
from heqi.connections.states import ConnectionState
from heqi.core.words import OrderState
from heqi.inbox.queries import changed_keys
from heqi.journal.contracts import EntryView
from heqi.tracking.access import account_of
from heqi.tracking.models import WatchedParcel
from heqi.tracking.states import AccountState, WatchState
from heqi.trade.access import after_sales_in, orders_in, parcels_in
from heqi.trade.models import Parcel

RECENT = timedelta(days=15)
"""A parcel that was last told of before is not worth a question."""
MOST = 2_000
_UNDER_WAY = (OrderState.SHIPPED.value, OrderState.UNSHIPPED.value, "", OrderState.UNKNOWN.value)


def follow_parcels(*, entry: EntryView, now: datetime) -> None:
    """Reaction to a batch of applied facts: its new parcels are watched. Watching twice adds nothing."""
    account = account_of(entry.shop_id)
    if account is None or account.state == AccountState.PAUSED:
        return
    changed = changed_keys(int(entry.data["batch"]))
    order_nos = {key.split("/")[0] for entity, key in changed if entity in ("order", "parcel", "after_sale")}
    order_nos |= _orders_of_requests(entry.shop_id, {key for entity, key in changed if entity == "after_sale"})
    if order_nos:
        rows = parcels_in([entry.shop_id]).filter(order_no__in=list(order_nos))
        _watch(entry.shop_id, rows, now)


def watch_recent(*, shop_id: int, now: datetime) -> None:
    """Begin with what is on its way when an account is set up, the newest first."""
    rows = parcels_in([shop_id]).filter(version__gte=now - RECENT).order_by("-version")
    _watch(shop_id, rows[:MOST], now)


def _orders_of_requests(shop_id: int, numbers: set[str]) -> set[str]:
    if not numbers:
        return set()
    rows = after_sales_in([shop_id]).filter(after_sale_no__in=list(numbers))
    return set(rows.values_list("order_no", flat=True))


def _watch(shop_id: int, parcels: Iterable[Parcel], now: datetime) -> None:
    wanted = [parcel for parcel in parcels if parcel.tracking_no and now - parcel.version <= RECENT]
    if not _has_no_other_source(shop_id):
        wanted = [parcel for parcel in wanted if parcel.direction == "return"]
    over = _over(shop_id, {parcel.order_no for parcel in wanted if parcel.direction == "outbound"})
    rows = [_row(parcel, now) for parcel in wanted if parcel.direction == "return" or parcel.order_no not in over]
    WatchedParcel.objects.bulk_create(rows, ignore_conflicts=True)


def _has_no_other_source(shop_id: int) -> bool:
    """Platforms' own tracks come first: they cost nothing."""
    connection = connection_of(shop_id)
    return connection is None or connection.state != ConnectionState.OK


def _over(shop_id: int, order_nos: set[str]) -> set[str]:
    """Of these orders those that have arrived, or never will."""
    rows = orders_in([shop_id]).filter(order_no__in=list(order_nos)).exclude(state__in=_UNDER_WAY)
    return set(rows.values_list("order_no", flat=True))


def _row(parcel: Parcel, now: datetime) -> WatchedParcel:
    return WatchedParcel(
        shop_id=parcel.shop_id,
        key=parcel.key,
        order_no=parcel.order_no,
        direction=parcel.direction,
        tracking_no=parcel.tracking_no,
        carrier=parcel.carrier,
        state=WatchState.ASKED,
        began_at=now,
        due_at=now,
    )
