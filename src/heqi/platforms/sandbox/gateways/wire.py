"""How an answer leaves: held, late, as an error of the server, or not at all."""

import asyncio
from collections.abc import Awaitable, Callable

from heqi.platforms.sandbox.gateways.holds import When
from heqi.platforms.sandbox.gateways.http import Reply, Request, Scope, Send, send_reply
from heqi.platforms.sandbox.gateways.market import Market

BROKEN = Reply(b"<html><body><h1>502 Bad Gateway</h1></body></html>", 502, "text/html")
Make = Callable[[Request], Reply]
Cut = Callable[[], None]


async def answer_over_wire(market: Market, scope: Scope, send: Send, method: str, make: Callable[[], Reply]) -> None:
    """Let the call do its work and give its answer, as far as the faults let it. `make` has the effect."""
    faults = market.faults
    await market.holds.pass_point(method, When.BEFORE)
    if faults.strikes("cut_before"):
        await _cut(scope)
        return
    if faults.strikes("error"):
        await send_reply(send, BROKEN)
        return
    reply = make()
    await market.holds.pass_point(method, When.AFTER)
    if faults.strikes("delay"):
        await asyncio.sleep(faults.delay_seconds())
    if faults.strikes("cut_after"):
        await _cut(scope)
        return
    await send_reply(send, reply)


async def _cut(scope: Scope) -> None:
    """End the connection without a byte; see `server.Protocol`, which puts the knife into the scope."""
    cut: Cut = scope["sandbox.cut"]
    cut()
    await asyncio.sleep(0)


Handler = Callable[[Scope, Request, Send], Awaitable[None]]
