"""快递鸟: the query of one parcel, the subscription, and the calls that it makes."""

from collections.abc import Mapping
from typing import Any

import orjson

from heqi.core.time import SHANGHAI
from heqi.couriers.base import (
    Account,
    Clock,
    CourierError,
    Endpoint,
    Form,
    Heard,
    Hook,
    NotSigned,
    Parcel,
    Stage,
    Track,
    Trouble,
)
from heqi.couriers.carriers import find_carrier
from heqi.couriers.kdniao import codes
from heqi.couriers.kdniao.signing import is_signed, sign_data
from heqi.couriers.line import Line
from heqi.couriers.reading import read_steps, unable_to_name_carrier, unable_without_phone

REAL = Endpoint("https://api.kdniao.com/Ebusiness/EbusinessOrderHandle.aspx", "https://api.kdniao.com/api/dist")
QUERY, QUERY_PLUS = "1002", "8001"
SUBSCRIBE, SUBSCRIBE_PLUS = "1008", "8008"
PROBE = Parcel("0000000000000", "圆通")
"""A number that nobody has: the answer shows whether the keys are right."""


class KDNiao:
    """A `heqi.couriers.base.Service`. Where it calls is set in its own back office, not by a subscription."""

    def __init__(self, account: Account, endpoint: Endpoint | None, *, clock: Clock) -> None:
        self._account, self._endpoint, self._clock = account, endpoint or REAL, clock
        self._line = Line()

    def check(self) -> None:
        """Ask about a number that nobody has: only wrong keys are an error then."""
        try:
            self.query(PROBE)
        except CourierError as error:
            if error.trouble is not Trouble.PARCEL:
                raise

    def query(self, parcel: Parcel) -> Track:
        """Steps come oldest first."""
        answer = self._ask(self._endpoint.query, QUERY_PLUS if self._account.plus else QUERY, parcel)
        if _is_yes(answer):
            return _track(answer, parcel.number)
        reason = str(answer.get("Reason") or "")
        if codes.is_no_track(reason):
            return Track(parcel.number, Stage.NONE, ())
        raise codes.error_of(reason)

    def subscribe(self, parcel: Parcel, hook: Hook) -> None:
        """One that stands already is as good as a new one."""
        answer = self._ask(self._endpoint.subscribe, SUBSCRIBE_PLUS if self._account.plus else SUBSCRIBE, parcel)
        reason = str(answer.get("Reason") or "")
        if not _is_yes(answer) and "重复" not in reason:
            raise codes.error_of(reason)

    def hear(self, form: Form, salt: str) -> Heard:
        """Any number of parcels in one call, each with all of its steps."""
        data = form.get("RequestData", "")
        if not is_signed(data, self._account.key, form.get("DataSign", "")):
            raise NotSigned
        told = _object(data)
        rows = told.get("Data")
        listed = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        tracks = tuple(_track(row, str(row["LogisticCode"])) for row in listed if row.get("LogisticCode"))
        at = self._clock().astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
        return Heard(tracks, {"EBusinessID": self._account.account, "UpdateTime": at, "Success": True, "Reason": ""})

    def close(self) -> None:
        """Let go of the connection."""
        self._line.close()

    def _ask(self, url: str, kind: str, parcel: Parcel) -> Mapping[str, Any]:
        carrier = find_carrier(parcel.carrier)
        if carrier is None:
            raise unable_to_name_carrier()
        if carrier.needs_phone and not parcel.phone_tail:
            raise unable_without_phone()
        asked = {"OrderCode": "", "ShipperCode": carrier.kdniao, "LogisticCode": parcel.number}
        if parcel.phone_tail:
            asked["CustomerName"] = parcel.phone_tail
        data = orjson.dumps(asked).decode()
        sent = {
            "RequestData": data,
            "EBusinessID": self._account.account,
            "RequestType": kind,
            "DataSign": sign_data(data, self._account.key),
            "DataType": "2",
        }
        return self._line.post(url, sent)


def _track(answer: Mapping[str, Any], number: str) -> Track:
    steps = read_steps(answer.get("Traces"), at="AcceptTime", text="AcceptStation", action="Action")
    finer = codes.FINER.get(str(answer.get("StateEx") or ""))
    stage = finer or codes.STAGES.get(str(answer.get("State") or ""), Stage.TRANSIT)
    return Track(number, stage if steps else Stage.NONE, steps)


def _is_yes(answer: Mapping[str, Any]) -> bool:
    return answer.get("Success") in (True, "true", "True")


def _object(text: str) -> dict[str, Any]:
    try:
        read = orjson.loads(text)
    except orjson.JSONDecodeError:
        return {}
    return read if isinstance(read, dict) else {}
