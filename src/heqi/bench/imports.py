"""How many rows a second `heqi import` takes: new ones, the same again, and the cases that follow."""

from pathlib import Path
from time import perf_counter
from typing import Any

from heqi.bench.place import now, own_place
from heqi.bench.shop import import_files, open_shop

ONE_IN = 20
"""One order in so many has an after-sales request: about what a fruit shop sees."""


def measure_imports(*, rows: int, seed: int, database: str) -> dict[str, Any]:
    """Import an order export of `rows` rows and its after-sales export, then both again, then let cases follow."""
    with own_place(database) as home:
        from heqi.platforms.registry import write_demo_exports

        open_shop()
        orders, requests = write_demo_exports(
            home / "exports", now=now(), seed=seed, orders=rows, after_sales=rows // ONE_IN
        )
        files = {
            "orders, new": _measure(orders),
            "requests, new": _measure(requests),
            "orders, once more": _measure(orders),
            "requests, once more": _measure(requests),
        }
        began = perf_counter()
        cases = _follow()
        seconds = perf_counter() - began
    following = {"rows": cases, "seconds": round(seconds, 3), "per_second": round(cases / seconds, 1)}
    return {"files": files | {"cases that follow": following}}


def _measure(path: Path) -> dict[str, Any]:
    """Rows and seconds of one file as `heqi import` reports them: from opening it to the last commit."""
    (result,) = import_files([path], "--no-follow")
    told = {name: result[name] for name in ("rows", "new", "changed", "unchanged", "bad")}
    return told | {"seconds": result["seconds"], "per_second": result["rows_per_second"]}


def _follow() -> int:
    """Run what the imports called for, here, as a worker would: open the cases and decide them. How many there are."""
    from heqi.cases.access import cases_in
    from heqi.journal.queue import run_pending
    from heqi.journal.sequencer import assign_positions
    from heqi.shops.access import all_shops

    moment = now()
    assign_positions()
    while run_pending(now=moment, limit=20):
        assign_positions()
    return cases_in([shop.id for shop in all_shops()]).count()
