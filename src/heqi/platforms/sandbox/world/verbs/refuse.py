"""The merchant says no, to an application or to goods that came back."""

from dataclasses import dataclass

from heqi.core.words import AfterSaleState as A
from heqi.core.words import Demand
from heqi.platforms.sandbox.world.life import settling
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By
from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo
from heqi.platforms.sandbox.world.world import World


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the platform's list."""

    reason_id: int
    text: str
    tips: str


REASONS = (
    Reason(3001, "已与买家协商一致", "请上传协商记录"),
    Reason(3002, "商品已发出，请买家收到货后再申请", "请填写运单号"),
    Reason(3003, "买家举证不足", "请说明需要补充的凭证"),
    Reason(3004, "退回商品影响二次销售", "请上传收到退货时的照片"),
    Reason(3005, "未收到退货", "请上传物流凭证"),
)


def refuse(world: World, refund: Refund, *, reason_id: int | None, text: str, proof: bool, strict: bool) -> None:
    """`strict`: the platform wants a proof (Tmall). Raises UnableTo."""
    if refund.state is A.AWAITING_BUYER_ANSWER:
        raise UnableTo(Cause.DONE_ALREADY, "已拒绝，请勿重复操作")
    if refund.state not in (A.AWAITING_MERCHANT, A.AWAITING_MERCHANT_RECEIPT):
        raise UnableTo(Cause.WRONG_STATE, "当前退款状态不支持拒绝")
    if may_not_refuse(refund):
        raise UnableTo(Cause.NOT_ALLOWED, "未发货、七天无理由的退款不能拒绝")
    if strict and not proof:
        raise UnableTo(Cause.BAD_VALUE, "请上传拒绝凭证")
    if reason_id is not None and reason_id not in {reason.reason_id for reason in REASONS}:
        raise UnableTo(Cause.BAD_VALUE, "拒绝原因不存在")
    settling.refuse(world, refund, by=By.MERCHANT)
    settling.add_message(world, refund, By.MERCHANT, text)


def may_not_refuse(refund: Refund) -> bool:
    """What `operation_contraint` cannot_refuse says: unshipped, or seven days without a reason."""
    seven_days = refund.mishap is Mishap.DISLIKED and refund.demand is Demand.RETURN_REFUND
    return refund.before_shipping or (seven_days and refund.state is A.AWAITING_MERCHANT)
