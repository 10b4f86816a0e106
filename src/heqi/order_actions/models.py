"""Tables of what is done about orders from the talk. They name orders and staff by plain numbers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from heqi.core.order_actions.wish import MOST_WORDS
from heqi.core.words import OrderActKind
from heqi.db.scope import ScopedManager


class OrderAct(models.Model):
    """订单操作: one thing asked for, with the outbox action that does it. `version` rises with every change.

    Sums in fen. `words`: what the person wrote; `ship_by`: the order's hour of dispatch as it stood then. `sealed`: the
    new address, readable only through a reveal and forgotten when the act ends; `shown`: what lists show of it.
    """

    class State(models.TextChoices):
        OPEN = "open", "待办"
        DONE = "done", "已办"
        WITHDRAWN = "withdrawn", "已撤回"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    order_no = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, choices=[(each.value, each.value) for each in OrderActKind])
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    amount_fen = models.BigIntegerField(null=True)
    goods_fen = models.BigIntegerField(null=True)
    postage_fen = models.BigIntegerField(null=True)
    demand = models.CharField(max_length=16, default="")
    purpose = models.CharField(max_length=16, default="")
    words = models.CharField(max_length=MOST_WORDS, default="")
    sealed = models.BinaryField(null=True)
    shown = models.CharField(max_length=MOST_WORDS, default="")
    ship_by = models.DateTimeField(null=True)
    talk_id = models.BigIntegerField(null=True)
    action_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    by = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)
    version = models.IntegerField(default=1)

    objects = ScopedManager()

    class Meta:
        verbose_name = "订单操作"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["shop", "order_no", "kind"], condition=Q(state="open"), name="order_act_open_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["shop", "order_no", "-id"], name="order_act_of_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class OrderReveal(models.Model):
    """Who looked at which hidden field of an order, and what for. The journal names this row, never the words."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    order_no = models.CharField(max_length=64)
    field = models.CharField(max_length=16)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.BigIntegerField()

    objects = ScopedManager()

    class Meta:
        verbose_name = "查看订单隐藏信息"
        indexes: ClassVar = [models.Index(fields=["shop", "order_no", "id"], name="order_reveal_of_order")]

    def __str__(self) -> str:
        return f"{self.order_no} {self.field}"
