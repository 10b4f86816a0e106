"""What a dry run found, as it is kept and shown."""

from dataclasses import dataclass, field

DAYS = 30
SHOWN = 200
"""Cases that are listed on each side; all are counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One case: what the policy would have done and when, what people chose ('' where nothing), or why it was left."""

    case_id: int
    number: str
    goods: str
    at: str
    outcome: str
    amount_fen: int | None
    cost_fen: int
    chosen: str
    guards: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(slots=True)
class Found:
    """Counts of cases, sums in fen. `others`: cases that are not of the policy's kind; `capped`: there were more.

    `same`, `contradicted`, `unchosen`: people chose the same, something else, nothing. `held_by`: how many cases each
    reason has held, of which a case may have several; `rules`: how many each unconfirmed rule has.
    """

    days: int = DAYS
    cases: int = 0
    capped: bool = False
    others: int = 0
    acts: int = 0
    holds: int = 0
    cost_fen: int = 0
    same: int = 0
    contradicted: int = 0
    unchosen: int = 0
    held_by: dict[str, int] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)
    acted: list[Row] = field(default_factory=list)
    held: list[Row] = field(default_factory=list)

    def count_act(self, row: Row) -> None:
        """The policy would have taken this case."""
        self.acts += 1
        self.cost_fen += row.cost_fen
        self.same += row.chosen == row.outcome
        self.contradicted += row.chosen not in ("", row.outcome)
        self.unchosen += not row.chosen
        if len(self.acted) < SHOWN:
            self.acted.append(row)

    def count_hold(self, row: Row) -> None:
        """It is of the policy's kind and would have been left to people."""
        self.holds += 1
        for guard in row.guards:
            self.held_by[guard] = self.held_by.get(guard, 0) + 1
        for rule in row.rules:
            self.rules[rule] = self.rules.get(rule, 0) + 1
        if len(self.held) < SHOWN:
            self.held.append(row)
