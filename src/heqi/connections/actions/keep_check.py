"""What a worker found out about a shop's keys."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from heqi.connections.access import connections_in, due_checks, streams_in
from heqi.connections.actions.connect_shop import BACK
from heqi.connections.actions.save import save_connection
from heqi.connections.models import Connection, StreamState
from heqi.connections.secrets import seal_keys
from heqi.connections.states import ConnectionState
from heqi.core.connecting import Credentials, ErrorKind, PlatformError, ShopIdentity, Stream
from heqi.core.errors import HeqiError
from heqi.journal.contracts import SYSTEM

EVERY = timedelta(hours=6)
"""Between two tests of keys that work; before `RENEW` is left of the token it is renewed."""
TRY_AGAIN = timedelta(minutes=1)
CANDIDATES = 20


def claim_check(*, now: datetime) -> Connection | None:
    """A connection whose keys are to be tried now, by one worker; should that one die, by another a little later."""
    for row in due_checks(now).order_by("check_at")[:CANDIDATES]:
        mine = due_checks(now).filter(pk=row.pk, check_at=row.check_at, keys=row.keys)
        if mine.update(check_at=now + TRY_AGAIN):
            return row
    return None


@transaction.atomic
def keep_identity(
    *,
    shop_id: int,
    keys: int,
    found: ShopIdentity,
    streams: Collection[Stream],
    handles: Collection[str],
    now: datetime,
) -> bool:
    """The keys open the shop: streams that are new begin, `BACK` ago at most. False when the keys changed meanwhile."""
    row = _row(shop_id, keys)
    if row is None or row.state == ConnectionState.PAUSED:
        return False
    before = row.state
    row.state, row.error = ConnectionState.OK, None
    row.owner, row.owner_name = found.owner or row.owner, found.name
    row.expires_at = found.expires_at or row.expires_at
    row.skew_ms, row.handles = round(found.skew.total_seconds() * 1000), sorted(handles)
    row.checked_at, row.check_at = now, now + EVERY
    _begin(shop_id, streams, now)
    if before != ConnectionState.OK:
        streams_in([shop_id]).update(due_at=now, failures=0)
        save_connection(row, kind="connection.checked", actor=SYSTEM, now=now)
    else:
        row.save()
    return True


@transaction.atomic
def keep_trouble(*, shop_id: int, keys: int, error: HeqiError, now: datetime) -> None:
    """The keys were refused, or nothing answered: a platform out of reach leaves a working connection as it is."""
    row = _row(shop_id, keys)
    if row is None or row.state == ConnectionState.PAUSED:
        return
    row.checked_at = now
    row.error = {"code": error.code, "message": error.message, "message_en": error.message_en}
    passing = isinstance(error, PlatformError) and error.kind in (ErrorKind.TEMPORARY, ErrorKind.RATE_LIMITED)
    row.check_at = now + TRY_AGAIN if passing else None
    state = ConnectionState(row.state) if passing else _state_of(error)
    if state == row.state:
        row.save()
        return
    row.state = state
    save_connection(row, kind="connection.failed", actor=SYSTEM, now=now, data={"code": error.code})


@transaction.atomic
def keep_renewed(*, shop_id: int, keys: int, fresh: Credentials, now: datetime) -> int | None:
    """Seal the renewed keys; their number, or None when the owner changed them meanwhile."""
    row = _row(shop_id, keys)
    if row is None:
        return None
    seal_keys(row, fresh)
    row.keys += 1
    save_connection(row, kind="connection.renewed", actor=SYSTEM, now=now)
    return row.keys


def _state_of(error: HeqiError) -> ConnectionState:
    anew = isinstance(error, PlatformError) and error.kind is ErrorKind.REAUTHORISE
    return ConnectionState.REAUTHORISE if anew else ConnectionState.FAILING


def _row(shop_id: int, keys: int) -> Connection | None:
    return connections_in([shop_id]).filter(keys=keys).first()


def _begin(shop_id: int, streams: Collection[Stream], now: datetime) -> None:
    known = set(streams_in([shop_id]).values_list("stream", flat=True))
    new = [stream for stream in streams if stream.name not in known]
    StreamState.objects.bulk_create(
        [StreamState(shop_id=shop_id, stream=each.name, until=now - min(BACK, each.reach), due_at=now) for each in new],
        ignore_conflicts=True,  # the owner asked for another test while one was running
    )
