"""A shop on Pinduoduo as a `Connector`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from heqi.core.connecting import Choice, Credentials, Endpoint, Page, PlatformError, Push, ShopIdentity, Stop, Thing
from heqi.core.facts import Fact
from heqi.core.words import Platform
from heqi.platforms.net.client import Surroundings
from heqi.platforms.net.connector import BaseConnector, facts_of
from heqi.platforms.net.reading import Reading
from heqi.platforms.pinduoduo import methods, push, streams
from heqi.platforms.pinduoduo.after_sales import build_shown
from heqi.platforms.pinduoduo.client import PopClient
from heqi.platforms.pinduoduo.listings import build_listing
from heqi.platforms.pinduoduo.masks import fill_masks
from heqi.platforms.pinduoduo.orders import Carrier, Carriers, build_order
from heqi.platforms.pinduoduo.promises import build_promise
from heqi.platforms.pinduoduo.pulling import ALL_TYPES, ANY_STATE, Pulling
from heqi.platforms.pinduoduo.sending import HANDLERS
from heqi.platforms.pinduoduo.traces import build_track

ENDPOINT = Endpoint(
    api="https://gw-api.pinduoduo.com/api/router",
    push="wss://message-api.pinduoduo.com",
    auth="https://fuwu.pinduoduo.com/service-market/auth",
)


class PinduoduoConnector(BaseConnector):
    """One shop. See `heqi.core.connecting.Connector`."""

    platform = Platform.PINDUODUO
    streams = streams.ALL
    client: PopClient
    handlers = HANDLERS

    def __init__(self, credentials: Credentials, endpoint: Endpoint, around: Surroundings) -> None:
        self.client = PopClient(credentials, endpoint, around)
        self._known_carriers: dict[str, Carrier] | None = None
        self._pulling = Pulling(self.client, self.carriers)
        self.fetchers = {
            "order": self._fetch_order,
            "after_sale": self._fetch_after_sale,
            "parcel": self._fetch_track,
            "listing": self._fetch_listing,
            "platform_promise": self._fetch_promise,
        }

    def check(self) -> ShopIdentity:
        """Clock, token and permission by small questions; the shop's name where it may be asked for."""
        self.client.skew = self.client.measure_skew()
        seconds = int(self.client.now().timestamp())
        span = {"start_updated_at": seconds - 600, "end_updated_at": seconds - 300, "is_lucky_flag": 0}
        self.client.call(methods.ORDER_INCREMENT, order_status=5, refund_status=5, page=1, page_size=1, **span)
        held = self.client.credentials
        owner, name = self._mall(held.owner)
        return ShopIdentity(owner, name, self.client.skew, held.expires_at)

    def pull(self, stream: str, since: datetime, until: datetime, *, now: datetime) -> Iterator[Page]:
        """One window, last page first."""
        return self._pulling.by_name[stream](since, until, now)

    def choices(self, what: str, thing: Thing | None = None) -> tuple[Choice, ...]:
        """return_addresses and carriers; POP has no list of reasons to refuse."""
        if what == "return_addresses":
            return tuple(self._return_addresses())
        if what == "carriers":
            return tuple(Choice(each.id, each.name, {"code": each.code}) for each in self.carriers().values())
        return ()

    def listen(self, stop: Stop) -> Iterator[Push]:
        """Messages over the WebSocket, for every topic that the application has subscribed to."""
        if self.client.endpoint.push is None:
            return
        self.client.call(methods.PUSH_PERMIT)
        yield from push.listen(self.client.endpoint.push, self.client.credentials, stop, self.client.now)

    def carriers(self) -> Carriers:
        """The couriers that POP knows, by its number for them; asked for once."""
        if self._known_carriers is None:
            answer = Reading(self.client.call(methods.COMPANIES))
            self._known_carriers = {
                carrier.id: carrier for carrier in map(_carrier, answer.parts("logistics_companies"))
            }
        return self._known_carriers

    def find_carrier(self, words: str) -> Carrier | None:
        """A courier by number, code or name, or by a name that begins like it (中通 for 中通快递)."""
        known = list(self.carriers().values())
        exact = (each for each in known if words in (each.id, each.code, each.name))
        return next(exact, None) or next((each for each in known if words and each.name.startswith(words)), None)

    def default_address(self) -> str | None:
        """The return address to use when none is named."""
        known = self.choices("return_addresses")
        preferred = next((each for each in known if each.detail["default"]), None)
        found = preferred or next(iter(known), None)
        return found.id if found else None

    def _mall(self, owner: str) -> tuple[str, str]:
        try:
            mall = Reading(self.client.call(methods.MALL))
        except PlatformError:
            return owner, ""
        return mall.text("mall_id") or owner, mall.text("mall_name") or ""

    def _return_addresses(self) -> Iterator[Choice]:
        for read in Reading(self.client.call(methods.RETURN_ADDRESSES)).parts("refund_address_list"):
            number = read.id("refund_address_id") or read.id("id")
            if number is None or read.yes("is_validated") is False or read.yes("is_legal") is False:
                continue
            places = [read.text(name) for name in ("province_name", "city_name", "district_name", "refund_address")]
            text = " ".join(filter(None, [*places, read.text("refund_name")]))
            yield Choice(number, text, {"default": bool(read.yes("is_default"))})

    def _fetch_order(self, thing: Thing) -> Sequence[Fact]:
        found = self.client.call(methods.ORDER, order_sn=thing.key).get("order_info") or {}
        fill_masks(self.client, [found])
        return facts_of(found, "order", "order_sn", lambda read: build_order(read, self.carriers()))

    def _fetch_after_sale(self, thing: Thing) -> Sequence[Fact]:
        """Its page, and its place in the list, which alone states amounts in a documented unit."""
        shown = self.client.call(methods.REFUND, after_sales_id=thing.key, order_sn=thing.order_no or None)
        order_no = Reading(shown).id("order_sn") or thing.order_no
        listed = self._listed(thing.key, order_no) if order_no else None
        return facts_of(shown, "after_sale", "id", lambda read: build_shown(read, self.carriers(), listed))

    def _listed(self, number: str, order_no: str) -> Mapping[str, Any] | None:
        seconds = int(self.client.now().timestamp())
        answer = self.client.call(
            methods.REFUND_INCREMENT,
            order_sn=order_no,
            start_updated_at=seconds - 1800,
            end_updated_at=seconds,
            after_sales_status=ANY_STATE,
            after_sales_type=ALL_TYPES,
        )
        for read in Reading(answer).parts("refund_list"):
            if read.id("id") == number:
                amounts = {"requested_fen": read.yuan("refund_amount"), "order_paid_fen": read.yuan("order_amount")}
                named = {"goods": read.text("goods_name"), "goods_id": read.id("goods_id")}
                return amounts | named | {"applied_at": read.moment("created_time")}
        return None

    def _fetch_track(self, thing: Thing) -> Sequence[Fact]:
        """Key: order/direction/number. The courier is the one that the order was shipped with."""
        parts = thing.key.split("/")
        if len(parts) != 3:
            return ()
        known = self._fetch_order(Thing("order", parts[0]))
        parcel = next((fact for fact in known if fact.key == thing.key), None)
        carrier = self.find_carrier(str(parcel.values.get("carrier") or "")) if parcel else None
        if carrier is None:
            return ()
        answer = self.client.call(methods.TRACE, company_code=carrier.code, mail_no=parts[2])
        return build_track(Reading(answer), thing.key)

    def _fetch_listing(self, thing: Thing) -> Sequence[Fact]:
        shown = self.client.call(methods.GOODS_DETAIL, goods_id=thing.key.partition("/")[0])
        return facts_of(shown, "listing", "goods_id", lambda read: build_listing(read, self.client.now()))

    def _fetch_promise(self, thing: Thing) -> Sequence[Fact]:
        shown = self.client.call(methods.PROMISE, promise_id=thing.key).get("promise_info")
        return facts_of(shown, "platform_promise", "promise_id", build_promise)


def _carrier(read: Reading) -> Carrier:
    return Carrier(read.id("id") or "", read.text("logistics_company") or "", read.text("code") or "")
