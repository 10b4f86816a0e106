"""Rows as the values of `contracts`."""

from collections.abc import Mapping
from typing import Any

from heqi.assets.loader import load_reason_table
from heqi.core.cases.reasons import read_reason_family
from heqi.core.words import AfterSaleState, Demand, OrderState, ReasonFamily
from heqi.trade.contracts import AfterSaleView, LineView, ListingView, OrderView, ParcelView
from heqi.trade.models import AfterSale, Listing, Order, OrderLine, Parcel


def view_order(row: Order) -> OrderView:
    """An order."""
    more: Mapping[str, Any] = row.more
    return OrderView(
        shop_id=row.shop_id,
        order_no=row.order_no,
        state=OrderState(row.state) if row.state else OrderState.UNKNOWN,
        state_text=row.state_text,
        buyer=more.get("buyer", ""),
        quantity=row.quantity,
        goods_fen=row.goods_fen,
        postage_fen=row.postage_fen,
        shop_discount_fen=more.get("shop_discount_fen"),
        platform_discount_fen=more.get("platform_discount_fen"),
        pay_discount_fen=more.get("pay_discount_fen"),
        paid_fen=row.paid_fen,
        received_fen=more.get("received_fen"),
        created_at=row.created_at,
        paid_at=row.paid_at,
        grouped_at=row.grouped_at,
        promised_ship_at=row.promised_ship_at,
        shipped_at=row.shipped_at,
        signed_at=row.signed_at,
        completed_at=row.completed_at,
        note=row.note,
        buyer_note=more.get("buyer_note", ""),
        as_of=row.version,
        flag=more.get("flag"),
        flag_name=more.get("flag_name", ""),
    )


def view_line(row: OrderLine) -> LineView:
    """A line."""
    return LineView(
        order_no=row.order_no,
        goods=row.goods,
        sku=row.sku,
        quantity=row.quantity,
        price_fen=row.price_fen,
        goods_id=row.goods_id,
        sku_id=row.sku_id,
        sku_code=row.more.get("sku_code", ""),
        as_of=row.version,
    )


def view_parcel(row: Parcel) -> ParcelView:
    """A parcel."""
    return ParcelView(
        order_no=row.order_no,
        direction=row.direction,
        tracking_no=row.tracking_no,
        carrier=row.carrier,
        shipped_at=row.shipped_at,
        track_text=row.track_text,
        as_of=row.version,
    )


def view_after_sale(row: AfterSale) -> AfterSaleView:
    """A request; the family of its reason is read by the table of wordings that holds now."""
    more: Mapping[str, Any] = row.more
    returns = more.get("return_tracking_nos") or [""]
    return AfterSaleView(
        shop_id=row.shop_id,
        after_sale_no=row.after_sale_no,
        order_no=row.order_no,
        state=AfterSaleState(row.state) if row.state else AfterSaleState.UNKNOWN,
        state_text=row.state_text,
        type=row.type,
        demand=Demand(row.demand) if row.demand else Demand.UNKNOWN,
        reason=row.reason,
        family=read_reason_family(row.reason, load_reason_table()) if row.reason else ReasonFamily.UNKNOWN,
        requested_fen=row.requested_fen,
        paid_fen=more.get("order_paid_fen"),
        quantity=more.get("quantity"),
        applied_at=row.applied_at,
        expires_at=row.expires_at,
        agreed_at=row.agreed_at,
        finished_at=row.finished_at,
        shipped=row.order_shipped,
        received=row.received,
        intervened=more.get("intervened"),
        buyer=row.buyer,
        buyer_words=more.get("buyer_words", ""),
        goods=more.get("goods", ""),
        goods_id=more.get("goods_id", ""),
        sku=more.get("sku", ""),
        return_tracking_no=returns[-1],
        return_track_text=more.get("return_track_text", ""),
        note=more.get("note", ""),
        as_of=row.version,
    )


def view_listing(row: Listing) -> ListingView:
    """A listing."""
    return ListingView(
        goods_id=row.goods_id,
        sku_id=row.sku_id,
        title=row.title,
        category=row.category,
        price_fen=row.price_fen,
        unit_cost_fen=row.unit_cost_fen,
        no_return=row.no_return,
        no_return_confirmed=row.no_return_confirmed,
        quality_days=row.quality_days,
        attributes=row.more.get("attributes", {}),
        detail=row.detail,
        as_of=row.version,
    )
