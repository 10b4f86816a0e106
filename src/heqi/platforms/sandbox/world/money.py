"""The movements of money there are. Buyer and platform pay into `held`; the shop gets it when all is done."""

from heqi.platforms.sandbox.world.ledger import Ledger, Movement
from heqi.platforms.sandbox.world.order import Order, Refund
from heqi.platforms.sandbox.world.refund import By

PLATFORM = "platform"


def buyer_account(order: Order) -> str:
    """Where a buyer's money is."""
    return f"buyer:{order.buyer.serial}"


def held_account(order: Order) -> str:
    """Where money lies until the buyer has confirmed."""
    return f"held:{order.no}"


def shop_account(order: Order) -> str:
    """Where a shop's money is."""
    return f"shop:{order.shop.shop_id}"


def take_payment(ledger: Ledger, order: Order, at: int) -> None:
    """The buyer pays; the platform adds its part of the discount."""
    no, held = order.no, held_account(order)
    ledger.move(Movement(at, no, "pay", f"pay:{no}", buyer_account(order), held, order.paid_fen, By.BUYER))
    if order.subsidy_fen:
        ledger.move(Movement(at, no, "subsidy", f"subsidy:{no}", PLATFORM, held, order.subsidy_fen, By.PLATFORM))


def give_back_all(ledger: Ledger, order: Order, at: int) -> None:
    """The group failed: everybody gets back what they paid."""
    no, held = order.no, held_account(order)
    key = f"group_failed:{no}"
    ledger.move(Movement(at, no, "group_failed", key, held, buyer_account(order), order.paid_fen, By.SYSTEM))
    order.refunded_fen = order.paid_fen
    _return_subsidy(ledger, order, order.subsidy_fen, at=at, cause=no, by=By.SYSTEM)


def settle(ledger: Ledger, order: Order, at: int) -> None:
    """The trade is done: what is held goes to the shop."""
    fen = ledger.balance(held_account(order))
    if fen:
        key = f"settle:{order.no}"
        ledger.move(Movement(at, order.no, "settle", key, held_account(order), shop_account(order), fen, By.SYSTEM))
    order.settled = True


def pay_refund(ledger: Ledger, refund: Refund, at: int, by: By) -> None:
    """The buyer gets the money of an after-sale, from what is held or from the shop. Raises MovedAlready."""
    order = refund.order
    source = shop_account(order) if order.settled else held_account(order)
    key = f"refund:{refund.no}"
    ledger.move(Movement(at, refund.no, "refund", key, source, buyer_account(order), refund.fen, by))
    order.refunded_fen += refund.fen
    share = order.subsidy_fen * refund.fen // order.paid_fen
    _return_subsidy(ledger, order, share, at=at, cause=refund.no, by=by)


def pay_again(ledger: Ledger, refund: Refund, at: int) -> None:
    """What a platform that does not look would do: the same money once more, under a key of its own."""
    order, times = refund.order, 2
    while ledger.has(f"refund:{refund.no}:{times}"):
        times += 1
    source = shop_account(order) if order.settled else held_account(order)
    key = f"refund:{refund.no}:{times}"
    ledger.move(Movement(at, refund.no, "refund", key, source, buyer_account(order), refund.fen, By.MERCHANT))


def _return_subsidy(ledger: Ledger, order: Order, fen: int, *, at: int, cause: str, by: By) -> None:
    if fen:
        source = shop_account(order) if order.settled else held_account(order)
        ledger.move(Movement(at, cause, "return_subsidy", f"return_subsidy:{cause}", source, PLATFORM, fen, by))
