"""Calls to POP: flat parameters, an MD5 signature, and answers under roots that follow no rule."""

from collections.abc import Mapping
from typing import Any

from heqi.core.connecting import PlatformError
from heqi.platforms.net.client import Client
from heqi.platforms.net.method import Method
from heqi.platforms.net.ways import Ways
from heqi.platforms.pinduoduo import methods
from heqi.platforms.pinduoduo.errors import error_of
from heqi.platforms.pinduoduo.signing import sign, write_field

MAY_BE_THE_CLOCK = frozenset({"10000", "10001", "21001"})
"""POP has no code of its own for a timestamp that is more than ten minutes off: it calls it a wrong parameter."""
WAYS = Ways(
    methods.TIME, methods.TOKEN_CREATE, methods.TOKEN_REFRESH, owner="owner_id", ends="expires_at",
    clock_codes=MAY_BE_THE_CLOCK,
)  # fmt: skip


class PopClient(Client):
    """One shop's calls to Pinduoduo."""

    name, name_en = "拼多多", "Pinduoduo"
    ways = WAYS

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
            raise self.strange()
        if "error_response" in body:
            raise error_of(body["error_response"])
        if method.root in body:
            inner = body[method.root]
        elif len(body) == 1 and isinstance(next(iter(body.values())), dict):
            inner = next(iter(body.values()))
        else:
            inner = body
        if not isinstance(inner, dict):
            raise self.strange()
        return inner

    def unable_to_refresh(self) -> PlatformError:
        """The shop was authorised without a refresh token, or never."""
        return error_of({"error_code": 20032})
