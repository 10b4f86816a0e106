"""What became of phrases that were taken, and how much that says. Counts with a prior: no chance, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PATIENCE = 8
"""Sendings on one subject that are waited for before a share of them says much."""
PRIOR = 2.0
"""Good and bad outcomes, kept and edited texts, that are taken as seen before the first."""
OF_SHARE, OF_OUTCOME, OF_EDITS = 0.3, 0.4, 0.1


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a phrase was sent, how often edited first, and how it went: settled (good) or not (bad)."""

    sent: int = 0
    edited: int = 0
    good: int = 0
    bad: int = 0


NOTHING = Tally()


@dataclass(frozen=True, slots=True)
class Experience:
    """A shop's tallies. `of`: by phrase; `on`: how often each was sent, by intent of the buyer's turn and phrase."""

    of: Mapping[str, Tally] = field(default_factory=dict)
    on: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def factor(self, key: str, intent: str) -> float:
        """What the likeness of a phrase is multiplied with: 1 for one that nobody has used, 0.75 to 1.55."""
        tally, sent = self.of.get(key, NOTHING), self.on.get(intent, {})
        share = sent.get(key, 0) / (sum(sent.values()) + PATIENCE)
        outcome = (tally.good + PRIOR) / (tally.good + tally.bad + 2 * PRIOR)
        kept = (tally.sent - tally.edited + PRIOR) / (tally.sent + 2 * PRIOR)
        return 1.0 + OF_SHARE * share + OF_OUTCOME * (outcome - 0.5) + OF_EDITS * (kept - 0.5)


NO_EXPERIENCE = Experience()
