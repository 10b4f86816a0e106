"""`heqi bench cases`: a desk with many cases, its lists and the opening of new ones."""

from typing import Any

from heqi.bench.creation import measure_creation
from heqi.bench.figures import Timings
from heqi.bench.fill import clear_cases, fill_cases, fill_orders
from heqi.bench.lists import measure_lists
from heqi.bench.place import own_place
from heqi.bench.server import Client, running_server
from heqi.bench.shop import PASSWORD, USERNAME, open_shop

WARM_UP = 40


def measure_desk(
    *, rows: int, against: int, calls: int, creations: int, clients: int, seed: int, database: str
) -> tuple[dict[str, Any], list[Timings], list[Timings]]:
    """Fill a shop with `rows` cases, ask for each list `calls` times, then open `creations` more cases.

    The figures, the timings of the lists with `against` cases (none for 0), and those with `rows`.
    """
    with own_place(database):
        shop_id, staff_id = open_shop()
        smaller: list[Timings] = []
        if against:
            fill_cases(count=against, seed=seed, shop_id=shop_id, staff_id=staff_id)
            with running_server() as port:
                smaller = measure_lists(_logged_in(port), calls=calls)
            clear_cases()
        seconds = fill_cases(count=rows, seed=seed, shop_id=shop_id, staff_id=staff_id)
        order_nos = fill_orders(count=creations + WARM_UP, shop_id=shop_id)
        with running_server() as port:
            reader = _logged_in(port)
            counted = reader.call("GET", "/api/cases?limit=1")["count"]
            timings = measure_lists(reader, calls=calls)
            # Only now: the server closes connections that rest for some seconds.
            people = [_logged_in(port) for _ in range(clients)]
            measure_creation(people, shop_id=shop_id, order_nos=order_nos[:WARM_UP])
            per_second, creation = measure_creation(people, shop_id=shop_id, order_nos=order_nos[WARM_UP:])
    figures = {"cases": rows, "counted": counted, "filled_in_s": round(seconds, 1)}
    return figures | {"created_per_second": round(per_second, 1)}, smaller, [*timings, creation]


def _logged_in(port: int) -> Client:
    client = Client(port)
    client.log_in(USERNAME, PASSWORD)
    return client
