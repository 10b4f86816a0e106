"""Table of reviews. A row is what all statements about one review amount to, as in `heqi.trade.models`."""

from typing import ClassVar

from django.db import models

from heqi.trade.models import Stated


class Review(Stated):
    """评价. `rating`: 1 to 5 stars where told; `tone`: good | middling | bad; `follow_up`: 追评."""

    key = models.CharField(max_length=150)
    order_no = models.CharField(max_length=64, default="")
    buyer = models.CharField(max_length=200, default="")
    goods = models.TextField(default="")
    goods_id = models.CharField(max_length=64, default="")
    sku = models.TextField(default="")
    rating = models.IntegerField(null=True)
    tone = models.CharField(max_length=8, default="")
    text = models.TextField(default="")
    at = models.DateTimeField(null=True)
    follow_up = models.TextField(default="")
    follow_up_at = models.DateTimeField(null=True)
    reply = models.TextField(default="")

    class Meta:
        verbose_name = "评价"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "key"], name="review_once")]
        indexes: ClassVar = [
            models.Index(fields=["shop", "-at", "-id"], name="review_newest"),
            models.Index(fields=["shop", "order_no"], name="review_order"),
        ]

    def __str__(self) -> str:
        return self.key
