"""Where a case may go next: one table, and what the platform's word means for it."""

from enum import StrEnum

from heqi.core.errors import HeqiError
from heqi.core.words import AfterSaleState, Stage


class CaseEvent(StrEnum):
    """What can happen to a case. The first group is ours, the second is the platform's word."""

    CHOOSE = "choose"
    WITHDRAW = "withdraw"
    FINISH_STEPS = "finish_steps"
    AWAIT_BUYER = "await_buyer"
    AWAIT_GOODS = "await_goods"
    RECEIVE_GOODS = "receive_goods"
    RESUME = "resume"
    HEAR_BUYER = "hear_buyer"
    ASK_ANEW = "ask_anew"
    SETTLE = "settle"
    CLOSE = "close"
    REOPEN = "reopen"
    PLATFORM_ASKS_MERCHANT = "platform_asks_merchant"
    PLATFORM_WAITS_BUYER = "platform_waits_buyer"
    PLATFORM_WAITS_GOODS = "platform_waits_goods"
    PLATFORM_REFUNDS = "platform_refunds"
    PLATFORM_INTERVENES = "platform_intervenes"
    PLATFORM_SETTLES = "platform_settles"
    PLATFORM_CLOSES = "platform_closes"


class UnableToMove(HeqiError):
    """The case cannot take that step from where it stands."""

    def __init__(self, stage: Stage, event: CaseEvent) -> None:
        super().__init__(
            "case.unable_to_move",
            "售后单当前的阶段不能这样操作，请刷新后再看",
            f"a case in stage {stage} has no move for {event}",
            409,
            {"stage": str(stage), "event": str(event)},
        )


_OPEN = (
    Stage.TO_DECIDE,
    Stage.TO_DO,
    Stage.WAITING_PLATFORM,
    Stage.WAITING_BUYER,
    Stage.WAITING_GOODS,
    Stage.INTERVENTION,
)
_FINAL = (Stage.SETTLED, Stage.CLOSED)
_CHOSEN = (Stage.TO_DO, Stage.WAITING_PLATFORM, Stage.WAITING_BUYER, Stage.WAITING_GOODS)
# A flow that runs goes on when the platform has sent the case back to be decided.
_RUNNING = (Stage.TO_DECIDE, *_CHOSEN)

TRANSITIONS: dict[tuple[Stage, CaseEvent], Stage] = {
    **{(stage, CaseEvent.CHOOSE): Stage.TO_DO for stage in _OPEN},
    **{(stage, CaseEvent.WITHDRAW): Stage.TO_DECIDE for stage in _CHOSEN},
    (Stage.INTERVENTION, CaseEvent.WITHDRAW): Stage.INTERVENTION,
    **{(stage, CaseEvent.FINISH_STEPS): Stage.WAITING_PLATFORM for stage in _RUNNING},
    **{(stage, CaseEvent.AWAIT_BUYER): Stage.WAITING_BUYER for stage in _OPEN},
    **{(stage, CaseEvent.AWAIT_GOODS): Stage.WAITING_GOODS for stage in _RUNNING},
    (Stage.WAITING_GOODS, CaseEvent.RECEIVE_GOODS): Stage.TO_DO,
    **{(stage, CaseEvent.RESUME): Stage.TO_DO for stage in _RUNNING},
    (Stage.WAITING_BUYER, CaseEvent.HEAR_BUYER): Stage.TO_DECIDE,
    **{(stage, CaseEvent.ASK_ANEW): Stage.TO_DECIDE for stage in _RUNNING},
    **{(stage, CaseEvent.SETTLE): Stage.SETTLED for stage in _OPEN},
    **{(stage, CaseEvent.CLOSE): Stage.CLOSED for stage in _OPEN},
    **{(stage, CaseEvent.REOPEN): Stage.TO_DECIDE for stage in _FINAL},
    # The platform asks the shop: what was waiting elsewhere is ours again; what is being done goes on.
    (Stage.TO_DECIDE, CaseEvent.PLATFORM_ASKS_MERCHANT): Stage.TO_DECIDE,
    (Stage.TO_DO, CaseEvent.PLATFORM_ASKS_MERCHANT): Stage.TO_DO,
    (Stage.WAITING_PLATFORM, CaseEvent.PLATFORM_ASKS_MERCHANT): Stage.TO_DO,
    (Stage.WAITING_BUYER, CaseEvent.PLATFORM_ASKS_MERCHANT): Stage.TO_DECIDE,
    (Stage.WAITING_GOODS, CaseEvent.PLATFORM_ASKS_MERCHANT): Stage.TO_DO,
    (Stage.INTERVENTION, CaseEvent.PLATFORM_ASKS_MERCHANT): Stage.TO_DECIDE,
    **{(stage, CaseEvent.PLATFORM_ASKS_MERCHANT): Stage.TO_DECIDE for stage in _FINAL},
    **{(stage, CaseEvent.PLATFORM_WAITS_BUYER): Stage.WAITING_BUYER for stage in (*_OPEN, *_FINAL)},
    **{(stage, CaseEvent.PLATFORM_WAITS_GOODS): Stage.WAITING_GOODS for stage in (*_OPEN, *_FINAL)},
    **{(stage, CaseEvent.PLATFORM_REFUNDS): Stage.WAITING_PLATFORM for stage in (*_OPEN, *_FINAL)},
    **{(stage, CaseEvent.PLATFORM_INTERVENES): Stage.INTERVENTION for stage in (*_OPEN, *_FINAL)},
    **{(stage, CaseEvent.PLATFORM_SETTLES): Stage.SETTLED for stage in (*_OPEN, *_FINAL)},
    **{(stage, CaseEvent.PLATFORM_CLOSES): Stage.CLOSED for stage in (*_OPEN, *_FINAL)},
}

EVENT_OF_STATE: dict[AfterSaleState, CaseEvent] = {
    AfterSaleState.AWAITING_MERCHANT: CaseEvent.PLATFORM_ASKS_MERCHANT,
    AfterSaleState.AWAITING_MERCHANT_RECEIPT: CaseEvent.PLATFORM_WAITS_GOODS,
    AfterSaleState.AWAITING_MERCHANT_SHIPMENT: CaseEvent.PLATFORM_ASKS_MERCHANT,
    AfterSaleState.AWAITING_RECALL: CaseEvent.PLATFORM_ASKS_MERCHANT,
    AfterSaleState.AWAITING_BUYER_ANSWER: CaseEvent.PLATFORM_WAITS_BUYER,
    AfterSaleState.AWAITING_BUYER_RETURN: CaseEvent.PLATFORM_WAITS_BUYER,
    AfterSaleState.AWAITING_BUYER_CONFIRM: CaseEvent.PLATFORM_WAITS_BUYER,
    AfterSaleState.AWAITING_BUYER_REFUSAL: CaseEvent.PLATFORM_WAITS_BUYER,
    AfterSaleState.REFUNDING: CaseEvent.PLATFORM_REFUNDS,
    AfterSaleState.PLATFORM_HANDLING: CaseEvent.PLATFORM_INTERVENES,
    AfterSaleState.SUCCEEDED: CaseEvent.PLATFORM_SETTLES,
    AfterSaleState.CLOSED: CaseEvent.PLATFORM_CLOSES,
}


def next_stage(stage: Stage, event: CaseEvent) -> Stage:
    """The stage after the event. Raises UnableToMove where the table has no such move."""
    try:
        return TRANSITIONS[stage, event]
    except KeyError:
        raise UnableToMove(stage, event) from None


def event_of_state(state: AfterSaleState) -> CaseEvent | None:
    """What the platform's state of a request means for the case; None when it says nothing (none, unknown)."""
    return EVENT_OF_STATE.get(state)
