"""The lane that brings what changed at the platforms: tries keys, pulls streams window by window, and stores them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from time import monotonic

import structlog

from heqi.accounts.sealing import UnableToOpen
from heqi.connections.actions.claim_stream import ClaimedStream, claim_stream
from heqi.connections.actions.keep_check import claim_check, keep_identity, keep_trouble
from heqi.connections.actions.keep_window import ClaimLost, end_pull, fail_pull
from heqi.core.connecting import Connector, ErrorKind, Page, PlatformError, Stream
from heqi.core.errors import HeqiError
from heqi.workers.ahead import Mark, Window, asked_ahead
from heqi.workers.basket import Basket
from heqi.workers.clock import read_clock
from heqi.workers.connectors import Connectors

ROWS = 1_000
"""Rows of one transaction, as the inbox takes them."""
SLICE = 20.0
"""Seconds after which a stream that is far behind lets others go first."""
OWNERS_MATTER = timedelta(hours=1)
"""How long to wait where only the owner can mend it."""
RENEW = timedelta(hours=2)
"""So long before its end a token is renewed."""
UNABLE_TO_OPEN = HeqiError(
    "connection.sealed",
    "保存的密钥打不开（服务器的密钥换过），请店主重新填写。",
    "The keys that are kept cannot be opened: the server's own key has changed. The owner must enter them again.",
    409,
)
log = structlog.get_logger(__name__)


def pull_due(connectors: Connectors, worker: str = "") -> int:
    """Try one connection's keys or pull one stream, whichever is due, as this worker; how much was done."""
    return check_due(connectors) or _pull_one(connectors, worker)


def check_due(connectors: Connectors) -> int:
    """Try the keys of one connection whose test is due."""
    row = claim_check(now=read_clock())
    if row is None:
        return 0
    try:
        connector = connectors.of(row.shop_id)
        if connector is not None:
            _check(connectors, connector, row.shop_id)
    except UnableToOpen:
        keep_trouble(shop_id=row.shop_id, keys=row.keys, error=UNABLE_TO_OPEN, now=read_clock())
    return 1


def _check(connectors: Connectors, connector: Connector, shop_id: int, *, again: bool = True) -> None:
    """Keys whose token has run out are renewed and tried once more at once."""
    try:
        found = connector.check()
    except PlatformError as error:
        if error.kind is not ErrorKind.REAUTHORISE or not again or not connectors.renew(shop_id):
            keep_trouble(shop_id=shop_id, keys=connectors.keys_of(shop_id), error=error, now=read_clock())
        elif (fresh := connectors.of(shop_id)) is not None:
            _check(connectors, fresh, shop_id, again=False)
        return
    now = read_clock()
    if found.expires_at is not None and found.expires_at - now < RENEW:
        connectors.renew(shop_id)
    keep_identity(
        shop_id=shop_id,
        keys=connectors.keys_of(shop_id),
        found=found,
        streams=connector.streams,
        handles=connector.handles,
        now=now,
    )


def _pull_one(connectors: Connectors, worker: str) -> int:
    claimed = claim_stream(now=read_clock(), worker=worker)
    if claimed is None:
        return 0
    try:
        connector = connectors.of(claimed.shop_id)
        if connector is not None:
            _pull(connector, claimed)
    except PlatformError as error:
        _note_trouble(connectors, claimed, error)
    except UnableToOpen:
        fail_pull(claimed, error=UNABLE_TO_OPEN, wait=OWNERS_MATTER, now=read_clock())
    except ClaimLost:
        log.warning("stream was taken over", shop=claimed.shop_id, stream=claimed.stream)
    return 1


def _note_trouble(connectors: Connectors, claimed: ClaimedStream, error: PlatformError) -> None:
    wait = timedelta(seconds=error.retry_after) if error.retry_after else None
    if error.kind is ErrorKind.REAUTHORISE:
        connectors.renew(claimed.shop_id)
    if error.kind in (ErrorKind.PERMISSION, ErrorKind.PERMANENT, ErrorKind.BUSINESS):
        wait = OWNERS_MATTER
    fail_pull(claimed, error=error, wait=wait, now=read_clock())
    log.info("pull broke off", shop=claimed.shop_id, stream=claimed.stream, code=error.platform_code)


def _pull(connector: Connector, claimed: ClaimedStream) -> None:
    stream = next((each for each in connector.streams if each.name == claimed.stream), None)
    if stream is None:  # of an older version of the connector
        end_pull(claimed, due_at=read_clock() + OWNERS_MATTER, now=read_clock())
        return
    now, basket = read_clock(), Basket(claimed)

    def ask(since: datetime, until: datetime) -> Iterator[Page]:
        return connector.pull(stream.name, since, until, now=read_clock())

    with asked_ahead(ask, _windows(stream, claimed, now), at_once=connector.at_once) as asked:
        over = _fill(basket, asked)
    basket.empty()
    end_pull(claimed, due_at=now + stream.every if over else now, now=read_clock())


def _fill(basket: Basket, asked: Iterable[tuple[Mark, Iterable[Page]]]) -> bool:
    """Window after window; False when others have waited long enough, and the rest comes in another turn."""
    started = monotonic()
    for mark, pages in asked:
        try:
            for page in pages:
                basket.add(page)
        except PlatformError:
            basket.keep()  # the windows before this one are whole
            raise
        basket.end_window(mark)
        if monotonic() - started > SLICE:
            return False
    return True


def _windows(stream: Stream, claimed: ClaimedStream, now: datetime) -> Iterator[Window]:
    """What is new first; a period that is wanted again behind it. With each window the mark that its end sets."""
    for since, until in stream.windows(until=claimed.until, now=now):
        yield since, until, {"until": until}
    if claimed.again is not None:
        since, end = claimed.again
        while since < end:
            until = min(since + stream.window, end)
            yield since, until, {"again_since": until}
            since = until
