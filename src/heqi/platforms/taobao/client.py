"""Calls to TOP: a form with its time in China, one of three signatures, bytes apart, and derived roots."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.core.connecting import Credentials, Endpoint, PlatformError
from heqi.core.time import SHANGHAI
from heqi.platforms.net.body import read_json
from heqi.platforms.net.client import Client, Surroundings
from heqi.platforms.net.method import Method
from heqi.platforms.net.ways import Ways
from heqi.platforms.taobao import methods
from heqi.platforms.taobao.errors import error_of
from heqi.platforms.taobao.signing import SignMethod, sign, write_field

WAYS = Ways(
    methods.TIME, methods.TOKEN_CREATE, methods.TOKEN_REFRESH, owner="taobao_user_nick", ends="expire_time",
    clock_codes=frozenset({"30", "31"}),
)  # fmt: skip
"""TOP has codes for a missing and for a wrong timestamp; only applications sold on the service market may renew."""


class TopClient(Client):
    """One shop's calls to Taobao or Tmall."""

    name, name_en = "淘宝", "Taobao"
    ways = WAYS

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
            raise self.strange()
        if "error_response" in body:
            raise error_of(body["error_response"])
        inner = body.get(method.root, body)
        if not isinstance(inner, dict):
            raise self.strange()
        return inner

    def unable_to_refresh(self) -> PlatformError:
        """An application of a merchant's own gets a token of fixed length: only the owner can renew it."""
        return error_of({"code": 27})

    def token_in(self, answer: Mapping[str, Any]) -> Mapping[str, Any]:
        """`token_result` is JSON inside JSON."""
        told = _unfold(answer.get("token_result"))
        return told if isinstance(told, dict) else {}


def write_time(moment: datetime) -> str:
    """As TOP writes times: China's, to the second."""
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def _unfold(value: Any) -> Any:
    try:
        return read_json(value.encode()) if isinstance(value, str) else value
    except ValueError:
        return {}
