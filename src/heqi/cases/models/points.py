"""The points that a platform took from a shop (扣分), as its people enter them."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager


class PointEntry(models.Model):
    """One deduction. `tenths`: tenths of a point; `on`: the day in China on which the platform decided.

    `kind`: the account that it goes to, each counted by itself; `case_id`: the case that led to it, where one did;
    `appeal`: where the shop's appeal stands. One that was entered by mistake is withdrawn, never deleted.
    """

    class Kind(models.TextChoices):
        GENERAL = "general", "一般违规"
        SERIOUS = "serious", "严重违规"
        COUNTERFEIT = "counterfeit", "售假违规"
        OTHER = "other", "其他"

    class Appeal(models.TextChoices):
        NONE = "none", "未申诉"
        OPEN = "open", "申诉中"
        WON = "won", "申诉成功"
        LOST = "lost", "申诉失败"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField(null=True)
    on = models.DateField()
    kind = models.CharField(max_length=12, choices=Kind)
    tenths = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    reference = models.CharField(max_length=80, default="")
    appeal = models.CharField(max_length=5, choices=Appeal, default=Appeal.NONE)
    by = models.BigIntegerField()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.BigIntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        verbose_name = "扣分"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["shop", "reference"],
                name="points_once",
                condition=~models.Q(reference="") & models.Q(withdrawn_at=None),
            )
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "-on", "-id"], name="points_newest")]

    def __str__(self) -> str:
        return f"{self.on} {self.tenths / 10}"
