"""A bridge as a merchant would write one: it signs, and it calls."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from heqi.platforms.channel.signing import Letter, make_nonce, make_secret, sign_headers
from tests.support.client import Answer, read

if TYPE_CHECKING:
    from heqi.channels.models import Channel
    from heqi.shops.contracts import ShopView


@dataclass
class Bridge:
    """`channel`: its row; `ahead`: how far its clock goes before ours."""

    channel: "Channel"
    secret: str
    ahead: timedelta = timedelta()

    def call(self, method: str, path: str, body: Any = None, *, nonce: str = "", **changed: Any) -> Answer:
        """One signed call. `changed`: headers that are other than they should be, e.g. heqi_signature="v1=0"."""
        from django.test import Client

        content = b"" if body is None else json.dumps(body).encode()
        address = f"/channel/v1/{self.channel.public_id}{path}"
        at = datetime.now(UTC) + self.ahead
        headers = sign_headers([self.secret], Letter(method, address, content), at=at, nonce=nonce or make_nonce())
        headers |= {name.replace("_", "-").title(): value for name, value in changed.items()}
        client = Client(raise_request_exception=True)
        return read(client.generic(method, address, content, content_type="application/json", headers=headers))

    def bring(self, *messages: dict[str, Any]) -> Answer:
        return self.call("POST", "/messages", {"messages": list(messages)})

    def fetch(self, after: int | None = None) -> Any:
        return self.call("GET", "/outbox" + ("" if after is None else f"?after={after}")).body

    def ack(self, action_id: int, state: str, **more: Any) -> str:
        body = self.call("POST", "/outbox/ack", {"acks": [{"id": action_id, "state": state, **more}]}).body
        return str(body["acks"][0]["state"])


def message(key: str = "m1", **more: Any) -> dict[str, Any]:
    """阿梅 asks where her cherries are."""
    plain = {"key": key, "conversation": "mei", "sender": "buyer", "buyer": "阿梅", "text": "樱桃什么时候发货？"}
    return {**plain, "at": datetime.now(UTC).isoformat(), **more}


def open_channel(shop: "ShopView", kind: str = "bridge", **changed: Any) -> Bridge:
    from heqi.channels.actions.make_channel import make_channel
    from heqi.channels.states import ChannelKind
    from heqi.journal.contracts import SYSTEM

    secret = make_secret()
    names = {"name": "自建商城", "by": SYSTEM, "now": datetime.now(UTC), **changed}
    return Bridge(make_channel(shop_id=shop.id, kind=ChannelKind(kind), secret=secret, **names), secret)


@pytest.fixture
def bridge(shop: "ShopView", no_call_counted_yet: None) -> Bridge:
    """The bridge of 果然鲜's own site."""
    return open_channel(shop)


@pytest.fixture
def no_call_counted_yet() -> None:
    """How often a channel was called is counted in memory: each story begins with nothing counted."""
    from heqi.web.channel.door import REQUESTS, WRONG
    from heqi.web.channel.receive import MESSAGES
    from heqi.web.chat.limits import ALL

    for allowance in (REQUESTS, WRONG, MESSAGES, *ALL):
        allowance.forget()
