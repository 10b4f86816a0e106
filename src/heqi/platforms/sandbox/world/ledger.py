"""Money. Every movement has a cause, an action and a key; a key moves money once, however often it is asked."""

from collections import defaultdict
from typing import NamedTuple


class Movement(NamedTuple):
    """`fen` from one account to another. Accounts: buyer:N, held:ORDER, shop:ID, platform.

    `cause`: the order or after-sale that made it; `key`: what it is unique by; `asked_by`: who made it happen;
    `action`: pay | subsidy | settle | refund | return_subsidy | group_failed.
    """

    at: int
    cause: str
    action: str
    key: str
    source: str
    target: str
    fen: int
    asked_by: str


class MovedAlready(Exception):
    """Money of that key has moved before; nothing was moved now."""


class Ledger:
    """All movements and what stands in each account. Nothing enters or leaves: the sum of all accounts is 0."""

    def __init__(self) -> None:
        self.movements: list[Movement] = []
        self.balances: defaultdict[str, int] = defaultdict(int)
        self._keys: set[str] = set()

    def move(self, movement: Movement) -> None:
        """Book it. Raises MovedAlready, ValueError when it is not an amount above nothing."""
        if movement.fen <= 0:
            raise ValueError(movement.fen)
        if movement.key in self._keys:
            raise MovedAlready(movement.key)
        self._keys.add(movement.key)
        self.movements.append(movement)
        self._add(movement.source, -movement.fen)
        self._add(movement.target, movement.fen)

    def has(self, key: str) -> bool:
        """Whether money of that key has moved."""
        return key in self._keys

    def balance(self, account: str) -> int:
        """Fen in an account; one that nobody named holds 0."""
        return self.balances.get(account, 0)

    def _add(self, account: str, fen: int) -> None:
        self.balances[account] += fen
        if not self.balances[account]:
            del self.balances[account]
