"""What is really so: for tests that compare a desk with the market it was filled from."""

from typing import Any

from heqi.platforms.sandbox.world.order import Order, Refund
from heqi.platforms.sandbox.world.world import World


def order_truth(order: Order) -> dict[str, Any]:
    """Money in fen, moments in seconds since 1970, 0 for never."""
    refund = order.refund
    return {
        "no": order.no,
        "shop": order.shop.shop_id,
        "state": order.state.value,
        "mishap": order.mishap.value,
        "paid_fen": order.paid_fen,
        "refunded_fen": order.refunded_fen,
        "created_at": order.created_at,
        "paid_at": order.paid_at,
        "confirmed_at": order.confirmed_at,
        "ship_by": order.ship_by,
        "shipped_at": order.shipped_at,
        "signed_at": order.signed_at,
        "completed_at": order.completed_at,
        "closed_at": order.closed_at,
        "modified_at": order.modified_at,
        "tracking_no": order.parcel.tracking_no if order.parcel else "",
        "held": order.held,
        "note": order.note,
        "flag": order.flag,
        "lines": [[line.no, line.sku.code, line.quantity, line.paid_fen] for line in order.lines],
        "buyer": order.buyer.character.value,
        "refund": refund.no if refund else None,
    }


def refund_truth(refund: Refund, world: World) -> dict[str, Any]:
    """`paid`: how many movements of money it made; more than one would be a fault of the sandbox."""
    paid = int(world.ledger.has(f"refund:{refund.no}"))
    return {
        "no": refund.no,
        "order": refund.order.no,
        "line": refund.line.no,
        "shop": refund.order.shop.shop_id,
        "state": refund.state.value,
        "demand": refund.demand.value,
        "reason": refund.reason,
        "genuine": refund.genuine,
        "fen": refund.fen,
        "paid": paid,
        "version": refund.version,
        "created_at": refund.created_at,
        "modified_at": refund.modified_at,
        "expires_at": refund.expires_at,
        "return_no": refund.back.tracking_no if refund.back else "",
        "replacement_no": refund.again.tracking_no if refund.again else "",
        "history": [
            [step.at, step.old.value, step.new.value, step.by.value, step.why.value] for step in refund.history
        ],
    }
