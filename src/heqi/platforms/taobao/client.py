"""Calls to TOP: a form with its time in China, one of three signatures, bytes apart, and derived roots."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

from heqi.core.connecting import Credentials, Endpoint, ErrorKind, PlatformError
from heqi.core.time import SHANGHAI
from heqi.platforms.net.body import read_json
from heqi.platforms.net.client import Client, Surroundings, with_token
from heqi.platforms.net.method import Method
from heqi.platforms.net.reading import Reading
from heqi.platforms.taobao import methods
from heqi.platforms.taobao.errors import error_of
from heqi.platforms.taobao.signing import SignMethod, sign, write_field

CLOCK_CODES = frozenset({"30", "31"})


class TopClient(Client):
    """One shop's calls to Taobao or Tmall."""

    def __init__(
        self,
        credentials: Credentials,
        endpoint: Endpoint,
        around: Surroundings,
        sign_method: SignMethod = SignMethod.HMAC_SHA256,
    ) -> None:
        super().__init__(credentials, endpoint, around)
        self._sign_method = sign_method

    def sign(self, method: Method, said: Mapping[str, Any]) -> dict[str, str]:
        """Common and own parameters side by side; `format` is said, since TOP would answer in XML."""
        fields = {
            "method": method.name,
            "app_key": self.credentials.app_key,
            "timestamp": write_time(self.now()),
            "v": "2.0",
            "format": "json",
            "sign_method": str(self._sign_method),
        }
        if method.session:
            fields["session"] = self.credentials.token
        fields |= {name: text for name, value in said.items() if (text := write_field(value))}
        return fields | {"sign": sign(fields, self.credentials.app_secret)}

    def unwrap(self, method: Method, body: Any) -> dict[str, Any]:
        """What lies under the root. A method that answers nothing at all has done what it was asked."""
        if not isinstance(body, dict):
            raise _strange()
        if "error_response" in body:
            raise error_of(body["error_response"])
        inner = body.get(method.root, body)
        if not isinstance(inner, dict):
            raise _strange()
        return inner

    def renew(self, refresh_token: str) -> Credentials:
        """New credentials by taobao.top.auth.token.refresh; only applications sold on the service market may."""
        return self._take_token(self.call(methods.TOKEN_REFRESH, refresh_token=refresh_token))

    def exchange(self, code: str) -> Credentials:
        """Credentials for the code that the merchant's authorisation gave."""
        return self._take_token(self.call(methods.TOKEN_CREATE, code=code))

    def measure_skew(self) -> timedelta:
        """By taobao.time.get; by the date of its answer where even that is refused for the clock."""
        try:
            told = Reading(self._once(methods.TIME, {}, None)).moment("time")
        except PlatformError:
            told = self.ask_date(methods.TIME).date
        return told - self._around.clock() if told is not None else timedelta(0)

    def blames_the_clock(self, error: PlatformError) -> bool:
        """TOP has codes for a missing and for a wrong timestamp."""
        return error.platform_code.partition(":")[0] in CLOCK_CODES

    def unable_to_refresh(self) -> PlatformError:
        """An application of a merchant's own gets a token of fixed length: only the owner can renew it."""
        return error_of({"code": 27})

    def _take_token(self, answer: Mapping[str, Any]) -> Credentials:
        """`token_result` is JSON inside JSON; the nick in it is written as for an address."""
        read = Reading(_unfold(answer.get("token_result")))
        token = read.text("access_token")
        if token is None:
            raise _strange()
        return with_token(
            self.credentials,
            token=token,
            refresh_token=read.text("refresh_token") or self.credentials.refresh_token,
            expires_at=self._expiry(read),
            owner=unquote(read.text("taobao_user_nick") or "") or self.credentials.owner,
        )

    def _expiry(self, read: Reading) -> datetime | None:
        at, left = read.moment("expire_time"), read.code("expires_in")
        if at is not None or left is None:
            return at
        return (self.now() + timedelta(seconds=left)).astimezone(UTC)


def write_time(moment: datetime) -> str:
    """As TOP writes times: China's, to the second."""
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def _unfold(value: Any) -> Any:
    try:
        return read_json(value.encode()) if isinstance(value, str) else value
    except ValueError:
        return {}


def _strange() -> PlatformError:
    zh, en = "淘宝的应答看不懂，稍后会自动再试。", "Taobao's answer cannot be read; it will be tried again."
    return PlatformError(ErrorKind.TEMPORARY, "shape", zh, en, sent=True)
