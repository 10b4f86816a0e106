"""How long one page of the case list takes, asked of a running server, with many cases behind it."""

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from heqi.bench.figures import Timings, sum_up
from heqi.bench.place import own_place
from heqi.bench.server import Client, running_server
from heqi.bench.shop import PASSWORD, USERNAME, fill_shop, open_shop

WARM_UP = 10


def measure_lists(*, rows: int, calls: int, seed: int, database: str) -> tuple[dict[str, Any], list[Timings]]:
    """Fill a shop with `rows` cases through the import, then ask for each kind of page `calls` times."""
    with own_place(database) as home:
        open_shop()
        filled = fill_shop(home=home, requests=rows, seed=seed)
        with running_server() as port:
            client = Client(port)
            client.log_in(USERNAME, PASSWORD)
            counted = client.call("GET", "/api/cases?limit=1")["count"]
            timings = [sum_up(what, _times(ask, calls)) for what, ask in _pages(client)]
    return {"cases": filled.requests, "counted": counted, "filled_in_s": round(filled.seconds, 1)}, timings


def _times(ask: Callable[[], Any], calls: int) -> list[float]:
    for _ in range(WARM_UP):
        ask()
    times = []
    for _ in range(calls):
        began = perf_counter()
        ask()
        times.append(perf_counter() - began)
    return times


def _pages(client: Client) -> Iterator[tuple[str, Callable[[], Any]]]:
    first = client.call("GET", "/api/cases?limit=1")["items"][0]
    filters: dict[str, dict[str, str]] = {
        "open, by time left": {"view": "open"},
        "newest": {"order": "newest"},
        "one stage": {"stage": first["stage"]},
        "one demand, newest": {"demand": "return_refund", "order": "newest"},
        "mine": {"view": "mine"},
        "an order number": {"q": first["order_no"]},
        "a word of the goods": {"q": first["goods"][:2]},
        "a word that is nowhere": {"q": "龘靐"},
        "the twentieth page": {"cursor": _cursor_after(client, 20)},
    }
    for what, query in filters.items():
        path = f"/api/cases?{urlencode(query)}"
        yield what, lambda path=path: client.call("GET", path)  # type: ignore[misc]
    yield "counts of the views", lambda: client.call("GET", "/api/cases/counts")


def _cursor_after(client: Client, pages: int) -> str:
    cursor = ""
    for _ in range(pages):
        cursor = client.call("GET", f"/api/cases?{urlencode({'cursor': cursor})}")["next_cursor"] or ""
    return cursor
