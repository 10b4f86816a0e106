"""The action that tells a platform what became of a stop."""

from heqi.core.cases.flows.actions import PREFIX
from heqi.core.words import AfterSaleState, Platform
from heqi.outbox.kinds import OutboxKind

ANSWER = "answer_stop"
"""How the outbox kind ends, on every platform."""
PROVEN_BY = frozenset({AfterSaleState.REFUNDING, AfterSaleState.SUCCEEDED})


def answer_kind(platform: Platform) -> str:
    """The kind on that platform."""
    return f"{PREFIX[platform]}.{ANSWER}"


def outbox_kinds() -> list[OutboxKind]:
    """It is money: told that the goods stay here, the platform pays the buyer back."""
    return [OutboxKind(answer_kind(platform), money=True, manual=False, confirmed_by=PROVEN_BY) for platform in PREFIX]
