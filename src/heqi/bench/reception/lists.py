"""How long lists and searches of reception take, asked of a running server."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

from heqi.bench.figures import Timings
from heqi.bench.lists import ABSENT, measure_in_turns
from heqi.bench.reception.fill import HEADS, MIDDLES, RARE
from heqi.bench.server import Client

LISTS: dict[str, dict[str, str]] = {
    "waiting, by deadline": {"tab": "waiting", "scope": "all"},
    "handling, newest": {"tab": "handling", "scope": "all"},
    "abnormal": {"tab": "abnormal", "scope": "all"},
    "starred": {"tab": "starred", "scope": "all"},
    "history, newest": {"tab": "history", "scope": "all"},
    "of one buyer": {"tab": "history", "scope": "all", "buyer": "果友700"},
}
SEARCHES: dict[str, str] = {
    "search: one frequent character": HEADS[0][0],
    "search: a frequent word": HEADS[0],
    "search: two words": f"{HEADS[0]} {MIDDLES[2]}",
    "search: four digits": "0815",
    "search: a rare word": RARE,
    "search: one rare character": RARE[0],
    "search: a word that is nowhere": ABSENT,
    "search: a character that is nowhere": ABSENT[0],
    "search: a pair that is nowhere": f"{HEADS[0][0]}{HEADS[1][0]}",
}


def measure_reading(client: Client, *, calls: int) -> list[Timings]:
    """Each kind of list and search `calls` times over one connection, then all of them together."""
    return measure_in_turns(list(_asks(client)), calls=calls)


def _asks(client: Client) -> Iterator[tuple[str, Callable[[], Any]]]:
    paths = {what: f"/api/talks?{urlencode(query)}" for what, query in LISTS.items()}
    paths["counts of the tabs"] = "/api/talks/counts?scope=all"
    paths |= {what: f"/api/messages?{urlencode({'q': q})}" for what, q in SEARCHES.items()}
    paths["search: by the buyer, this month"] = f"/api/messages?{urlencode({'q': HEADS[1], 'sender': 'buyer'})}"
    for what, path in paths.items():
        yield what, lambda path=path: client.call("GET", path)  # type: ignore[misc]
