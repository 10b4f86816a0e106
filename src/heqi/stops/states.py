"""Where a stop stands, and every way from one to another."""

from enum import StrEnum

from heqi.core.errors import HeqiError


class StopState(StrEnum):
    """asked: nobody has said yet; stopped: it stays here; left: it had gone; lifted: the refund was taken back."""

    ASKED = "asked"
    STOPPED = "stopped"
    LEFT = "left"
    LIFTED = "lifted"


S = StopState
TICKED = (S.STOPPED, S.LEFT)
"""What a person says."""
TRANSITIONS: dict[StopState, frozenset[StopState]] = {
    S.ASKED: frozenset({S.STOPPED, S.LEFT, S.LIFTED}),
    # A parcel that was put aside may turn out to have gone, and one that had gone may be caught at the gate.
    S.STOPPED: frozenset({S.LEFT, S.LIFTED}),
    S.LEFT: frozenset({S.STOPPED}),
    # The buyer asks again.
    S.LIFTED: frozenset({S.ASKED}),
}


def require_way(before: str, to: StopState) -> None:
    """Raises stop.state when that cannot follow."""
    if to not in TRANSITIONS[StopState(before)]:
        raise HeqiError(
            "stop.state",
            "这条停发已经有结果了，请刷新。",
            f"A stop that is {before} cannot become {to}.",
            409,
            {"state": before},
        )
