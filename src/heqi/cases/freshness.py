"""Old facts do not move money (W2): past a limit somebody must have looked at the platform's page first."""

from datetime import datetime, timedelta

from heqi.cases.models import FlowStep
from heqi.core.cases.flows.actions import ACTIONS
from heqi.core.errors import HeqiError

LIMIT = timedelta(hours=24)
"""Default; a merchant who imports every morning works within it."""


def is_old(as_of: datetime | None, now: datetime) -> bool:
    """Whether what the platform last stated is past the limit, or not known at all."""
    return as_of is None or now - as_of > LIMIT


def require_fresh(as_of: datetime | None, *, looked: bool, now: datetime) -> None:
    """Raises facts.old unless the facts are fresh or the person says that they looked."""
    if looked or not is_old(as_of, now):
        return
    raise HeqiError(
        "facts.old",
        "这条售后的数据已超过 24 小时。请先在商家后台核对状态，再勾选“我已核对”。",
        "These facts are more than 24 hours old. Check the platform's page, then tick that you have looked.",
        409,
        {"as_of": as_of.isoformat() if as_of else None},
    )


def moves_money(step: FlowStep) -> bool:
    """Whether money goes out by this step; also where the sum is not on record yet, as with freight nobody named."""
    kind = ACTIONS.get(step.body["action"] or "")
    return bool(step.body["amount_fen"]) or (kind is not None and kind.money)
