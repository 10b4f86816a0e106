"""What a replay found: counts, sums, and the cases that come out differently."""

from dataclasses import dataclass, field
from datetime import datetime

from heqi.core.words import Outcome

SHOWN = 500
"""Changed cases that are listed, those with the largest difference first; all are counted."""


@dataclass(frozen=True, slots=True)
class Side:
    """One way of deciding a case. `cost_fen`: expected cost of what is recommended; `asks`: a colleague is asked."""

    recommended: Outcome | None
    cost_fen: int | None
    asks: bool


@dataclass(frozen=True, slots=True)
class ReplayedCase:
    """A case that comes out differently. `chosen`: what people or a policy chose, None for nothing.

    `difference_fen`: what it would cost more; None where one side recommends nothing.
    """

    case_id: int
    number: str
    goods: str
    closed_at: datetime
    chosen: Outcome | None
    before: Side
    after: Side
    difference_fen: int | None


@dataclass(slots=True)
class Replayed:
    """`closed`: cases of the period, of which the newest `decided` were decided both ways; sums in fen.

    `outcomes`, `costs`, `asking`: how many are recommended something else, cost something else, or are asked about on
    one side only. `compared`: both sides recommend something; the cost sums are over these. `agreed_before`,
    `agreed_after`: how often what was recommended is what was chosen, of `chosen`.
    """

    closed: int = 0
    decided: int = 0
    outcomes: int = 0
    costs: int = 0
    asking: int = 0
    asks_before: int = 0
    asks_after: int = 0
    compared: int = 0
    cost_before_fen: int = 0
    cost_after_fen: int = 0
    chosen: int = 0
    agreed_before: int = 0
    agreed_after: int = 0
    changed: int = 0
    cases: list[ReplayedCase] = field(default_factory=list)

    def count(self, case: ReplayedCase) -> None:
        """One more case that was decided both ways."""
        before, after = case.before, case.after
        self.decided += 1
        self.outcomes += before.recommended is not after.recommended
        self.costs += before.cost_fen != after.cost_fen
        self.asking += before.asks != after.asks
        self.asks_before += before.asks
        self.asks_after += after.asks
        if case.chosen is not None:
            self.chosen += 1
            self.agreed_before += before.recommended is case.chosen
            self.agreed_after += after.recommended is case.chosen
        if before.cost_fen is not None and after.cost_fen is not None:
            self.compared += 1
            self.cost_before_fen += before.cost_fen
            self.cost_after_fen += after.cost_fen
        if before != after:
            self.changed += 1
            self.cases.append(case)

    def close(self) -> None:
        """Nothing more comes: keep those that differ most."""
        self.cases.sort(key=lambda each: (-abs(each.difference_fen or 0), each.case_id))
        del self.cases[SHOWN:]
