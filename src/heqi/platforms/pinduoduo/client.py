"""Calls to POP: flat parameters, an MD5 signature, and answers under roots that follow no rule."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from heqi.core.connecting import Credentials, ErrorKind, PlatformError
from heqi.platforms.net.client import Client, with_token
from heqi.platforms.net.method import Method
from heqi.platforms.net.reading import Reading
from heqi.platforms.pinduoduo import methods
from heqi.platforms.pinduoduo.errors import error_of
from heqi.platforms.pinduoduo.signing import sign, write_field

MAY_BE_THE_CLOCK = frozenset({"10000", "10001", "21001"})
"""POP has no code of its own for a timestamp that is more than ten minutes off: it calls it a wrong parameter."""


class PopClient(Client):
    """One shop's calls to Pinduoduo."""

    def sign(self, method: Method, said: Mapping[str, Any]) -> dict[str, str]:
        """Common and own parameters side by side; `timestamp` in seconds of the platform's clock."""
        fields = {
            "type": method.name,
            "client_id": self.credentials.app_key,
            "timestamp": str(int(self.now().timestamp())),
            "data_type": "JSON",
            "version": "V1",
        }
        if method.session:
            fields["access_token"] = self.credentials.token
        fields |= {name: write_field(value) for name, value in said.items()}
        return fields | {"sign": sign(fields, self.credentials.app_secret)}

    def unwrap(self, method: Method, body: Any) -> dict[str, Any]:
        """What lies under the root; a lone object under any other key; else the answer as it is."""
        if not isinstance(body, dict):
            raise _strange()
        if "error_response" in body:
            raise error_of(body["error_response"])
        if method.root in body:
            inner = body[method.root]
        elif len(body) == 1 and isinstance(next(iter(body.values())), dict):
            inner = next(iter(body.values()))
        else:
            inner = body
        if not isinstance(inner, dict):
            raise _strange()
        return inner

    def renew(self, refresh_token: str) -> Credentials:
        """New credentials by pdd.pop.auth.token.refresh."""
        return self._take_token(self.call(methods.TOKEN_REFRESH, refresh_token=refresh_token))

    def exchange(self, code: str) -> Credentials:
        """Credentials for the code that the merchant's authorisation gave; it is good for ten minutes."""
        return self._take_token(self.call(methods.TOKEN_CREATE, code=code))

    def measure_skew(self) -> timedelta:
        """By pdd.time.get; by the date of its answer where even that is refused for the clock."""
        try:
            told = Reading(self._once(methods.TIME, {}, None)).moment("time")
        except PlatformError:
            told = self.ask_date(methods.TIME).date
        return told - self._around.clock() if told is not None else timedelta(0)

    def blames_the_clock(self, error: PlatformError) -> bool:
        """POP names no reason, so every complaint about parameters may be one about the time."""
        return error.platform_code.partition(":")[0] in MAY_BE_THE_CLOCK

    def unable_to_refresh(self) -> PlatformError:
        """The shop was authorised without a refresh token, or never."""
        return error_of({"error_code": 20032})

    def _take_token(self, answer: Mapping[str, Any]) -> Credentials:
        read = Reading(answer)
        token, owner = read.text("access_token"), read.text("owner_id")
        if token is None:
            raise _strange()
        return with_token(
            self.credentials,
            token=token,
            refresh_token=read.text("refresh_token") or self.credentials.refresh_token,
            expires_at=self._expiry(read),
            owner=owner or self.credentials.owner,
        )

    def _expiry(self, read: Reading) -> datetime | None:
        """`expires_at` in seconds, which alone is right for every sort of application; else counted from now."""
        at, left = read.moment("expires_at"), read.code("expires_in")
        if at is not None or left is None:
            return at
        return (self.now() + timedelta(seconds=left)).astimezone(UTC)


def _strange() -> PlatformError:
    zh, en = "拼多多的应答看不懂，稍后会自动再试。", "Pinduoduo's answer cannot be read; it will be tried again."
    return PlatformError(ErrorKind.TEMPORARY, "shape", zh, en, sent=True)
