"""The merchant agrees to pay. Money moves once, whoever asks however often."""

from heqi.core.words import AfterSaleState as A
from heqi.core.words import Demand
from heqi.platforms.sandbox.world import money
from heqi.platforms.sandbox.world.life import settling
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By, Why
from heqi.platforms.sandbox.world.states import PAID
from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo
from heqi.platforms.sandbox.world.world import World

PAYABLE = frozenset({A.AWAITING_MERCHANT, A.AWAITING_MERCHANT_RECEIPT, A.AWAITING_BUYER_RETURN})


def agree_refund(world: World, refund: Refund, *, note: str = "") -> None:
    """Pay what is asked, before or after the goods are back. Raises UnableTo."""
    if world.plan.careless and refund.state in PAID:
        money.pay_again(world.ledger, refund, world.now)
        return
    check_payable(refund)
    if refund.demand is Demand.REFUND_ONLY:
        settling.agree(world, refund, by=By.MERCHANT, why=Why.AGREED)
    else:
        settling.refund_money(world, refund, by=By.MERCHANT, why=Why.AGREED)
    if note:
        settling.add_message(world, refund, By.MERCHANT, note)


def check_payable(refund: Refund) -> None:
    """Raises UnableTo when `agree_refund` would."""
    if refund.state in PAID or refund.state in (A.AWAITING_BUYER_REFUSAL, A.AWAITING_RECALL):
        raise UnableTo(Cause.DONE_ALREADY, "该售后单已同意退款，请勿重复操作")
    if refund.demand not in (Demand.REFUND_ONLY, Demand.RETURN_REFUND) or refund.state not in PAYABLE:
        raise UnableTo(Cause.WRONG_STATE, "当前售后状态不支持同意退款")
    if refund.fen > refund.order.paid_fen - refund.order.refunded_fen:
        raise UnableTo(Cause.WRONG_STATE, "退款金额超过订单可退金额")
