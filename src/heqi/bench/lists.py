"""How long one page of the case list takes, asked of a running server, with many cases behind it."""

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from heqi.bench.figures import Timings, sum_up
from heqi.bench.server import Client

WARM_UP = 10
AT_ONCE = 10
"""Calls of one kind, then the next kind has its turn: a busy second of the machine falls on all of them alike."""
ALL = "all of these"
ABSENT = "龘靐"


def measure_lists(client: Client, *, calls: int) -> list[Timings]:
    """Each kind of page `calls` times over one connection, then all of them together."""
    return measure_in_turns(list(_pages(client)), calls=calls)


def measure_in_turns(kinds: Sequence[tuple[str, Callable[[], Any]]], *, calls: int) -> list[Timings]:
    """Each kind `calls` times, a few at once in turn, after a few that warm up; then all of them together."""
    for _, ask in kinds:
        _warm_up(ask)
    times: dict[str, list[float]] = {what: [] for what, _ in kinds}
    for begun in range(0, calls, AT_ONCE):
        for what, ask in kinds:
            times[what] += [_time_of(ask) for _ in range(min(AT_ONCE, calls - begun))]
    every = [each for seconds in times.values() for each in seconds]
    return [*(sum_up(what, seconds) for what, seconds in times.items()), sum_up(ALL, every)]


def times_of(ask: Callable[[], Any], calls: int) -> list[float]:
    """Seconds of each call, after a few that warm up."""
    _warm_up(ask)
    return [_time_of(ask) for _ in range(calls)]


def _warm_up(ask: Callable[[], Any]) -> None:
    for _ in range(WARM_UP):
        ask()


def _time_of(ask: Callable[[], Any]) -> float:
    began = perf_counter()
    ask()
    return perf_counter() - began


def _pages(client: Client) -> Iterator[tuple[str, Callable[[], Any]]]:
    first = client.call("GET", "/api/cases?limit=1")["items"][0]
    filters: dict[str, dict[str, str]] = {
        "by time left": {},
        "newest": {"order": "newest"},
        "open, by time left": {"view": "open"},
        "open, newest": {"view": "open", "order": "newest"},
        "done, newest": {"view": "done", "order": "newest"},
        "settled, newest": {"stage": "settled", "order": "newest"},
        "mine": {"view": "mine"},
        "nobody's, newest": {"owner": "none", "order": "newest"},
        "one stage": {"stage": first["stage"]},
        "one demand, newest": {"demand": "return_refund", "order": "newest"},
        "open, one demand": {"view": "open", "demand": "exchange"},
        "an order number": {"q": first["order_no"]},
        "four digits of a number": {"q": first["order_no"][-4:]},
        "two digits": {"q": first["order_no"][-2:]},
        "one character": {"q": first["goods"][0]},
        "a word of the goods": {"q": first["goods"][:2]},
        "a word, open": {"q": first["goods"][:2], "view": "open"},
        "two words, newest": {"q": f"{first['goods'][:3]} 破损", "order": "newest"},
        "a word that is nowhere": {"q": ABSENT},
        "a character that is nowhere": {"q": ABSENT[0]},
        "letters that are nowhere": {"q": "zq"},
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
