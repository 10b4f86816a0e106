"""The only way to trade's rows."""

from collections.abc import Collection

from django.db.models import QuerySet

from heqi.trade.models import AfterSale, Listing, Order, OrderLine, Parcel, Stated


def stated_in(model: type[Stated], shop_id: int) -> "QuerySet[Stated]":
    """Rows of one table in one shop."""
    return model.objects.in_shop(shop_id)


def orders_in(shop_ids: Collection[int]) -> QuerySet[Order]:
    """Orders of these shops."""
    return Order.objects.in_shops(shop_ids)


def lines_in(shop_ids: Collection[int]) -> QuerySet[OrderLine]:
    """Order lines of these shops."""
    return OrderLine.objects.in_shops(shop_ids)


def parcels_in(shop_ids: Collection[int]) -> QuerySet[Parcel]:
    """Parcels of these shops."""
    return Parcel.objects.in_shops(shop_ids)


def after_sales_in(shop_ids: Collection[int]) -> QuerySet[AfterSale]:
    """After-sales requests of these shops."""
    return AfterSale.objects.in_shops(shop_ids)


def listings_in(shop_ids: Collection[int]) -> QuerySet[Listing]:
    """Listings of these shops."""
    return Listing.objects.in_shops(shop_ids)
