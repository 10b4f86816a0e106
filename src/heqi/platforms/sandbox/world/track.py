"""The way of a parcel, worked out from its dice when it is asked for; nothing of it is stored."""

from typing import NamedTuple

from heqi.platforms.sandbox.world.dice import Kind, dice
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.order import NEVER, Parcel
from heqi.platforms.sandbox.world.places import WAREHOUSE, Place

HOUR = 3600
DAY_SECONDS = 24 * HOUR


class Node(NamedTuple):
    """One line of the courier. `action`: GOT | DEPARTURE | ARRIVAL | SENT_SCAN | SIGNED | RETURN."""

    at: int
    action: str
    place: str
    text: str


def way_of(parcel: Parcel, place: Place, seed: int) -> tuple[Node, ...]:
    """All that will be heard of it, oldest first; a lost one is never signed for."""
    nodes = _way(parcel, place, seed)
    return _turned(parcel, nodes) if parcel.turned_at else nodes


def heard_of(parcel: Parcel, place: Place, seed: int, now: int) -> tuple[Node, ...]:
    """What can be read of it at `now`."""
    return tuple(node for node in way_of(parcel, place, seed) if node.at <= now)


def collected_at(nodes: tuple[Node, ...]) -> int:
    """When the courier took it."""
    return nodes[0].at


def signed_at(nodes: tuple[Node, ...]) -> int:
    """When it is signed for; NEVER when it is lost."""
    return nodes[-1].at if nodes[-1].action == "SIGNED" else NEVER


def _way(parcel: Parcel, place: Place, seed: int) -> tuple[Node, ...]:
    rng = dice(seed, Kind.PARCEL, parcel.serial)
    home = f"{place.city}{place.district}"
    start, end = (home, WAREHOUSE) if parcel.backwards else (WAREHOUSE, home)
    hub = f"{place.province}转运中心"
    at = parcel.sent_at + int(rng.uniform(0.5, 9) * HOUR)
    nodes = [Node(at, "GOT", start, f"【{start}】{parcel.courier.name}已揽收")]
    at += int(rng.uniform(1, 5) * HOUR)
    nodes.append(Node(at, "DEPARTURE", start, f"【{start}】快件已发往【{hub}】"))
    if parcel.mishap is Mishap.LOST:
        return tuple(nodes)
    at += int((0.6 + place.zone) * parcel.courier.hours * rng.uniform(0.8, 1.3) * HOUR)
    at += int(rng.uniform(100, 190) * HOUR) if parcel.mishap is Mishap.STALLED else 0
    torn = "，外包装有破损，已登记" if parcel.mishap is Mishap.DAMAGED and rng.random() < 0.5 else ""
    nodes.append(Node(at, "ARRIVAL", hub, f"【{hub}】快件已到达{torn}"))
    at += int(rng.uniform(4, 12) * HOUR)
    nodes.append(Node(at, "SENT_SCAN", end, f"【{end}】快件正在派送"))
    at += int(rng.uniform(0.5, 6) * HOUR)
    nodes.append(Node(at, "SIGNED", end, f"【{end}】快件已签收，感谢使用{parcel.courier.name}"))
    return tuple(nodes)


def _turned(parcel: Parcel, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The way until it was turned, then home again."""
    before = tuple(node for node in nodes if node.at < parcel.turned_at and node.action != "SIGNED")
    back = parcel.turned_at + int(parcel.courier.hours * 2 * HOUR)
    return (
        *before,
        Node(parcel.turned_at, "RETURN", "", "快件已退回，正在返回寄件地"),
        Node(back, "SIGNED", WAREHOUSE, f"【{WAREHOUSE}】退回件已签收"),
    )
