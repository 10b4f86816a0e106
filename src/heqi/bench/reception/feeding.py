"""Bridges that bring messages to a running server by the signed channel protocol."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from time import perf_counter, sleep
from typing import Any

import click

from heqi.bench.place import now
from heqi.platforms.channel.signing import Letter, make_nonce, make_secret, sign_headers


@dataclass(frozen=True, slots=True)
class Bridge:
    """One channel's bridge: where it knocks and with which secret it signs."""

    public_id: str
    secret: str


def open_bridges(count: int, *, shop_id: int, staff_id: int) -> list[Bridge]:
    """Channels of the shop; several, because one bridge may not ask more than ten times a second."""
    from heqi.channels.actions.make_channel import make_channel
    from heqi.channels.states import ChannelKind
    from heqi.journal.contracts import Actor

    bridges = []
    for number in range(count):
        secret = make_secret()
        channel = make_channel(
            shop_id=shop_id,
            kind=ChannelKind.BRIDGE,
            name=f"桥{number}",
            secret=secret,
            by=Actor.staff(staff_id),
            now=now(),
        )
        bridges.append(Bridge(channel.public_id, secret))
    return bridges


class Feeder:
    """A bridge with its connection kept open."""

    def __init__(self, port: int, bridge: Bridge) -> None:
        self._bridge = bridge
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def bring(self, number: int, conversation: str) -> float:
        """Bring one message whose text is its number; seconds of the call. Raises click.ClickException."""
        message = {
            "key": f"live-{number}",
            "conversation": conversation,
            "sender": "buyer",
            "at": now().isoformat(),
            "text": text_of(number),
            "buyer": f"果友{conversation}",
        }
        return self._post({"messages": [message]})

    def _post(self, body: dict[str, Any]) -> float:
        path, content = f"/channel/v1/{self._bridge.public_id}/messages", json.dumps(body).encode()
        letter = Letter("POST", path, content)
        headers = sign_headers([self._bridge.secret], letter, at=now(), nonce=make_nonce())
        began = perf_counter()
        self._connection.request("POST", path, content, {**headers, "Content-Type": "application/json"})
        response = self._connection.getresponse()
        answer = response.read()
        if response.status != 200:
            raise click.ClickException(f"{path} answered {response.status}: {answer[:300]!r}")
        return perf_counter() - began


def text_of(number: int) -> str:
    """What message `number` says."""
    return f"第{number:06d}条：芒果什么时候到？"


def bring_all(port: int, bridges: Sequence[Bridge], *, start: int, count: int, talks: int) -> tuple[float, list[float]]:
    """Messages a second, and the single calls, all bridges side by side as fast as they can."""

    def work(place: int) -> list[float]:
        feeder = Feeder(port, bridges[place])
        return [
            feeder.bring(number, f"c{number % talks}") for number in range(start + place, start + count, len(bridges))
        ]

    began = perf_counter()
    with ThreadPoolExecutor(len(bridges)) as pool:
        times = [each for part in pool.map(work, range(len(bridges))) for each in part]
    return len(times) / (perf_counter() - began), times


def bring_at_pace(
    port: int, bridges: Sequence[Bridge], *, start: int, rate: float, seconds: float, talks: int
) -> dict[int, float]:
    """Message number → when it was handed over (perf_counter), `rate` a second whatever the server does."""
    begun = perf_counter()
    sent: dict[int, float] = {}

    def work(place: int) -> None:
        feeder = Feeder(port, bridges[place])
        for number in range(place, int(rate * seconds), len(bridges)):
            sleep(max(0.0, begun + number / rate - perf_counter()))
            sent[start + number] = perf_counter()
            feeder.bring(start + number, f"c{number % talks}")

    with ThreadPoolExecutor(len(bridges)) as pool:
        list(pool.map(work, range(len(bridges))))
    return sent
