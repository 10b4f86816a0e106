"""An order in one call, for the pane beside a talk: state, goods, sums, parcels, requests, cases. All masked."""

from datetime import datetime
from typing import Any

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_screener
from heqi.cases.access import cases_in
from heqi.cases.rows import rows_of
from heqi.core.masks import mask_contacts
from heqi.core.track_text import mask_track, paint_over
from heqi.order_actions.access import order_of_mine
from heqi.order_actions.order_facts import is_open
from heqi.order_actions.ship_by import order_clocks
from heqi.shops.access import get_shop
from heqi.trade.contracts import AfterSaleView, OrderView, ParcelView
from heqi.trade.personal import personal_fields
from heqi.trade.queries import after_sales_of, lines_of, parcels_of
from heqi.web.orders.progress import order_steps, tell_step


def order_pane(staff: StaffView, shop_id: int, order_no: str, *, now: datetime) -> dict[str, Any]:
    """`OrderPaneShape` of the API. Raises shop.none, order.none."""
    order = order_of_mine(staff, shop_id, order_no)
    shop = get_shop(shop_id)
    lines = lines_of(shop_id, [order_no]).get(order_no, [])
    parcels = parcels_of(shop_id, [order_no]).get(order_no, [])
    requests = after_sales_of(shop_id, [order_no]).get(order_no, [])
    personal = personal_fields(shop_id, order_no=order_no, after_sale_no="")
    cases = list(cases_in([shop_id]).filter(order_no=order_no).order_by("done", "-id")[:5])
    steps = order_steps(order, shop.platform, order_clocks(order, now=now))
    return {
        "shop": {"id": shop.id, "name": shop.name, "platform": shop.platform},
        **_sums(order),
        "steps": [tell_step(each) for each in steps],
        "lines": [
            {"goods": each.goods, "sku": each.sku, "quantity": each.quantity, "price_fen": each.price_fen}
            for each in lines
        ],
        "personal": [{"field": each.field, "shown": each.shown, "hidden": each.hidden} for each in personal.values()],
        "parcels": [_parcel(each) for each in parcels],
        "requests": [_request(each) for each in reversed(requests)],
        "cases": rows_of(cases),
        "may_reveal": staff.handles(shop_id),
        "as_of": order.as_of,
    }


def _sums(order: OrderView) -> dict[str, Any]:
    """`discount_fen`: all discounts that are stated, together."""
    discounts = (order.shop_discount_fen, order.platform_discount_fen, order.pay_discount_fen)
    known = [each for each in discounts if each is not None]
    return {
        "order_no": order.order_no,
        "state": order.state,
        "state_text": order.state_text,
        "quantity": order.quantity,
        "paid_fen": order.paid_fen,
        "goods_fen": order.goods_fen,
        "postage_fen": order.postage_fen,
        "discount_fen": sum(known) if known else None,
        "created_at": order.created_at,
        "promised_ship_at": order.promised_ship_at,
    }


def _parcel(parcel: ParcelView) -> dict[str, Any]:
    """`words`: what may be sent to the buyer about it, nobody else's contact in it (M12)."""
    track = _painted_over(parcel.track_text)
    words = "，".join(filter(None, (f"{parcel.carrier} {parcel.tracking_no}".strip(), track)))
    return {
        "carrier": parcel.carrier,
        "tracking_no": parcel.tracking_no,
        "direction": parcel.direction,
        "shipped_at": parcel.shipped_at,
        "track": track,
        "words": words,
    }


def _painted_over(text: str) -> str:
    """What a buyer may not be sent is painted over as one written by us would be blocked."""
    masked = mask_track(text)
    found = load_screener().screen(masked, direction="out").findings if masked else ()
    return paint_over(masked, [each.span for each in found if each.kind == "contact"])


def _request(request: AfterSaleView) -> dict[str, Any]:
    return {
        "after_sale_no": request.after_sale_no,
        "state": request.state,
        "state_text": request.state_text,
        "type_text": request.type,
        "reason": mask_contacts(request.reason),
        "requested_fen": request.requested_fen,
        "applied_at": request.applied_at,
        "expires_at": request.expires_at,
        "open": is_open(request),
    }
