"""The table of stops."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from heqi.db.scope import ScopedManager
from heqi.stops.states import StopState


class Stop(models.Model):
    """停发: one refund of an order that has not been shipped.

    `asked_at`: when the desk saw it, which the clock runs from; `applied_at`, `expires_at`: the platform's;
    `partial`: less is asked back than was paid, so that the rest may have to go; `rounds`: how often it was asked for.
    `done_by`: who said what became of it, None for the platform; `left_at`: when the parcel went; `action_id`: the
    outbox action that tells the platform, of this round. `version` rises with every change.
    """

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    order_no = models.CharField(max_length=64)
    after_sale_no = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=[(each.value, each.value) for each in StopState])
    amount_fen = models.BigIntegerField(null=True)
    partial = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    rounds = models.PositiveSmallIntegerField(default=1)
    done_at = models.DateTimeField(null=True)
    done_by = models.BigIntegerField(null=True)
    left_at = models.DateTimeField(null=True)
    action_id = models.BigIntegerField(null=True)
    version = models.IntegerField(default=1)

    objects = ScopedManager()

    class Meta:
        verbose_name = "停发"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "after_sale_no"], name="stop_once")]
        indexes: ClassVar = [
            models.Index(fields=["shop", "asked_at", "id"], name="stop_open", condition=Q(state="asked")),
            models.Index(fields=["shop", "asked_at", "id"], name="stop_all"),
            models.Index(fields=["shop", "order_no"], name="stop_order"),
        ]

    def __str__(self) -> str:
        return f"{self.order_no} {self.state}"
