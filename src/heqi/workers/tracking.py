"""The lane that asks courier services: tries keys, subscribes parcels, asks about those that nobody calls about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from heqi.accounts.sealing import UnableToOpen
from heqi.core.errors import HeqiError
from heqi.couriers import registry
from heqi.couriers.base import Account, CourierError, Hook, Parcel, Service, Trouble, Way
from heqi.tracking.access import due_checks
from heqi.tracking.actions.claim_parcel import ClaimedParcel, claim_parcel
from heqi.tracking.actions.keep_check import keep_bad, keep_good
from heqi.tracking.actions.settle_parcel import rest_until_tomorrow, settle_subscribed, settle_told, settle_trouble
from heqi.tracking.hook import hook_url
from heqi.tracking.models import CourierAccount
from heqi.tracking.phones import phone_tail
from heqi.tracking.secrets import open_keys
from heqi.workers.clock import read_clock

PACES = {way.value: timedelta(seconds=1 / per_second) for way, per_second in registry.PER_SECOND.items()}
SEALED = HeqiError(
    "courier.sealed",
    "保存的密钥打不开（服务器的密钥换过），请店主重新填写。",
    "The key that is kept cannot be opened: the server's own key has changed. The owner must enter it again.",
    409,
)
log = structlog.get_logger(__name__)
Make = Callable[[Account], Service]


def make_service(account: Account) -> Service:
    """The real one."""
    return registry.open_service(account, clock=read_clock)


@dataclass(slots=True)
class _Held:
    keys: int
    service: Service
    salt: str


class Couriers:
    """One lane's services, by shop, made anew when the keys change. Not for two threads."""

    def __init__(self, make: Make = make_service) -> None:
        self._make = make
        self._held: dict[int, _Held] = {}

    def of(self, row: CourierAccount) -> _Held:
        """The account's service. Raises accounts.sealing.UnableToOpen."""
        held = self._held.get(row.shop_id)
        if held is not None and held.keys == row.keys:
            return held
        if held is not None:
            self._held.pop(row.shop_id).service.close()
        keys = open_keys(row)
        account = Account(Way(keys.way), keys.account, keys.key, keys.plus)
        held = self._held[row.shop_id] = _Held(row.keys, self._make(account), keys.salt)
        return held


def track_due(couriers: Couriers) -> int:
    """Try one account's keys, or ask about one parcel; how much was done."""
    return _check_one(couriers) or _ask_one(couriers)


def _check_one(couriers: Couriers) -> int:
    row = due_checks(read_clock()).order_by("check_at").first()
    if row is None:
        return 0
    try:
        couriers.of(row).service.check()
    except CourierError as error:
        passing = error.trouble in (Trouble.TEMPORARY, Trouble.LIMIT)
        keep_bad(shop_id=row.shop_id, keys=row.keys, error=error, passing=passing, now=read_clock())
    except UnableToOpen:
        keep_bad(shop_id=row.shop_id, keys=row.keys, error=SEALED, passing=False, now=read_clock())
    else:
        keep_good(shop_id=row.shop_id, keys=row.keys, now=read_clock())
    return 1


def _ask_one(couriers: Couriers) -> int:
    claimed = claim_parcel(paces=PACES, now=read_clock())
    if claimed is None:
        return 0
    account = claimed.account
    try:
        _ask(couriers.of(account), claimed)
    except CourierError as error:
        _note(claimed, error)
    except UnableToOpen:
        keep_bad(shop_id=account.shop_id, keys=account.keys, error=SEALED, passing=False, now=read_clock())
    return 1


def _ask(held: _Held, claimed: ClaimedParcel) -> None:
    row = claimed.parcel
    asked = Parcel(row.tracking_no, row.carrier, phone_tail(row.shop_id, row.order_no))
    url = hook_url(claimed.account.hook)
    if claimed.subscribe and url:
        held.service.subscribe(asked, Hook(url, held.salt))
        settle_subscribed(claimed, now=read_clock())
        return
    track = held.service.query(asked)
    fact = registry.parcel_fact(track, order_no=row.order_no, direction=row.direction, number=row.tracking_no)
    settle_told(claimed, fact=fact, over=track.over, now=read_clock())


def _note(claimed: ClaimedParcel, error: CourierError) -> None:
    account = claimed.account
    settle_trouble(claimed, error=error, lasting=error.trouble is Trouble.PARCEL, now=read_clock())
    if error.trouble is Trouble.LIMIT:
        rest_until_tomorrow(shop_id=account.shop_id, now=read_clock())
    if error.trouble is Trouble.KEYS:
        keep_bad(shop_id=account.shop_id, keys=account.keys, error=error, passing=False, now=read_clock())
    log.info("parcel not told", shop=account.shop_id, trouble=error.trouble.value, code=error.service_code)
