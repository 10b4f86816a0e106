"""The merchant hands in an electronic invoice, or takes it back."""

from heqi.platforms.sandbox.world.order import Invoice, Order
from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo
from heqi.platforms.sandbox.world.world import World


def hand_in_invoice(world: World, order: Order, *, invoice_no: str, fen: int, title: str) -> Invoice:
    """One an order. Raises UnableTo."""
    if not order.paid_at:
        raise UnableTo(Cause.WRONG_STATE, "订单未支付，不能开票")
    if order.invoices and not order.invoices[-1].red:
        raise UnableTo(Cause.DONE_ALREADY, "该订单已开票")
    invoice = Invoice(invoice_no, fen, title, world.now, red=False)
    _add(world, order, invoice)
    return invoice


def take_back_invoice(world: World, order: Order) -> None:
    """A red one that undoes the last. Raises UnableTo."""
    if not order.invoices or order.invoices[-1].red:
        raise UnableTo(Cause.WRONG_STATE, "该订单没有可红冲的发票")
    last = order.invoices[-1]
    _add(world, order, Invoice(f"{last.number}R", last.fen, last.title, world.now, red=True))


def _add(world: World, order: Order, invoice: Invoice) -> None:
    order.invoices = (*order.invoices, invoice)
    order.shop.marks.invoices.add(world.now, order.serial)
    order.touch(world.now)
