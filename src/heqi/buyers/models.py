"""Tables of buyers. A buyer is known by marks (`core.buyers.identity`); no name is kept here."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from heqi.db.scope import ScopedManager

WORDS = 200


class Tie(models.Model):
    """牵连: this mark was seen with this order or this conversation. What ties orders to one buyer."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    mark = models.CharField(max_length=24)
    order_no = models.CharField(max_length=64, default="")
    conversation = models.CharField(max_length=100, default="")

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "买家线索"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "mark", "order_no", "conversation"], name="tie_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["shop", "order_no"], name="tie_of_order", condition=~Q(order_no="")),
            models.Index(fields=["shop", "conversation"], name="tie_of_talk", condition=~Q(conversation="")),
        ]

    def __str__(self) -> str:
        return self.mark


class BuyerNote(models.Model):
    """买家备注: what a buyer volunteered or what happened, for a purpose and until a day; then it is gone.

    `kind`: tag | note | preference. `ended_at`: taken back.
    """

    class Kind(models.TextChoices):
        TAG = "tag", "标签"
        NOTE = "note", "备注"
        PREFERENCE = "preference", "偏好"

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    mark = models.CharField(max_length=24)
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(max_length=WORDS)
    purpose = models.CharField(max_length=WORDS)
    by = models.BigIntegerField()
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "买家备注"
        indexes: ClassVar = [
            models.Index(fields=["shop", "mark", "id"], name="buyer_note_of"),
            models.Index(fields=["expires_at"], name="buyer_note_expiring"),
        ]

    def __str__(self) -> str:
        return f"{self.mark} {self.kind}"


class BuyerReveal(models.Model):
    """What somebody looked at a hidden field for; the journal's entry names this row."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    order_no = models.CharField(max_length=64)
    field = models.CharField(max_length=20)
    reason = models.CharField(max_length=500)
    by = models.BigIntegerField()
    at = models.DateTimeField()

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "查看原因"
        indexes: ClassVar = [models.Index(fields=["shop", "order_no"], name="buyer_reveal_of_order")]

    def __str__(self) -> str:
        return f"{self.order_no} {self.field}"


class Erasure(models.Model):
    """删除申请: a buyer asked to be forgotten. Asked and confirmed by an owner, in two steps.

    `marks`, `order_nos`, `conversations`: whose data it is, kept so that what comes again is erased again; `counts`:
    rows per table that were emptied. Nothing here is a name or a word of the buyer.
    """

    class State(models.TextChoices):
        ASKED = "asked", "待确认"
        DONE = "done", "已删除"
        DROPPED = "dropped", "已取消"

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    marks = models.JSONField(default=list)
    order_nos = models.JSONField(default=list)
    conversations = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "个人信息删除"
        indexes: ClassVar = [models.Index(fields=["shop", "-id"], name="erasure_newest")]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


class Forgotten(models.Model):
    """已忘记: an order or conversation whose words were erased. What arrives about it is erased as it comes."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=100)
    erasure_id = models.BigIntegerField()

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "已忘记"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "kind", "key"], name="forgotten_once")]

    def __str__(self) -> str:
        return self.kind
