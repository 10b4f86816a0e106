"""Pulling one window of a stream from POP, page by page, in the order that loses nothing."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from heqi.core.connecting import BadItem, ErrorKind, Page, PlatformError
from heqi.platforms.net.paging import Leaf, Portion, first_to_last, last_to_first
from heqi.platforms.net.reading import Reading, listed
from heqi.platforms.net.rows import Row, make_page, make_row
from heqi.platforms.pinduoduo import methods
from heqi.platforms.pinduoduo.after_sales import build_listed, build_shown
from heqi.platforms.pinduoduo.client import PopClient
from heqi.platforms.pinduoduo.invoices import build_application, build_issued
from heqi.platforms.pinduoduo.listings import SHOWN_GOODS_ONLY, build_listing
from heqi.platforms.pinduoduo.masks import fill_masks
from heqi.platforms.pinduoduo.orders import Carriers, build_order

SIZE = 100
ISSUED_SIZE = 50
EVERYTHING = 5
ALL_TYPES = 1
ANY_STATE = 1
"""`after_sales_status` must be given. 1 is the gap in the list of states: it asks for all, as it does for types."""


class Pulling:
    """The streams of one shop, by name."""

    def __init__(self, client: PopClient, carriers: Callable[[], Carriers]) -> None:
        self._client = client
        self._carriers = carriers
        self.by_name: Mapping[str, Callable[[datetime, datetime, datetime], Iterator[Page]]] = {
            "orders": self._orders,
            "refunds": self._refunds,
            "invoices": self._invoices,
            "einvoices": self._issued,
            "goods": self._goods,
        }

    def _orders(self, since: datetime, until: datetime, now: datetime) -> Iterator[Page]:
        asked = _span("updated_at", since, until) | {
            "is_lucky_flag": 0,
            "order_status": EVERYTHING,
            "refund_status": EVERYTHING,
            "page_size": SIZE,
        }

        def ask(page: int, counted: bool) -> Leaf:
            answer = self._client.call(methods.ORDER_INCREMENT, page=page, use_has_next=not counted, **asked)
            return _leaf(answer, "order_sn_list")

        for portion in last_to_first(ask, SIZE):
            fill_masks(self._client, portion.items)
            yield make_page(portion, "order", "order_sn", lambda read: build_order(read, self._carriers()))

    def _refunds(self, since: datetime, until: datetime, now: datetime) -> Iterator[Page]:
        asked = _span("updated_at", since, until) | {"after_sales_status": ANY_STATE, "after_sales_type": ALL_TYPES}

        def ask(page: int, _counted: bool) -> Leaf:
            answer = self._client.call(methods.REFUND_INCREMENT, page=page, page_size=SIZE, **asked)
            leaf = _leaf(answer, "refund_list")
            return Leaf(leaf.items, leaf.total, page * SIZE < (leaf.total or 0))

        for portion in last_to_first(ask, SIZE):
            rows: list[Row] = []
            bad: list[BadItem] = []
            for item in portion.items:
                read = self._refund(item)
                bad.append(read) if isinstance(read, BadItem) else rows.append(read)
            yield Page(rows, bad, portion.done, portion.total)

    def _refund(self, item: Any) -> Row | BadItem:
        """A listed request with what its own page adds; as the list has it where the page is not to be had."""
        known = make_row(item, "after_sale", "id", build_listed)
        if isinstance(known, BadItem):
            return known
        fact = known[0]
        try:
            shown = self._client.call(methods.REFUND, after_sales_id=fact.key, order_sn=str(fact.values["order_no"]))
        except PlatformError as error:
            if error.kind not in (ErrorKind.BUSINESS, ErrorKind.PERMISSION):
                raise
            return known
        return make_row(shown, "after_sale", "id", lambda read: build_shown(read, self._carriers(), fact.values))

    def _invoices(self, since: datetime, until: datetime, now: datetime) -> Iterator[Page]:
        asked = {"update_start_time": _millis(since), "update_end_time": _millis(until), "page_size": SIZE}

        def ask(page: int) -> Leaf:
            answer = self._client.call(methods.INVOICE_APPLICATIONS, page=page, **asked)
            return _full_leaf(answer, "invoice_application_list", SIZE)

        for portion in first_to_last(ask):
            yield make_page(portion, "invoice", "order_sn", lambda read: build_application(read, now))

    def _issued(self, since: datetime, until: datetime, now: datetime) -> Iterator[Page]:
        asked = {"start_time": _seconds(since), "end_time": _seconds(until), "page_size": ISSUED_SIZE}

        def ask(page: int) -> Leaf:
            return _full_leaf(self._client.call(methods.INVOICES, page=page, **asked), "invoice_info_list", ISSUED_SIZE)

        for portion in first_to_last(ask):
            yield make_page(portion, "invoice", "order_sn", build_issued)

    def _goods(self, since: datetime, until: datetime, now: datetime) -> Iterator[Page]:
        def ask(page: int) -> Leaf:
            answer = self._client.call(methods.GOODS_LIST, page=page, page_size=SIZE, is_onsale=SHOWN_GOODS_ONLY)
            return _leaf(answer, "goods_list")

        for portion in first_to_last(ask):
            shown = [self._shown_goods(item) for item in portion.items]
            fit = Portion(shown, portion.done, portion.total)
            yield make_page(fit, "listing", "goods_id", lambda read: build_listing(read, now))

    def _shown_goods(self, item: Any) -> Any:
        goods_id = Reading(item).id("goods_id")
        return item if goods_id is None else self._client.call(methods.GOODS_DETAIL, goods_id=goods_id)


def _leaf(answer: Mapping[str, Any], items: str) -> Leaf:
    read = Reading(answer)
    return Leaf(listed(answer, items), read.code("total_count"), bool(read.yes("has_next")))


def _full_leaf(answer: Mapping[str, Any], items: str, size: int) -> Leaf:
    """For lists that tell neither a total nor a next page: a full page may have one behind it."""
    found = listed(answer, items)
    return Leaf(found, None, len(found) >= size)


def _span(name: str, since: datetime, until: datetime) -> dict[str, Any]:
    return {f"start_{name}": _seconds(since), f"end_{name}": _seconds(until)}


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _millis(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
