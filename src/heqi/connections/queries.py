"""Reading connections."""

from collections.abc import Collection, Mapping
from datetime import datetime

from heqi.connections.access import connection_of, connections_in, streams_in
from heqi.connections.contracts import ConnectionView, StreamView
from heqi.connections.models import Connection, StreamState
from heqi.connections.states import ConnectionState, Gateway

_HINT = 4


def connection_views(shop_ids: Collection[int]) -> Mapping[int, ConnectionView]:
    """The connections of these shops with how far they are in, by shop."""
    streams: dict[int, list[StreamView]] = {}
    for row in streams_in(shop_ids):
        streams.setdefault(row.shop_id, []).append(_stream(row))
    return {row.shop_id: view_connection(row, streams.get(row.shop_id, [])) for row in connections_in(shop_ids)}


def sends_itself(shop_id: int, kind: str) -> bool:
    """Whether the desk may do an action of this kind by the platform's interface, now."""
    row = connection_of(shop_id)
    return row is not None and row.acts and row.state == ConnectionState.OK and kind in row.handles


def view_connection(row: Connection, streams: Collection[StreamView]) -> ConnectionView:
    """A row as a value, without its secrets."""
    return ConnectionView(
        shop_id=row.shop_id,
        gateway=Gateway(row.gateway),
        key_hint=row.app_key[-_HINT:],
        state=ConnectionState(row.state),
        acts=row.acts,
        handles=tuple(row.handles),
        owner=row.owner,
        owner_name=row.owner_name,
        expires_at=row.expires_at,
        skew_ms=row.skew_ms,
        error=row.error,
        checked_at=row.checked_at,
        version=row.version,
        streams=tuple(streams),
    )


def _stream(row: StreamState) -> StreamView:
    return StreamView(
        stream=row.stream,
        until=row.until,
        due_at=row.due_at,
        ran_at=row.ran_at,
        ok_at=row.ok_at,
        rows=row.rows,
        bad=row.bad,
        failures=row.failures,
        error=row.error,
        again=_again(row),
    )


def _again(row: StreamState) -> tuple[datetime, datetime] | None:
    if row.again_since is None or row.again_until is None:
        return None
    return row.again_since, row.again_until
