"""Which calls suffer which fault. The n-th throw of a seed is always the same."""

from dataclasses import asdict, dataclass, fields, replace

from heqi.platforms.sandbox.world.dice import Dice, Kind, dice


@dataclass(frozen=True, slots=True)
class Shares:
    """Chance of each fault in [0, 1]; `skew_seconds` is added to the time that the platform tells and checks.

    `delay`: an answer comes late; `error`: HTTP 5xx or the platform's own 'temporarily unavailable', without effect;
    `cut_before`, `cut_after`: the connection ends before or after the effect, without an answer;
    `duplicate`: a row of a list, or a message, comes twice; `disorder`: rows or messages come in another order;
    `forged`: a message that the platform never sent, about things that are not there.
    """

    delay: float = 0.0
    error: float = 0.0
    cut_before: float = 0.0
    cut_after: float = 0.0
    duplicate: float = 0.0
    disorder: float = 0.0
    forged: float = 0.0
    skew_seconds: int = 0


NAMES = tuple(field.name for field in fields(Shares))
CHANCES = tuple(name for name in NAMES if name != "skew_seconds")


def read_shares(text: str) -> Shares:
    """From 'delay=0.1,error=0.05', 'all=0.05' or ''. Raises ValueError naming what is wrong."""
    shares = Shares()
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        name, _, value = part.partition("=")
        shares = with_share(shares, name.strip(), float(value or "0.05"))
    return shares


def with_share(shares: Shares, name: str, value: float) -> Shares:
    """One chance changed; 'all' changes every chance. Raises ValueError."""
    if name == "skew_seconds":
        return replace(shares, skew_seconds=int(value))
    if name not in (*CHANCES, "all") or not 0 <= value <= 1:
        raise ValueError(f"{name}={value}")
    chosen = CHANCES if name == "all" else (name,)
    return Shares(**{**asdict(shares), **dict.fromkeys(chosen, value)})


class Faults:
    """The dice of the wire. `shares` may be set anew at any time."""

    def __init__(self, seed: int, shares: Shares | None = None) -> None:
        self.shares = shares or Shares()
        self._rng: Dice = dice(seed, Kind.FAULT, 0)
        self.counts: dict[str, int] = dict.fromkeys(CHANCES, 0)
        self._busy = False

    def strikes(self, name: str) -> bool:
        """Whether that fault befalls what is at hand; counted when it does."""
        share: float = getattr(self.shares, name)
        struck = share > 0 and self._rng.random() < share
        self.counts[name] += struck
        return struck

    def delay_seconds(self) -> float:
        """How late an answer is, of those that are: 0.05 to 1.5 s."""
        return self._rng.uniform(0.05, 1.5)

    def be_busy(self) -> bool:
        """Whether the gateway shall tell the error that struck; else the server does."""
        self._busy = self._rng.random() < 0.5
        return self._busy

    def take_busy(self) -> bool:
        """Whether this call is answered 'temporarily unavailable'; asked once a call."""
        busy, self._busy = self._busy, False
        return busy

    def spoil(self, rows: list[dict[str, object]]) -> list[dict[str, object]]:
        """Rows of a list, perhaps with one of them twice, perhaps in another order."""
        spoilt = list(rows)
        if spoilt and self.strikes("duplicate"):
            spoilt.insert(self._rng.randint(0, len(spoilt)), self._rng.choice(rows))
        if len(spoilt) > 1 and self.strikes("disorder"):
            turn = self._rng.randint(1, len(spoilt) - 1)
            spoilt = spoilt[turn:] + spoilt[:turn]
        return spoilt
