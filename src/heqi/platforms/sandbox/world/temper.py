"""What a character does when something goes wrong: chances, and how long they take."""

from dataclasses import dataclass

from heqi.platforms.sandbox.world.buyers import Character


@dataclass(frozen=True, slots=True)
class Temper:
    """Chances in [0, 1]. `haste`: factor on every waiting time; `mood`: where a talk begins, 0 calm … 1 furious."""

    complains: float
    talks: float
    sends_back: float
    withdraws: float
    asks_platform: float
    applies_again: float
    reviews: float
    haste: float
    mood: float


TEMPERS = {
    Character.PATIENT: Temper(0.85, 0.5, 0.95, 0.30, 0.10, 0.30, 0.5, 1.3, 0.15),
    Character.ANXIOUS: Temper(1.0, 0.9, 0.95, 0.10, 0.25, 0.45, 0.5, 0.5, 0.45),
    Character.HAGGLING: Temper(1.0, 0.9, 0.60, 0.15, 0.25, 0.55, 0.7, 0.8, 0.40),
    Character.SILENT: Temper(0.60, 0.0, 0.90, 0.20, 0.05, 0.15, 0.15, 1.5, 0.30),
    Character.ANGRY: Temper(1.0, 1.0, 0.90, 0.02, 0.60, 0.30, 0.9, 0.4, 0.75),
    Character.FRAUDSTER: Temper(1.0, 0.7, 0.20, 0.05, 0.70, 0.25, 0.2, 0.6, 0.35),
}
