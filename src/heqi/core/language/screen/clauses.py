"""Where one clause ends and the next begins, in the text as it is seen."""

import re
from bisect import bisect_left

_END = re.compile(r"[,;:!?~…。，；：！？\n\r]+|\.(?=\s|$|[^0-9a-z])")
"""Commas end a clause too: what is denied in one clause may be offered in the next. Spaces do not,
nor does 、 between the parts of a list."""


class Clauses:
    """The clauses of one message. Costs one pass, and is made only when a finding asks."""

    def __init__(self, seen: str) -> None:
        self._seen = seen
        self._ends = [found.start() for found in _END.finditer(seen)]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Bounds of the clauses that hold seen[start:end], without the sign that ends them."""
        before = bisect_left(self._ends, start) - 1
        first = self._skip(self._ends[before]) if before >= 0 else 0
        after = bisect_left(self._ends, end)
        last = self._ends[after] if after < len(self._ends) else len(self._seen)
        return min(first, start), max(last, end)

    def all(self) -> list[tuple[int, int]]:
        """Bounds of every clause in order."""
        firsts = [0, *map(self._skip, self._ends)]
        return list(zip(firsts, [*self._ends, len(self._seen)], strict=True))

    def _skip(self, at: int) -> int:
        found = _END.match(self._seen, at)
        return found.end() if found else at
