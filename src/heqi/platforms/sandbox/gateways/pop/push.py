"""POP's message service: a WebSocket whose address carries a digest, frames that want an acknowledgement."""

import asyncio
from base64 import b64encode
from hashlib import md5
from hmac import compare_digest
from typing import Any

import orjson

from heqi.platforms.sandbox.gateways.access import App
from heqi.platforms.sandbox.gateways.http import Receive, Scope, Send
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.gateways.pop.topics import content_of, topic_of
from heqi.platforms.sandbox.world.notices import Notice
from heqi.platforms.sandbox.world.shops import Shop

LOOK_SECONDS = 0.2
MOST_AT_ONCE = 50
CLOSED_BAD_ADDRESS = 4003


def digest(app_key: str, milliseconds: str, secret: str) -> str:
    """base64 of the lower-case hex MD5 of all three."""
    inside = md5(f"{app_key}{milliseconds}{secret}".encode(), usedforsecurity=False).hexdigest()
    return b64encode(inside.encode()).decode()


class PopPush:
    """One connection of an app; it gets the messages of all shops that permitted them."""

    def __init__(self, market: Market, app: App, send: Send) -> None:
        self._market = market
        self._app = app
        self._send = send
        self._sent: dict[str, tuple[int, int]] = {}
        self._forged = 0

    async def run(self, receive: Receive) -> None:
        """Until the other side leaves."""
        pushing = asyncio.create_task(self._push_on())
        try:
            while (message := await receive())["type"] != "websocket.disconnect":
                await self._hear(message.get("text") or (message.get("bytes") or b"").decode())
        finally:
            pushing.cancel()
            await asyncio.gather(pushing, return_exceptions=True)
            for shop in self._shops():
                self._market.queues.forget_given(shop.shop_id)

    async def _push_on(self) -> None:
        while True:
            now = self._market.now()
            for shop in self._shops():
                notices = self._market.world.notices[shop.shop_id]
                for notice in self._market.queues.take(shop.shop_id, notices, MOST_AT_ONCE, now):
                    await self._give(shop, notice)
            await asyncio.sleep(LOOK_SECONDS)

    async def _give(self, shop: Shop, notice: Notice) -> None:
        topic = topic_of(notice)
        permit = self._market.queues.permits[shop.shop_id]
        if topic is None or (permit.topics and topic not in permit.topics):
            self._market.queues.confirm(shop.shop_id, notice.notice_id)
            return
        frame_id = f"{shop.shop_id}-{notice.notice_id}"
        self._sent[frame_id] = (shop.shop_id, notice.notice_id)
        frame = _frame(frame_id, notice.at, topic, shop.shop_id, content_of(self._market.world, notice))
        if self._market.faults.strikes("forged"):
            await self._send_json(self._forge(notice.at))
        await self._send_json(frame)
        if self._market.faults.strikes("duplicate"):
            await self._send_json(frame)

    def _forge(self, at: int) -> dict[str, Any]:
        """A message about a shop and an after-sale that are not there."""
        self._forged += 1
        content = orjson.dumps({"mall_id": 1, "tid": "000000-000000000000000", "refund_id": self._forged}).decode()
        return _frame(f"forged-{self._forged}", at, "pdd_refund_RefundCreated", 1, content)

    async def _hear(self, text: str) -> None:
        try:
            frame = orjson.loads(text)
        except orjson.JSONDecodeError:
            return
        if frame.get("commandType") == "HeartBeat":
            await self._send_json({"commandType": "HeartBeat", "time": self._market.now() * 1000})
        elif frame.get("commandType") == "Ack":
            done = self._sent.pop(str(frame.get("id")), None)
            if done is not None:
                self._market.queues.confirm(*done)

    def _shops(self) -> list[Shop]:
        permits = self._market.queues.permits
        shops = self._market.world.shops
        return [shop for shop in shops if shop.shop_id in permits and self._market.access.app_of(shop) is self._app]

    async def _send_json(self, frame: dict[str, Any]) -> None:
        await self._send({"type": "websocket.send", "text": orjson.dumps(frame).decode()})


def _frame(frame_id: str, at: int, topic: str, mall_id: int, content: str) -> dict[str, Any]:
    return {
        "id": frame_id,
        "commandType": "Common",
        "time": at * 1000,
        "sendTime": at * 1000,
        "message": {"type": topic, "mallID": mall_id, "content": content},
    }


async def serve_push(market: Market, scope: Scope, receive: Receive, send: Send) -> None:
    """`…/message/{client_id}/{ms}/{digest}`. A wrong digest or a stale time is turned away."""
    await receive()
    app = _check_address(market, scope["path"])
    if app is None:
        await send({"type": "websocket.close", "code": CLOSED_BAD_ADDRESS})
        return
    await send({"type": "websocket.accept"})
    await PopPush(market, app, send).run(receive)


def _check_address(market: Market, path: str) -> App | None:
    parts = path.partition("/message/")[2].split("/", 2)
    if len(parts) != 3 or not parts[1].isdigit():
        return None
    app = market.access.apps.get(parts[0])
    if app is None or not compare_digest(digest(parts[0], parts[1], app.secret), parts[2]):
        return None
    told = market.now() + market.faults.shares.skew_seconds
    return app if abs(int(parts[1]) / 1000 - told) <= market.clock.tolerance(600) else None
