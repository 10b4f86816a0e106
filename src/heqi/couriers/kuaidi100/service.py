"""快递100: the query of one parcel, the subscription, and the calls that it makes."""

from collections.abc import Mapping
from typing import Any

import orjson

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
from heqi.couriers.carriers import Carrier, find_carrier
from heqi.couriers.kuaidi100 import codes
from heqi.couriers.kuaidi100.signing import is_signed, sign_query
from heqi.couriers.line import Line
from heqi.couriers.reading import read_steps, unable_to_name_carrier, unable_without_phone

REAL = Endpoint("https://poll.kuaidi100.com/poll/query.do", "https://poll.kuaidi100.com/poll")
REPLY = {"result": True, "returnCode": "200", "message": "成功"}
PROBE = Parcel("0000000000000", "圆通")
"""A number that nobody has: the answer shows whether the keys are right."""


class Kuaidi100:
    """A `heqi.couriers.base.Service`."""

    def __init__(self, account: Account, endpoint: Endpoint | None, *, clock: Clock) -> None:
        self._account, self._endpoint = account, endpoint or REAL
        self._line = Line()

    def check(self) -> None:
        """Ask about a number that nobody has: only wrong keys are an error then."""
        try:
            self.query(PROBE)
        except CourierError as error:
            if error.trouble is not Trouble.PARCEL:
                raise

    def query(self, parcel: Parcel) -> Track:
        """`resultv2` 4 gives every step its state."""
        carrier = find_carrier(parcel.carrier)
        if carrier is None:
            raise unable_to_name_carrier()
        _require_phone(carrier, parcel)
        param = _json({"com": carrier.kuaidi100, "num": parcel.number, "phone": parcel.phone_tail, "resultv2": "4"})
        key, customer = self._account.key, self._account.account
        sent = {"customer": customer, "sign": sign_query(param, key, customer), "param": param}
        answer = self._line.post(self._endpoint.query, sent)
        if str(answer.get("status", "")) == codes.DONE:
            return _track(answer, parcel.number)
        code = str(answer.get("returnCode", ""))
        if code == codes.NO_TRACK:
            return Track(parcel.number, Stage.NONE, ())
        raise codes.error_of(code, subscribing=False)

    def subscribe(self, parcel: Parcel, hook: Hook) -> None:
        """A courier that we do not know is found out from the number (autoCom)."""
        carrier = find_carrier(parcel.carrier)
        if carrier is not None:
            _require_phone(carrier, parcel)
        more = {"callbackurl": hook.url, "salt": hook.salt, "resultv2": "4", "phone": parcel.phone_tail}
        if carrier is None:
            more["autoCom"] = "1"
        param = {
            "company": carrier.kuaidi100 if carrier else "",
            "number": parcel.number,
            "key": self._account.key,
            "parameters": more,
        }
        answer = self._line.post(self._endpoint.subscribe, {"schema": "json", "param": _json(param)})
        code = str(answer.get("returnCode", ""))
        if code not in (codes.DONE, codes.TWICE):
            raise codes.error_of(code, subscribing=True)

    def hear(self, form: Form, salt: str) -> Heard:
        """`status`: polling | shutdown (arrived) | abort (given up) | updateall; `lastResult`: as a query answers."""
        param = form.get("param", "")
        if not is_signed(param, salt, form.get("sign", "")):
            raise NotSigned
        told = _object(param)
        result = told.get("lastResult")
        if not isinstance(result, dict) or not result.get("nu"):
            return Heard((), REPLY)
        given_up = "abort" if told.get("status") == "abort" else ""
        return Heard((_track(result, str(result["nu"]), given_up),), REPLY)

    def close(self) -> None:
        """Let go of the connection."""
        self._line.close()


def _track(answer: Mapping[str, Any], number: str, given_up: str = "") -> Track:
    steps = read_steps(answer.get("data"), at="ftime", text="context", action="status")
    steps = steps or read_steps(answer.get("data"), at="time", text="context", action="status")
    stage = codes.STAGES.get(str(answer.get("state", "")), Stage.TRANSIT) if steps else Stage.NONE
    return Track(number, stage, steps, given_up)


def _require_phone(carrier: Carrier, parcel: Parcel) -> None:
    if carrier.needs_phone and not parcel.phone_tail:
        raise unable_without_phone()


def _json(value: Mapping[str, Any]) -> str:
    return orjson.dumps(value).decode()


def _object(text: str) -> dict[str, Any]:
    try:
        read = orjson.loads(text)
    except orjson.JSONDecodeError:
        return {}
    return read if isinstance(read, dict) else {}
