"""Do the same thing at once, each in a thread with its own database connection."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

T = TypeVar("T")


def at_once(count: int, do: Callable[[int], T]) -> list[T | Exception]:
    """`do(0) … do(count - 1)` started together; results or the exceptions raised, in order of the number."""
    from django.db import connections

    start = Barrier(count)

    def run(number: int) -> T | Exception:
        try:
            start.wait(20)
            return do(number)
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))
