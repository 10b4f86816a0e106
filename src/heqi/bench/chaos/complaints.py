"""Buyers who ask for their money, one after another, so that somebody has something to pay."""

import random

import httpx2

from heqi.bench.market import BenchMarket

MISHAPS = ("changed_mind", "damaged", "rotten", "short", "wrong_item", "misdescribed", "lost")
CAN_ASK = frozenset({"unshipped", "shipped", "signed", "completed"})


class Complaints:
    """`made`: how many there are, of `most`."""

    def __init__(self, market: BenchMarket, dice: random.Random, *, most: int) -> None:
        self.made = 0
        self._market, self._dice, self._most = market, dice, most
        rows = [row for row in market.rows("/truth/orders") if row["state"] in CAN_ASK and not row["refund"]]
        self._orders = dice.sample(rows, len(rows))

    def make(self, count: int) -> None:
        """So many more, as far as there are orders."""
        for _ in range(min(count, self._most - self.made)):
            self._make_one()

    def make_all(self) -> None:
        """All that are still to be asked for."""
        self.make(self._most)

    def _make_one(self) -> None:
        while self._orders:
            order = self._orders.pop()
            mishap = "changed_mind" if order["state"] == "unshipped" else self._dice.choice(MISHAPS)
            try:
                self._market.steer("/refunds", order=order["no"], mishap=mishap)
            except httpx2.HTTPStatusError:  # of this order none is possible
                continue
            self.made += 1
            return
