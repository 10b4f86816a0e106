"""`heqi sandbox`: make the market, say how to reach it, serve it."""

import gc
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from heqi.core.errors import HeqiError
from heqi.platforms.sandbox.gateways.access import describe_grants
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.server import bind, serve
from heqi.platforms.sandbox.start import Wishes, start_market

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Opening:
    """What is said when it stands. `seconds`: how long the past took to make."""

    url: str
    control_token: str
    seconds: float
    orders: int
    refunds: int
    connections: tuple[Mapping[str, Any], ...]


def run(wishes: Wishes, *, port: int, told: Callable[[Opening], None], control_token: str = "") -> None:
    """Until interrupted; it listens on this machine only. Raises sandbox.bad_faults, sandbox.port_taken."""
    try:
        listener = bind(HOST, port)
    except OSError as error:
        raise HeqiError(
            "sandbox.port_taken",
            f"端口 {port} 已被占用，请换一个：--port {port + 1}。",
            f"Port {port} is taken; choose another: --port {port + 1}",
        ) from error
    began = time.monotonic()
    try:
        market = start_market(wishes)
    except ValueError as error:
        listener.close()
        raise HeqiError(
            "sandbox.bad_faults",
            f"看不懂的故障开关：{error}。例：--faults delay=0.1,error=0.05 或 --faults all=0.05。",
            f"No such fault: {error}. For example: --faults delay=0.1,error=0.05 or --faults all=0.05",
        ) from error
    gc.freeze()
    token = control_token or secrets.token_urlsafe(24)
    url = f"http://{HOST}:{listener.getsockname()[1]}"
    told(_opening(market, url, token, time.monotonic() - began))
    serve(market, listener, control_token=token)


def _opening(market: Market, url: str, token: str, seconds: float) -> Opening:
    connections = tuple(describe_grants(market.access))
    return Opening(url, token, seconds, len(market.world.orders), len(market.world.refunds), connections)
