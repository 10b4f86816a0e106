"""The merchant lets the buyer send the goods back."""

from heqi.core.words import AfterSaleState as A
from heqi.core.words import Demand
from heqi.platforms.sandbox.world.life import settling
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By, Why
from heqi.platforms.sandbox.world.shops import Address
from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo
from heqi.platforms.sandbox.world.world import World

RETURNS = frozenset({Demand.RETURN_REFUND, Demand.EXCHANGE})


def agree_return(world: World, refund: Refund, *, address_id: int | None, note: str = "") -> None:
    """To one of the shop's own addresses; None takes the default. Raises UnableTo."""
    address = find_address(refund, address_id)
    if refund.demand not in RETURNS:
        raise UnableTo(Cause.WRONG_STATE, "该售后类型不支持同意退货")
    if refund.state in (A.AWAITING_BUYER_RETURN, A.AWAITING_MERCHANT_RECEIPT):
        raise UnableTo(Cause.DONE_ALREADY, "已同意退货，请勿重复操作")
    if refund.state is not A.AWAITING_MERCHANT:
        raise UnableTo(Cause.WRONG_STATE, "当前售后状态不支持同意退货")
    settling.let_return(world, refund, by=By.MERCHANT, why=Why.AGREED)
    text = f"请将商品寄回：{address.receiver} {address.mobile} {address.detail}"
    settling.add_message(world, refund, By.MERCHANT, f"{text}。{note}" if note else text, returns=True)


def find_address(refund: Refund, address_id: int | None) -> Address:
    """One of the shop's. Raises UnableTo."""
    for address in refund.order.shop.addresses:
        if address.address_id == address_id or (address_id is None and address.is_default):
            return address
    raise UnableTo(Cause.BAD_VALUE, "退货地址不存在")
