"""Pulling one window of a stream from TOP, page by page, in the order that loses nothing."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from heqi.core.connecting import ErrorKind, Page, PlatformError
from heqi.core.time import SHANGHAI
from heqi.platforms.net.method import Method
from heqi.platforms.net.paging import Leaf, Portion, last_to_first
from heqi.platforms.net.reading import Reading, listed
from heqi.platforms.net.rows import make_page, make_rows
from heqi.platforms.taobao import fields, methods
from heqi.platforms.taobao.after_sales import build_dispute, build_exchange, build_refund
from heqi.platforms.taobao.client import TopClient, write_time
from heqi.platforms.taobao.orders import build_order
from heqi.platforms.taobao.reviews import build_rating, build_review

SIZE = 50
RATES_SIZE = 150
MOST_RATES = 1_500
"""More than so many of one span are not shown, so a fuller span is halved."""
NICKS = 10
LEAST_SPAN = timedelta(minutes=1)
FROM = "cntaobao"


class Pulling:
    """The streams of one shop, by name."""

    def __init__(self, client: TopClient, staff: Callable[[], list[str]]) -> None:
        self._client = client
        self._staff = staff
        self.by_name: Mapping[str, Callable[[datetime, datetime], Iterator[Page]]] = {
            "orders": self._orders,
            "refunds": self._refunds,
            "exchanges": self._exchanges,
            "disputes": self._disputes,
            "rates": self._rates,
            "kefueval": self._service_ratings,
        }

    def _orders(self, since: datetime, until: datetime) -> Iterator[Page]:
        span = _span("modified", since, until) | {"fields": fields.TRADE_LISTED}
        for portion in last_to_first(self._asker(methods.TRADES_INCREMENT, span, "trades"), SIZE):
            fuller = Portion([self._with_words(item) for item in portion.items], portion.done, portion.total)
            yield make_page(fuller, "order", "tid", build_order)

    def _with_words(self, item: Any) -> Any:
        """The list leaves out memo and message; a trade that shows signs of either is asked for by itself."""
        read = Reading(item)
        number = read.id("tid")
        if number is None or not (read.yes("has_buyer_message") or read.code("seller_flag")):
            return item
        return item | self._more(methods.TRADE, "trade", tid=number, fields=fields.TRADE_SHOWN)

    def _refunds(self, since: datetime, until: datetime) -> Iterator[Page]:
        span = _span("modified", since, until) | {"fields": fields.REFUND_LISTED}
        for portion in last_to_first(self._asker(methods.REFUNDS, span, "refunds"), SIZE):
            shown = [self._with_deadline(item) for item in portion.items]
            yield make_page(Portion(shown, portion.done, portion.total), "after_sale", "refund_id", build_refund)

    def _with_deadline(self, item: Any) -> Any:
        """Deadline, the platform's part in it, goods and version stand on the refund's own page only."""
        number = Reading(item).id("refund_id")
        if number is None:
            return item
        return item | self._more(methods.REFUND, "refund", refund_id=number, fields=fields.REFUND_SHOWN)

    def _more(self, method: Method, root: str, **said: Any) -> dict[str, Any]:
        try:
            found = self._client.call(method, **said).get(root)
        except PlatformError as error:
            if error.kind not in (ErrorKind.BUSINESS, ErrorKind.PERMISSION):
                raise
            return {}
        kept = found if isinstance(found, dict) else {}
        return {name: value for name, value in kept.items() if value not in (None, "")}

    def _exchanges(self, since: datetime, until: datetime) -> Iterator[Page]:
        span = {
            "start_gmt_modified_time": write_time(since),
            "end_gmt_modifed_time": write_time(until),
            "fields": fields.EXCHANGE,
        }
        for portion in last_to_first(self._asker(methods.EXCHANGES, span, "results", pages_say=False), SIZE):
            yield make_page(portion, "after_sale", "dispute_id", build_exchange)

    def _disputes(self, since: datetime, until: datetime) -> Iterator[Page]:
        span = _span("modified", since, until) | {"fields": fields.DISPUTE}
        for portion in last_to_first(self._asker(methods.DISPUTES, span, "results", inside="result"), SIZE):
            yield make_page(portion, "after_sale", "refund_id", build_dispute)

    def _rates(self, since: datetime, until: datetime) -> Iterator[Page]:
        said = {"fields": fields.RATE, "rate_type": "get", "role": "buyer"}
        span = said | {"start_date": write_time(since), "end_date": write_time(until)}
        ask = self._asker(methods.RATES, span, "trade_rates", size=RATES_SIZE)
        if (ask(1, True).total or 0) >= MOST_RATES and until - since > LEAST_SPAN:
            middle = since + (until - since) / 2
            yield from self._rates(since, middle)
            yield from self._rates(middle, until)
            return
        for portion in last_to_first(ask, RATES_SIZE):
            yield make_page(portion, "review", "tid", build_review)

    def _service_ratings(self, since: datetime, until: datetime) -> Iterator[Page]:
        nicks, done = self._staff(), 0
        for start in range(0, len(nicks), NICKS):
            asked = ",".join(f"{FROM}{nick}" for nick in nicks[start : start + NICKS])
            said = {"btime": _compact(since), "etime": _compact(until), "query_ids": asked}
            items = listed(self._client.call(methods.SERVICE_RATINGS, **said), "staff_eval_details")
            rows, bad = make_rows(items, "service_rating", "eval_time", build_rating)
            done += len(items)
            yield Page(rows, bad, done)

    def _asker(
        self,
        method: Method,
        span: Mapping[str, Any],
        items: str,
        *,
        size: int = SIZE,
        pages_say: bool = True,
        inside: str = "",
    ) -> Callable[[int, bool], Leaf]:
        """`pages_say`: whether the method takes `use_has_next`; `inside`: what wraps the answer once more."""

        def ask(page: int, counted: bool) -> Leaf:
            said = {**span, "page_no": page, "page_size": size}
            if pages_say:
                said["use_has_next"] = not counted
            answer = self._client.call(method, **said)
            whole = answer.get(inside) if inside else answer
            read = Reading(whole)
            return Leaf(listed(whole, items), read.code("total_results"), bool(read.yes("has_next")))

        return ask


def _span(name: str, since: datetime, until: datetime) -> dict[str, Any]:
    return {f"start_{name}": write_time(since), f"end_{name}": write_time(until)}


def _compact(moment: datetime) -> str:
    return moment.astimezone(SHANGHAI).strftime("%Y%m%d%H%M%S")
