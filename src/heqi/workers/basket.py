"""What a pull has brought and the database has not yet: many small windows go in by one transaction."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from time import monotonic

from heqi.connections.actions.claim_stream import ClaimedStream
from heqi.connections.actions.keep_window import end_window, keep_rows
from heqi.core.connecting import BadItem, Page
from heqi.core.facts import Fact
from heqi.workers.clock import read_clock

ROWS = 1_000
"""Rows of one transaction, as the inbox takes them."""
LONGEST = 3.0
"""Seconds that whole windows wait for company: a screen may wait so long for what the platform told."""


class Basket:
    """Fills page by page. The mark of a window goes in with its rows or after them, never before.

    Raises ClaimLost where it writes.
    """

    def __init__(self, claimed: ClaimedStream) -> None:
        self._claimed = claimed
        self._rows: list[Sequence[Fact]] = []
        self._bad: list[BadItem] = []
        self._mark: dict[str, datetime] = {}
        self._since = monotonic()

    def add(self, page: Page) -> None:
        """Take a page of the window that is being pulled; what is too much for one transaction goes in at once."""
        for piece in _pieces(page.rows):
            if len(self._rows) + len(piece) > ROWS:
                self.keep()
            self._rows += piece
        self._bad += page.bad

    def end_window(self, mark: dict[str, datetime]) -> None:
        """The window is whole: everything up to its mark is in the basket or in the database."""
        self._mark = mark
        if len(self._rows) >= ROWS // 2 or monotonic() - self._since > LONGEST:
            self.empty()

    def empty(self) -> None:
        """Put everything in, with the newest mark."""
        if self._mark or self._rows or self._bad:
            end_window(self._claimed, rows=self._rows, bad=self._bad, mark=self._mark, now=read_clock())
        self._start_anew()

    def keep(self) -> None:
        """In the middle of a window: rows without its mark, but with that of the windows before it."""
        if self._mark:
            end_window(self._claimed, rows=self._rows, bad=self._bad, mark=self._mark, now=read_clock())
        else:
            keep_rows(self._claimed, rows=self._rows, bad=self._bad, now=read_clock())
        self._start_anew()

    def _start_anew(self) -> None:
        self._rows, self._bad, self._mark, self._since = [], [], {}, monotonic()


def _pieces(rows: Sequence[Sequence[Fact]]) -> Iterator[list[Sequence[Fact]]]:
    left = iter(rows)
    while piece := list(islice(left, ROWS)):
        yield piece
