"""The one door to the courier services."""

from heqi.couriers.base import Account, Clock, Endpoint, Service, Way
from heqi.couriers.facts import parcel_fact
from heqi.couriers.kdniao.service import KDNiao
from heqi.couriers.kuaidi100.service import Kuaidi100

__all__ = ["PER_SECOND", "open_service", "parcel_fact"]

PER_SECOND = {Way.KUAIDI100: 1.0, Way.KDNIAO: 10.0}
"""Calls that each minds from one account: 快递100 documents one query a second, 快递鸟 up to thirty."""


def open_service(account: Account, endpoint: Endpoint | None = None, *, clock: Clock) -> Service:
    """The service of an account; `endpoint` None is the real one."""
    made = Kuaidi100 if account.way is Way.KUAIDI100 else KDNiao
    return made(account, endpoint, clock=clock)
