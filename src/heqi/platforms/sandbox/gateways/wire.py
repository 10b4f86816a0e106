"""How an answer leaves: held, late, as an error of the server, or not at all."""

import asyncio
from collections.abc import Callable

from heqi.platforms.sandbox.gateways.holds import When
from heqi.platforms.sandbox.gateways.http import Reply, Scope, Send, send_reply
from heqi.platforms.sandbox.gateways.market import Market

BROKEN = Reply(b"<html><body><h1>502 Bad Gateway</h1></body></html>", 502, "text/html")


async def answer_over_wire(market: Market, scope: Scope, send: Send, method: str, make: Callable[[], Reply]) -> None:
    """Let the call do its work and give its answer, as far as the faults let it. `make` has the effect.

    Half of the errors are the server's; the other half the gateway tells in its own words, see `Faults.take_busy`.
    """
    faults = market.faults
    if not await market.holds.pass_point(method, When.BEFORE) or faults.strikes("cut_before"):
        await _cut(scope)
        return
    if faults.strikes("error") and not faults.be_busy():
        await send_reply(send, BROKEN)
        return
    reply = make()
    goes_on = await market.holds.pass_point(method, When.AFTER)
    if faults.strikes("delay"):
        await asyncio.sleep(faults.delay_seconds())
    if not goes_on or faults.strikes("cut_after"):
        await _cut(scope)
        return
    await send_reply(send, reply)


async def _cut(scope: Scope) -> None:
    """End the connection without a byte; see `server.Protocol`, which puts the knife into the scope."""
    cut: Callable[[], None] = scope["sandbox.cut"]
    cut()
    await asyncio.sleep(0)
