"""The lane that tells people and programs outside."""

from datetime import timedelta

from heqi.accounts.sealing import UnableToOpen
from heqi.alerts.access import open_address
from heqi.alerts.actions.deliver import ClaimedNotice, claim_notice, settle_done, settle_failed
from heqi.notify import registry
from heqi.notify.base import Address, Fate, Message, Told, Way
from heqi.notify.line import Line
from heqi.workers.clock import read_clock


def tell_due(line: Line) -> int:
    """Tell one notice that is due; how many were told."""
    claimed = claim_notice(now=read_clock())
    if claimed is None:
        return 0
    told = _tell(line, claimed)
    if told.fate is Fate.DONE:
        settle_done(claimed, pace=_pace(Way(claimed.destination.way)), now=read_clock())
        return 1
    wait = timedelta(seconds=told.retry_after) if told.retry_after else None
    settle_failed(claimed, reason=told.reason, wait=wait, lasting=told.fate is Fate.PERMANENT, now=read_clock())
    return 1


def _tell(line: Line, claimed: ClaimedNotice) -> Told:
    row = claimed.delivery
    message = Message(row.key, row.event, row.at, row.text, row.link, row.body)
    try:
        url, secret = open_address(claimed.destination)
    except UnableToOpen:
        return Told(Fate.PERMANENT, "sealed")
    return registry.tell(line, Address(Way(claimed.destination.way), url, secret), message, now=read_clock())


def _pace(way: Way) -> timedelta:
    """What keeps a robot within its limit of a minute; programs have none."""
    limit = registry.PER_MINUTE.get(way)
    return timedelta(seconds=60 / limit) if limit else timedelta()
