"""Reaction to a batch of applied facts: refunds of unshipped orders stop the shipment, refunds taken back let it go."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from heqi.core.stopping import Goods, Request, find_goods, goes_on, stops
from heqi.core.words import AfterSaleState, OrderState
from heqi.inbox.queries import changed_keys
from heqi.journal.contracts import PLATFORM, SYSTEM, EntryView
from heqi.outbox.actions import confirm_actions
from heqi.stops.access import lock_stops_of
from heqi.stops.actions.save import subject_of, tell_stop
from heqi.stops.models import Stop
from heqi.stops.states import StopState
from heqi.trade.contracts import AfterSaleView, OrderView
from heqi.trade.queries import after_sales_by_no, after_sales_of, orders_by_no

Orders = Mapping[str, OrderView]


def follow_requests(*, entry: EntryView, now: datetime) -> None:
    """Look at every request in the batch and on an order in it. What is in step already is left alone."""
    shop_id = entry.shop_id
    requests = _touched(shop_id, int(entry.data["batch"]))
    if not requests:
        return
    orders = orders_by_no(shop_id, {request.order_no for request in requests.values()})
    with transaction.atomic():
        held = lock_stops_of(shop_id, requests)
        for number, request in requests.items():
            stop = held.get(number)
            if stop is None:
                _ask_first(request, orders, now)
            else:
                _follow(stop, request, orders, now)


def _touched(shop_id: int, batch_id: int) -> dict[str, AfterSaleView]:
    changed = changed_keys(batch_id)
    numbers = {key for entity, key in changed if entity == "after_sale"}
    order_nos = {key.split("/")[0] for entity, key in changed if entity in ("order", "parcel")}
    found = {each.after_sale_no: each for on in after_sales_of(shop_id, order_nos).values() for each in on}
    return found | after_sales_by_no(shop_id, numbers)


def _read(request: AfterSaleView, orders: Orders) -> Request:
    order = orders.get(request.order_no)
    shipped = True if order is not None and order.shipped_at is not None else request.shipped
    state = order.state if order is not None else OrderState.UNKNOWN
    return Request(request.state, request.demand, state, shipped, request.as_of)


def _ask_first(request: AfterSaleView, orders: Orders, now: datetime) -> None:
    if not request.order_no or not stops(_read(request, orders), now):
        return
    stop = Stop(shop_id=request.shop_id, order_no=request.order_no, after_sale_no=request.after_sale_no)
    _fill(stop, request, now)
    try:
        with transaction.atomic():
            stop.save(force_insert=True)
    except IntegrityError:  # another worker has just put it on the list, and told of it
        return
    tell_stop(stop, actor=SYSTEM, now=now)


def _follow(stop: Stop, request: AfterSaleView, orders: Orders, now: datetime) -> None:
    read = _read(request, orders)
    if stop.action_id is not None:
        state = AfterSaleState(request.state)
        confirm_actions(shop_id=stop.shop_id, subject=subject_of(stop), state=state, version=request.as_of, now=now)
    if stop.state == StopState.LIFTED:
        if stops(read, now):
            stop.rounds += 1
            _fill(stop, request, now)
            _save(stop, now)
    elif goes_on(read) and stop.state != StopState.LEFT:
        _end(stop, StopState.LIFTED, now)
    elif stop.state == StopState.ASKED and find_goods(read) is Goods.GONE:
        order = orders.get(stop.order_no)
        stop.left_at = order.shipped_at if order is not None else None
        _end(stop, StopState.LEFT, now)


def _fill(stop: Stop, request: AfterSaleView, now: datetime) -> None:
    stop.state, stop.asked_at = StopState.ASKED, now
    stop.amount_fen = request.requested_fen
    paid = request.paid_fen
    stop.partial = bool(paid and request.requested_fen is not None and request.requested_fen < paid)
    stop.applied_at, stop.expires_at = request.applied_at, request.expires_at
    stop.done_at, stop.done_by, stop.left_at, stop.action_id = None, None, None, None


def _end(stop: Stop, state: StopState, now: datetime) -> None:
    stop.state, stop.done_at, stop.done_by = state, now, None
    _save(stop, now)


def _save(stop: Stop, now: datetime) -> None:
    stop.version += 1
    stop.save()
    tell_stop(stop, actor=SYSTEM if stop.state == StopState.ASKED else PLATFORM, now=now)
