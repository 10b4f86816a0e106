"""A shop on Taobao or Tmall as a `Connector`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from heqi.core.connecting import (
    Choice,
    Credentials,
    Endpoint,
    ErrorKind,
    Page,
    PlatformError,
    Push,
    ShopIdentity,
    Stop,
    Thing,
)
from heqi.core.facts import Fact
from heqi.core.words import Platform
from heqi.platforms.net.client import Surroundings
from heqi.platforms.net.connector import BaseConnector, facts_of
from heqi.platforms.net.reading import Reading
from heqi.platforms.taobao import fields, methods, push, streams
from heqi.platforms.taobao.after_sales import build_exchange, build_refund
from heqi.platforms.taobao.choices import Choices
from heqi.platforms.taobao.client import TopClient, write_time
from heqi.platforms.taobao.messages import EXCHANGE_ROLES, REFUND_ROLES, build_message
from heqi.platforms.taobao.orders import build_order
from heqi.platforms.taobao.pulling import Pulling
from heqi.platforms.taobao.reviews import build_follow_up, build_review
from heqi.platforms.taobao.sending import HANDLERS
from heqi.platforms.taobao.traces import build_tracks

ENDPOINT = Endpoint(api="https://gw.api.taobao.com/router/rest", auth="https://oauth.taobao.com/authorize")
LOOK_BACK = timedelta(minutes=10)


class TaobaoConnector(BaseConnector):
    """One shop. See `heqi.core.connecting.Connector`."""

    client: TopClient

    def __init__(self, platform: Platform, credentials: Credentials, endpoint: Endpoint, around: Surroundings) -> None:
        self.client = TopClient(credentials, endpoint, around)
        self.platform = platform
        self.streams = streams.OF_TMALL if platform is Platform.TMALL else streams.COMMON
        self.handlers = HANDLERS[platform]
        self._pulling = Pulling(self.client, self.staff)
        self._choices = Choices(self.client, platform)
        self.fetchers = {
            "order": self._fetch_order,
            "after_sale": self._fetch_after_sale,
            "parcel": self._fetch_tracks,
            "review": self._fetch_review,
        }

    def check(self) -> ShopIdentity:
        """Clock, token and permission by small questions; the shop's nick by its token, else by a trade of it."""
        self.client.skew = self.client.measure_skew()
        now = self.client.now()
        answer = self.client.call(
            methods.TRADES_INCREMENT,
            start_modified=write_time(now - LOOK_BACK),
            end_modified=write_time(now),
            fields="tid,seller_nick",
            page_no=1,
            page_size=1,
        )
        trades = Reading(answer).parts("trades")
        held = self.client.credentials
        owner = held.owner or (trades[0].text("seller_nick") if trades else None) or ""
        self.client.credentials = replace(held, owner=owner)
        return ShopIdentity(owner, owner, self.client.skew, held.expires_at)

    def pull(self, stream: str, since: datetime, until: datetime, *, now: datetime) -> Iterator[Page]:
        """One window, last page first."""
        return self._pulling.by_name[stream](since, until)

    def choices(self, what: str, thing: Thing | None = None) -> tuple[Choice, ...]:
        """carriers; return_addresses and refuse_reasons of a refund or an exchange."""
        return tuple(self._choices.give(what, thing))

    def listen(self, stop: Stop) -> Iterator[Push]:
        """Messages by polling, for every topic that the application has subscribed to."""
        self.client.call(methods.PUSH_PERMIT)
        yield from push.listen(self.client, stop)

    def staff(self) -> list[str]:
        """Nicks of the sub-accounts that serve buyers; none while the shop's own nick is not known."""
        owner = self.client.credentials.owner
        if not owner:
            return []
        found = Reading(self.client.call(methods.SUBUSERS, nick=owner)).parts("subusers")
        return [nick for read in found if (nick := read.text("nick")) and read.code("status") in (None, 1)]

    def _fetch_order(self, thing: Thing) -> Sequence[Fact]:
        shown = self.client.call(methods.TRADE, tid=thing.key, fields=fields.TRADE_SHOWN).get("trade")
        return facts_of(shown, "order", "tid", build_order)

    def _fetch_after_sale(self, thing: Thing) -> Sequence[Fact]:
        """A refund and its record; on Tmall a number that is none may be an exchange's."""
        try:
            shown = self.client.call(methods.REFUND, refund_id=thing.key, fields=fields.REFUND_SHOWN).get("refund")
        except PlatformError as error:
            if error.kind is not ErrorKind.BUSINESS or self.platform is not Platform.TMALL:
                raise
            return self._fetch_exchange(thing)
        row = facts_of(shown, "after_sale", "refund_id", build_refund)
        phase = Reading(shown).text("refund_phase") if isinstance(shown, dict) else None
        return (*row, *self._messages(row[0], phase)) if row else ()

    def _messages(self, request: Fact, phase: str | None) -> Iterator[Fact]:
        said = {"refund_id": request.key, "fields": fields.MESSAGE, "refund_phase": phase}
        answer = Reading(self.client.call(methods.MESSAGES, **said))
        order_no = str(request.values["order_no"])
        for read in answer.parts("refund_messages"):
            yield from _message(read, request.key, order_no, REFUND_ROLES)

    def _fetch_exchange(self, thing: Thing) -> Sequence[Fact]:
        answer = Reading(self.client.call(methods.EXCHANGE, dispute_id=thing.key, fields=fields.EXCHANGE))
        row = facts_of(answer.part("result").part("exchange").data, "after_sale", "dispute_id", build_exchange)
        if not row:
            return ()
        told = self.client.call(methods.EXCHANGE_MESSAGES, dispute_id=thing.key, fields=fields.MESSAGE)
        order_no = str(row[0].values["order_no"])
        lines = Reading(told).part("result").parts("results")
        return (*row, *(fact for read in lines for fact in _message(read, thing.key, order_no, EXCHANGE_ROLES)))

    def _fetch_tracks(self, thing: Thing) -> Sequence[Fact]:
        """Key: order/direction/number; TOP tells the ways of all outbound parcels of an order at once."""
        order_no = thing.key.partition("/")[0]
        return build_tracks(Reading(self.client.call(methods.TRACE, tid=order_no)), order_no)

    def _fetch_review(self, thing: Thing) -> Sequence[Fact]:
        """Key: the sub-order's number. On Tmall with what was added to the review later."""
        said = {"tid": thing.key, "rate_type": "get", "role": "buyer", "fields": fields.RATE}
        found = Reading(self.client.call(methods.RATES, **said)).parts("trade_rates")
        facts = [fact for read in found for fact in facts_of(read.data, "review", "tid", build_review)]
        if self.platform is Platform.TMALL:
            told = self.client.call(methods.RATE_FEEDS, child_trade_id=thing.key).get("tmall_rate_info")
            order_no = thing.order_no or thing.key
            facts += facts_of(told, "review", "content", lambda read: build_follow_up(read, order_no, thing.key))
        return facts


def _message(read: Reading, number: str, order_no: str, roles: dict[str, str]) -> Sequence[Fact]:
    return facts_of(read.data, "message", "id", lambda line: build_message(line, number, order_no, roles))
