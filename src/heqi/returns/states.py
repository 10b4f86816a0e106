"""The states of a parcel on the returns desk and every way from one to another."""

from django.db import models

from heqi.core.errors import HeqiError


class State(models.TextChoices):
    """pooled: nobody knows whose it is; to_check: its case is known and nobody has opened it for that case."""

    POOLED = "pooled", "无头件"
    TO_CHECK = "to_check", "待验收"
    PASSED = "passed", "验收通过"
    FAILED = "failed", "验收未通过"
    GIVEN_UP = "given_up", "不再查找"
    UNDONE = "undone", "已撤销"


WAYS: dict[State, frozenset[State]] = {
    State.POOLED: frozenset({State.TO_CHECK, State.PASSED, State.FAILED, State.GIVEN_UP, State.UNDONE}),
    State.TO_CHECK: frozenset({State.PASSED, State.FAILED, State.UNDONE}),
    # The buyer writes after all: what was given up is still on the shelf, or it is known that it is not.
    State.GIVEN_UP: frozenset({State.PASSED, State.FAILED}),
    State.PASSED: frozenset({State.UNDONE}),
    State.FAILED: frozenset({State.UNDONE}),
    State.UNDONE: frozenset(),
}


def require_way(current: str, following: State) -> None:
    """Raises return.state when the table does not allow this step."""
    if following not in WAYS[State(current)]:
        raise HeqiError(
            "return.state",
            f"这个包裹已是“{State(current).label}”，不能再这样处理。",
            f"This parcel is {current!r} already.",
            409,
            {"state": current},
        )
