"""A deadline is over and nobody has acted: what the platform then does by itself."""

from collections.abc import Callable

from heqi.core.words import AfterSaleState as A
from heqi.platforms.sandbox.world.life import settling
from heqi.platforms.sandbox.world.life.returning import needs_replacement
from heqi.platforms.sandbox.world.notices import Event
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By, Why
from heqi.platforms.sandbox.world.world import World


def pass_deadline(world: World, refund: Refund, _: int, version: int) -> None:
    """Void when anything happened in between."""
    if refund.version == version:
        _OVERDUE[refund.state](world, refund)


def _merchant_silent(world: World, refund: Refund) -> None:
    settling.agree(world, refund, by=By.SYSTEM, why=Why.MERCHANT_LATE)


def _receipt_silent(world: World, refund: Refund) -> None:
    if needs_replacement(refund):
        settling.let_ship_again(world, refund, by=By.SYSTEM, why=Why.MERCHANT_LATE)
    else:
        settling.refund_money(world, refund, by=By.SYSTEM, why=Why.MERCHANT_LATE)


def _shipment_silent(world: World, refund: Refund) -> None:
    """No replacement came: it becomes a refund of the whole line."""
    refund.fen = min(refund.line.paid_fen, refund.order.paid_fen - refund.order.refunded_fen)
    if refund.fen:
        settling.refund_money(world, refund, by=By.SYSTEM, why=Why.TURNED_TO_REFUND)
    else:
        settling.close(world, refund, by=By.SYSTEM, why=Why.MERCHANT_LATE)


def _buyer_silent(world: World, refund: Refund) -> None:
    settling.close(world, refund, by=By.SYSTEM, why=Why.BUYER_LATE)


def _return_silent(world: World, refund: Refund) -> None:
    settling.close(world, refund, by=By.SYSTEM, why=Why.RETURN_LATE)


def _replacement_unconfirmed(world: World, refund: Refund) -> None:
    settling.move(world, refund, A.SUCCEEDED, by=By.SYSTEM, why=Why.CONFIRMED)
    world.tell(Event.REFUND_SUCCEEDED, refund.order, refund)


_OVERDUE: dict[A, Callable[[World, Refund], None]] = {
    A.AWAITING_MERCHANT: _merchant_silent,
    A.AWAITING_MERCHANT_RECEIPT: _receipt_silent,
    A.AWAITING_MERCHANT_SHIPMENT: _shipment_silent,
    A.AWAITING_BUYER_ANSWER: _buyer_silent,
    A.AWAITING_BUYER_RETURN: _return_silent,
    A.AWAITING_BUYER_REFUSAL: _buyer_silent,
    A.AWAITING_RECALL: _buyer_silent,
    A.AWAITING_BUYER_CONFIRM: _replacement_unconfirmed,
}
