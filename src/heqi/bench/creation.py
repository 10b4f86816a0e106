"""How many cases a second people can open by hand through a running server, several at once."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import perf_counter

from heqi.bench.figures import Timings, sum_up
from heqi.bench.server import Client


def measure_creation(clients: Sequence[Client], *, shop_id: int, order_nos: Sequence[str]) -> tuple[float, Timings]:
    """Cases a second, and the single calls: one case for each order, the clients working side by side."""
    left, lock = iter(order_nos), Lock()
    began = perf_counter()
    with ThreadPoolExecutor(len(clients)) as pool:
        parts = pool.map(lambda client: list(_open_cases(client, shop_id, left, lock)), clients)
        times = [each for part in parts for each in part]
    return len(times) / (perf_counter() - began), sum_up(f"create, {len(clients)} clients", times)


def _open_cases(client: Client, shop_id: int, left: Iterator[str], lock: Lock) -> Iterator[float]:
    while True:
        with lock:
            order_no = next(left, None)
        if order_no is None:
            return
        body = {
            "shop_id": shop_id,
            "order_no": order_no,
            "demand": "refund_only",
            "reason": "商品破损",
            "first_channel": "chat",
        }
        began = perf_counter()
        client.call("POST", "/api/cases", body)
        yield perf_counter() - began
