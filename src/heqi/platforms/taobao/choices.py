"""What an action on TOP may be given: couriers, addresses to return to, reasons to refuse."""

from collections.abc import Callable, Iterator, Mapping

from heqi.core.connecting import Choice, ErrorKind, PlatformError, Thing
from heqi.core.words import Platform
from heqi.platforms.net.reading import Reading
from heqi.platforms.taobao import fields, methods
from heqi.platforms.taobao.client import TopClient


class Choices:
    """The lists of one shop."""

    def __init__(self, client: TopClient, platform: Platform) -> None:
        self._client = client
        self._platform = platform

    def give(self, what: str, thing: Thing | None) -> Iterator[Choice]:
        """carriers; with a thing, return_addresses and refuse_reasons; nothing for other words."""
        if what == "carriers":
            yield from self._carriers()
        of_thing: Mapping[str, Callable[[Thing], Iterator[Choice]]] = {
            "return_addresses": self._addresses,
            "refuse_reasons": self._reasons,
        }
        if thing is not None and what in of_thing:
            yield from of_thing[what](thing)

    def _carriers(self) -> Iterator[Choice]:
        answer = Reading(self._client.call(methods.COMPANIES, fields=fields.COMPANY))
        for read in answer.parts("logistics_companies"):
            code, name = read.text("code"), read.text("name")
            if code and name:
                yield Choice(code, name, {"id": read.id("id"), "pattern": read.text("reg_mail_no")})

    def _addresses(self, thing: Thing) -> Iterator[Choice]:
        answer = Reading(self._client.call(methods.NEGOTIATE_RENDER, refund_id=thing.key))
        for read in answer.parts("address_list"):
            number = read.id("address_id")
            names = ("province_name", "city_name", "area_name", "town_name", "address_detail", "receiver_name")
            if number is not None:
                yield Choice(number, " ".join(filter(None, (read.text(name) for name in names))))

    def _reasons(self, thing: Thing) -> Iterator[Choice]:
        """Of a refund in its phase; on Tmall a number that is no refund may be an exchange's."""
        try:
            shown = Reading(self._client.call(methods.REFUND, refund_id=thing.key, fields=fields.REFUND_SHOWN))
            phase = shown.part("refund").text("refund_phase") or "aftersale"
            said = {"refund_id": thing.key, "refund_phase": phase, "fields": fields.REASON}
            reasons = Reading(self._client.call(methods.REFUSE_REASONS, **said)).parts("reasons")
        except PlatformError as error:
            if error.kind is not ErrorKind.BUSINESS or self._platform is not Platform.TMALL:
                raise
            said = {"dispute_id": thing.key, "fields": fields.REASON}
            answer = Reading(self._client.call(methods.EXCHANGE_REFUSE_REASONS, **said))
            reasons = answer.part("result").parts("results")
        for read in reasons:
            number, text = read.id("reason_id"), read.text("reason_text")
            if number and text:
                yield Choice(number, text, {"tips": read.text("reason_tips") or ""})
