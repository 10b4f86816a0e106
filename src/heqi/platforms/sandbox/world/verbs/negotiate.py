"""The merchant proposes something else than what was asked: a return, or calling the parcel back."""

from heqi.core.words import AfterSaleState, Demand, OrderState
from heqi.platforms.sandbox.world.life import settling
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By, Way, Why
from heqi.platforms.sandbox.world.verbs.agree_return import agree_return
from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo
from heqi.platforms.sandbox.world.world import World


def propose_return(world: World, refund: Refund, *, fen: int, address_id: int) -> None:
    """Money against goods instead of money alone; in the market buyers agree. Raises UnableTo."""
    if refund.demand is not Demand.REFUND_ONLY or refund.before_shipping:
        raise UnableTo(Cause.WRONG_STATE, "当前退款不支持协商退货退款")
    if not 0 < fen <= refund.line.paid_fen:
        raise UnableTo(Cause.BAD_VALUE, "退款金额超过可退金额")
    before = refund.demand, refund.fen
    refund.demand, refund.fen = Demand.RETURN_REFUND, fen
    try:
        agree_return(world, refund, address_id=address_id)
    except UnableTo:
        refund.demand, refund.fen = before
        raise


def call_parcel_back(world: World, refund: Refund) -> None:
    """The courier turns a parcel that is not signed for; the money follows. Raises UnableTo."""
    if refund.state is AfterSaleState.AWAITING_RECALL:
        raise UnableTo(Cause.DONE_ALREADY, "已发起拦截，请勿重复操作")
    right = refund.state is AfterSaleState.AWAITING_MERCHANT and refund.demand is Demand.REFUND_ONLY
    if not right or refund.order.state is not OrderState.SHIPPED:
        raise UnableTo(Cause.WRONG_STATE, "当前退款不支持拦截")
    refund.way = Way.RECALL_PARCEL
    settling.let_turn_parcel(world, refund, by=By.MERCHANT, why=Why.AGREED)
