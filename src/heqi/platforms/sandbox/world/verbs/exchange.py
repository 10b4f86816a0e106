"""Exchanges, re-shipments and repairs: the goods are back, the replacement leaves."""

from heqi.core.words import AfterSaleState as A
from heqi.platforms.sandbox.world.couriers import Courier
from heqi.platforms.sandbox.world.life import returning, settling
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By, Why
from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo
from heqi.platforms.sandbox.world.world import World


def agree_reship(world: World, refund: Refund) -> None:
    """A re-shipment needs nothing back. Raises UnableTo."""
    if refund.state is not A.AWAITING_MERCHANT:
        raise UnableTo(Cause.WRONG_STATE, "当前售后状态不支持同意")
    settling.let_ship_again(world, refund, by=By.MERCHANT, why=Why.AGREED)


def confirm_receipt(world: World, refund: Refund) -> None:
    """What the buyer sent back has arrived. Raises UnableTo."""
    if refund.state is A.AWAITING_MERCHANT_SHIPMENT:
        raise UnableTo(Cause.DONE_ALREADY, "已确认收货，请勿重复操作")
    if refund.state is not A.AWAITING_MERCHANT_RECEIPT or not returning.needs_replacement(refund):
        raise UnableTo(Cause.WRONG_STATE, "当前状态不支持确认收货")
    settling.let_ship_again(world, refund, by=By.MERCHANT, why=Why.RECEIVED)


def send_replacement(world: World, refund: Refund, *, courier: Courier, tracking_no: str) -> None:
    """The replacement leaves under a number that no other parcel has. Raises UnableTo."""
    if refund.again is not None:
        raise UnableTo(Cause.DONE_ALREADY, "已发货，请勿重复操作")
    if refund.state is not A.AWAITING_MERCHANT_SHIPMENT:
        raise UnableTo(Cause.WRONG_STATE, "当前状态不支持发货")
    if not tracking_no or tracking_no in world.parcel_by_no:
        raise UnableTo(Cause.BAD_VALUE, "运单号无效或已被使用")
    returning.send_again(world, refund, courier, tracking_no, by=By.MERCHANT)


def refill_return(world: World, refund: Refund, *, courier: Courier, tracking_no: str) -> None:
    """The merchant fills in the buyer's return number. Raises UnableTo when the buyer has."""
    if refund.back is not None:
        raise UnableTo(Cause.DONE_ALREADY, "买家已回填物流信息")
    if refund.state is not A.AWAITING_BUYER_RETURN:
        raise UnableTo(Cause.WRONG_STATE, "当前状态不支持回填物流")
    if not tracking_no or tracking_no in world.parcel_by_no:
        raise UnableTo(Cause.BAD_VALUE, "运单号无效或已被使用")
    returning.fill_in(world, refund, courier, tracking_no)
