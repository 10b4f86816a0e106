"""Where a work order stands, and every way from one state to another."""

from django.db import models

from heqi.core.errors import HeqiError


class State(models.TextChoices):
    """open → answered → closed, with reopened for what is asked again; withdrawn: nobody needs the answer any more."""

    OPEN = "open", "待答复"
    ANSWERED = "answered", "已答复"
    REOPENED = "reopened", "再次询问"
    CLOSED = "closed", "已确认"
    WITHDRAWN = "withdrawn", "已撤回"


WAITING = (State.OPEN, State.REOPENED)
"""The addressee's turn."""
FINAL = (State.CLOSED, State.WITHDRAWN)
TABLE: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.ANSWERED, State.WITHDRAWN}),
    State.REOPENED: frozenset({State.ANSWERED, State.WITHDRAWN}),
    State.ANSWERED: frozenset({State.CLOSED, State.REOPENED, State.WITHDRAWN}),
    State.CLOSED: frozenset(),
    State.WITHDRAWN: frozenset(),
}


def require_way(here: str, there: State) -> None:
    """Raises work_order.state when the table knows no way from here to there."""
    if there not in TABLE[State(here)]:
        raise HeqiError("work_order.state", *_REFUSED[State(here)], 409, {"state": here})


_REFUSED: dict[State, tuple[str, str]] = {
    State.OPEN: ("这张工单还没有答复。", "This work order has no answer yet."),
    State.REOPENED: ("追问还没有得到答复。", "What was asked again has no answer yet."),
    State.ANSWERED: ("这张工单已经答复。", "This work order is answered already."),
    State.CLOSED: ("这张工单已经结束。", "This work order is closed."),
    State.WITHDRAWN: ("这张工单已撤回。", "This work order was withdrawn."),
}
