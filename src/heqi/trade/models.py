"""Tables of trade. A row is what all statements about one thing amount to; `core.facts` says how they add up.

`version` is as of when the row speaks; `more` holds stated values that no list needs as a column; `stamps` holds the
standing of each statement (see `heqi.trade.rows`). Rows point to each other by order number, never by foreign key.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Coalesce

from heqi.db.scope import ScopedManager

ORDERED = Coalesce("created_at", "paid_at", "grouped_at")
"""When an order was placed, as far as its platform says: no export states all three."""


class Stated(models.Model):
    """What every table of trade has."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    more = models.JSONField(default=dict)
    version = models.DateTimeField()
    stamps = models.JSONField(default=dict)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        abstract = True


class OfOrder(Stated):
    """What every table about orders has."""

    order_no = models.CharField(max_length=64)

    class Meta:
        abstract = True


class Order(OfOrder):
    """订单. Its key is `order_no`."""

    state = models.CharField(max_length=16, default="")
    state_text = models.TextField(default="")
    paid_fen = models.BigIntegerField(null=True)
    goods_fen = models.BigIntegerField(null=True)
    postage_fen = models.BigIntegerField(null=True)
    quantity = models.IntegerField(null=True)
    created_at = models.DateTimeField(null=True)
    paid_at = models.DateTimeField(null=True)
    grouped_at = models.DateTimeField(null=True)
    promised_ship_at = models.DateTimeField(null=True)
    shipped_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    note = models.TextField(default="")

    class Meta:
        verbose_name = "订单"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "order_no"], name="order_once")]
        indexes: ClassVar = [
            models.Index("shop", ORDERED, name="order_ordered"),
            models.Index(fields=["shop", "shipped_at"], name="order_shipped"),
        ]

    def __str__(self) -> str:
        return self.order_no


class OrderLine(OfOrder):
    """订单商品: one SKU of an order. Key: order number and SKU."""

    key = models.CharField(max_length=140)
    goods = models.TextField(default="")
    sku = models.TextField(default="")
    quantity = models.IntegerField(null=True)
    price_fen = models.BigIntegerField(null=True)
    goods_id = models.CharField(max_length=64, default="")
    sku_id = models.CharField(max_length=64, default="")

    class Meta:
        verbose_name = "订单商品"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "key"], name="order_line_once")]
        indexes: ClassVar = [models.Index(fields=["shop", "order_no"], name="order_line_order")]

    def __str__(self) -> str:
        return self.key


class Parcel(OfOrder):
    """包裹. Key: order number, direction and tracking number; `direction` is outbound or return."""

    key = models.CharField(max_length=150)
    direction = models.CharField(max_length=8)
    tracking_no = models.CharField(max_length=64)
    carrier = models.TextField(default="")
    shipped_at = models.DateTimeField(null=True)
    track_text = models.TextField(default="")

    class Meta:
        verbose_name = "包裹"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "key"], name="parcel_once")]
        indexes: ClassVar = [
            models.Index(fields=["shop", "order_no"], name="parcel_order"),
            models.Index(fields=["shop", "tracking_no"], name="parcel_tracking"),
            models.Index(fields=["shop", "shipped_at"], name="parcel_shipped"),
        ]

    def __str__(self) -> str:
        return self.key


class AfterSale(OfOrder):
    """售后单: the platform's after-sales request. Its key is `after_sale_no`."""

    after_sale_no = models.CharField(max_length=64)
    state = models.CharField(max_length=32, default="")
    state_text = models.TextField(default="")
    type = models.TextField(default="")
    demand = models.CharField(max_length=16, default="")
    reason = models.TextField(default="")
    requested_fen = models.BigIntegerField(null=True)
    applied_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    order_shipped = models.BooleanField(null=True)
    received = models.BooleanField(null=True)
    buyer = models.TextField(default="")

    class Meta:
        verbose_name = "售后单"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "after_sale_no"], name="after_sale_once")]
        indexes: ClassVar = [models.Index(fields=["shop", "order_no"], name="after_sale_order")]

    def __str__(self) -> str:
        return self.after_sale_no


class Listing(Stated):
    """商品 as the shop describes it. Key: the goods number, with the SKU's behind it where the row is about one SKU.

    `no_return`: outside the seven days by its kind; `no_return_confirmed`: the buyer confirms that on ordering.
    """

    key = models.CharField(max_length=140)
    goods_id = models.CharField(max_length=64, default="")
    sku_id = models.CharField(max_length=64, default="")
    title = models.TextField(default="")
    category = models.TextField(default="")
    price_fen = models.BigIntegerField(null=True)
    unit_cost_fen = models.BigIntegerField(null=True)
    no_return = models.BooleanField(null=True)
    no_return_confirmed = models.BooleanField(null=True)
    quality_days = models.IntegerField(null=True)
    detail = models.TextField(default="")

    class Meta:
        verbose_name = "商品"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "key"], name="listing_once")]

    def __str__(self) -> str:
        return self.key


class Invoice(OfOrder):
    """开票: an invoice that a buyer applied for, and what became of it. Its key is the order's number.

    `state`: asked | refused | agreed | issued | taken_back. Title and tax number are masked.
    """

    state = models.CharField(max_length=16, default="")
    amount_fen = models.BigIntegerField(null=True)
    applied_at = models.DateTimeField(null=True)
    issued_at = models.DateTimeField(null=True)
    invoice_no = models.CharField(max_length=64, default="")

    class Meta:
        verbose_name = "开票"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "order_no"], name="invoice_once")]

    def __str__(self) -> str:
        return self.order_no


class PlatformPromise(OfOrder):
    """服务承诺: a promise to a buyer that the platform keeps track of. Its key is `promise_no`.

    `state`: made | under_way | broken | kept; `side`: platform | staff | advice.
    """

    promise_no = models.CharField(max_length=64)
    state = models.CharField(max_length=16, default="")
    text = models.TextField(default="")
    side = models.CharField(max_length=16, default="")
    kind = models.CharField(max_length=16, default="")

    class Meta:
        verbose_name = "服务承诺"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "promise_no"], name="platform_promise_once")]
        indexes: ClassVar = [models.Index(fields=["shop", "order_no"], name="platform_promise_order")]

    def __str__(self) -> str:
        return self.promise_no
