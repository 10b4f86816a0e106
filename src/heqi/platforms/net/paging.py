"""Walking through the pages of one window so that nothing falls through while the platform goes on changing things."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Items = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of an answer. `total`: of the window, None when not told; `more`: whether a page follows."""

    items: Items
    total: int | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Portion:
    """A page on its way to becoming facts: its items, how many were met so far, and of how many."""

    items: Items
    done: int
    total: int | None


def last_to_first(ask: Callable[[int, bool], Leaf], size: int) -> Iterator[Portion]:
    """Pages from the last to the first. `ask(number, counted)`: counted pages tell the total, the others `more`.

    What changes meanwhile leaves the window, so pages move towards the first and are met there. What comes late makes
    the list longer: the last page is followed for as long as it says that there is more.
    """
    first = ask(1, True)
    total = first.total if first.total is not None else len(first.items)
    pages = -(-total // size)
    if pages <= 1 and len(first.items) <= size and not first.more:
        yield Portion(first.items, len(first.items), total)
        return
    done = 0
    for leaf in _backwards(ask, max(pages, 1)):
        done += len(leaf.items)
        yield Portion(leaf.items, done, max(total, done))


def _backwards(ask: Callable[[int, bool], Leaf], last: int) -> Iterator[Leaf]:
    ahead = [ask(last, False)]
    while ahead[-1].more and ahead[-1].items:
        ahead.append(ask(last + len(ahead), False))
    yield from reversed(ahead)
    for number in range(last - 1, 0, -1):
        yield ask(number, False)


def first_to_last(ask: Callable[[int], Leaf]) -> Iterator[Portion]:
    """Pages from the first on, for lists that are not about a time."""
    number, done = 1, 0
    while True:
        leaf = ask(number)
        done += len(leaf.items)
        yield Portion(leaf.items, done, leaf.total)
        if not leaf.items or not (leaf.more or done < (leaf.total or 0)):
            return
        number += 1
