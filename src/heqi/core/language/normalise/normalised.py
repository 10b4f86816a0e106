"""A text as it is read, with the way back to what was written."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Normalised:
    """`seen` is read, `text` was written. Spans are code points, end exclusive."""

    text: str
    seen: str
    starts: Sequence[int] | None
    """For each code point of `seen` where in `text` it begins. None: the two run side by side."""
    ends: Sequence[int] | None
    """… and where it ends."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in `text` stands what `seen[start:end]` was read from."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.text)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def surface(self, start: int, end: int) -> str:
        """What was written where `seen[start:end]` is read."""
        first, last = self.span(start, end)
        return self.text[first:last]
