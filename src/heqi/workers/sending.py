"""The lane that does what was approved: claims an action, asks its platform, and brings the answer."""

from contextlib import suppress

import structlog

from heqi.accounts.sealing import UnableToOpen
from heqi.connections.access import acting_shops
from heqi.connections.actions.settle_stuck import confirm_if_shown
from heqi.core.connecting import Connector, ErrorKind, PlatformError, Thing
from heqi.core.sending import Answer, AnswerState, SendError, SendOrder
from heqi.inbox.actions.apply_batch import apply_batch
from heqi.outbox.actions import Claimed, claim_next, keep_claim, settle_answer
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ActionState
from heqi.workers.clock import read_clock
from heqi.workers.connectors import Connectors
from heqi.workers.pulling import UNABLE_TO_OPEN

_WORTH_A_LOOK = (ActionState.SENT, ActionState.FAILED)
log = structlog.get_logger(__name__)


def send_due(connectors: Connectors) -> int:
    """Do one action that is due, of a shop that may act; how many were done."""
    claimed = claim_next(now=read_clock(), shop_ids=acting_shops())
    if claimed is None:
        return 0
    action = claimed.action
    try:
        connector = connectors.of(action.shop_id)
    except UnableToOpen:
        connector = None
    answer = _refuse() if connector is None else _ask_platform(connector, claimed)
    if answer is None:
        return 1
    settled = settle_answer(claimed, answer, now=read_clock())
    log.info("action answered", action=action.id, kind=action.kind, answer=answer.state.value)
    if connector is not None and settled is not None and settled.state in _WORTH_A_LOOK:
        _look(connector, settled)
    return 1


def _refuse() -> Answer:
    """Nothing has left the house."""
    error = SendError(UNABLE_TO_OPEN.code, UNABLE_TO_OPEN.message, UNABLE_TO_OPEN.message_en)
    return Answer(AnswerState.TEMPORARY, error=error)


def _ask_platform(connector: Connector, claimed: Claimed) -> Answer | None:
    """What the platform says; None when the claim ran out before anything was said to it."""
    action = claimed.action
    order = SendOrder(kind=action.kind, payload=action.payload, key=action.key)
    if not keep_claim(claimed, now=read_clock()):
        return None
    try:
        answer = connector.ask(order) if claimed.ask else connector.send(order)
    except PlatformError as error:
        answer = _answer_of(error, asked=claimed.ask)
    except Exception as error:
        # The request may have left: only a question can tell.
        log.warning("connector failed", action=action.id, kind=action.kind, error=type(error).__name__)
        answer = Answer(AnswerState.DOUBTFUL)
    return answer


def _answer_of(error: PlatformError, *, asked: bool) -> Answer:
    told = error.as_send_error()
    if asked or error.sent:
        return Answer(AnswerState.DOUBTFUL, error=told)
    passing = error.kind in (ErrorKind.TEMPORARY, ErrorKind.RATE_LIMITED, ErrorKind.REAUTHORISE)
    return Answer(AnswerState.TEMPORARY if passing else AnswerState.PERMANENT, error=told)


def _look(connector: Connector, action: ActionView) -> None:
    """Read the request back at once: the platform's own word confirms what it accepted, or tells why it refused.

    The next pull would.
    """
    number, order_no = action.payload.get("after_sale_no"), action.payload.get("order_no", "")
    if not number:
        return
    with suppress(PlatformError):
        facts = connector.fetch(Thing("after_sale", str(number), str(order_no)))
        if facts:
            apply_batch(shop_id=action.shop_id, facts=[facts], import_id=None, now=read_clock())
    confirm_if_shown(action, now=read_clock())
