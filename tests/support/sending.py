"""Actions that a connector took, and what became of them."""

from datetime import datetime

from heqi.core.sending import Answer, AnswerState, SendError
from heqi.journal.contracts import SYSTEM, Subject
from heqi.outbox import actions
from heqi.outbox.contracts import ActionView

BUSY = SendError("52101", "平台限流，稍后自动重试。", "The platform is busy; it is tried again.")
REFUSED = SendError("50001", "平台不同意退款：售后单已关闭。", "The platform refused: the request is closed.")


def release_one(
    shop_id: int, now: datetime, *, subject: Subject | None = None, kind: str = "pdd.agree_refund", key: str = "sent"
) -> ActionView:
    """An action that is due for a connector."""
    action = actions.propose_action(
        shop_id=shop_id,
        kind=kind,
        subject=subject or Subject("case", f"{shop_id}999"),
        payload={"order_no": "260520-123456789012345", "after_sale_no": "900001"},
        by=SYSTEM,
        now=now,
        key=key,
        approved=True,
    )
    return actions.release_action(action_id=action.id, by=SYSTEM, now=now)


def fail_one(shop_id: int, now: datetime) -> int:
    """The id of an action that the platform refused."""
    release_one(shop_id, now)
    claimed = actions.claim_next(now=now, shop_ids=[shop_id])
    assert claimed is not None
    failed = actions.settle_answer(claimed, Answer(AnswerState.PERMANENT, error=REFUSED), now=now)
    assert failed is not None
    return failed.id
