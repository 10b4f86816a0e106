"""A quick first look: whether the signs of a message, each for itself, make it worth a closer reading."""

from collections.abc import Mapping

ZERO = 128
"""The code point that stands for a weight of 0 in the table."""
_SIZE = 0x20000


class Gate:
    """Runs for every message: one `str.translate` to weights and one sum of bytes, less than a microsecond."""

    def __init__(self, weights: Mapping[str, int], least: int) -> None:
        """`weights`: what a sign adds, -127 to 127; others add nothing. Open above `least`."""
        table = [chr(ZERO)] * _SIZE
        for sign, weight in weights.items():
            table[ord(sign)] = chr(ZERO + weight)
        self._table = "".join(table)
        self._least = least

    def opens_for(self, seen: str) -> bool:
        """Whether the sum of the weights of all signs is above the bound."""
        weighed = seen.translate(self._table).encode("latin-1", "replace")  # beyond the table: a little less than 0
        return sum(weighed) - ZERO * len(weighed) > self._least
