"""Tables of pictures. Rows name talks, buyers and staff by plain ids and keys, never by foreign key."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from heqi.db.scope import ScopedManager


class Picture(models.Model):
    """图片: one that a buyer sent or one of us pasted. `sha256` is of the bytes as they came; they never change.

    `stored` names those bytes; `shown` the same picture upright and without hidden data, which marks are measured on;
    `copy` the picture with `marks` painted over, the only one that is shown to others or leaves. `found`: what is in
    the original, `findings`: what is in the copy, each None until it was read; `verdict` of the copy: pass, caution
    or block, empty until then. `key`: the message's it came with, so that it is taken in once.
    """

    class Source(models.TextChoices):
        STAFF = "staff", "员工"
        BUYER = "buyer", "买家"

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    source = models.CharField(max_length=8, choices=Source)
    key = models.CharField(max_length=150, default="")
    conversation = models.CharField(max_length=100, default="")
    order_no = models.CharField(max_length=64, default="")
    buyer = models.CharField(max_length=200, default="")
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    name = models.CharField(max_length=200, default="")
    size = models.BigIntegerField()
    width = models.IntegerField()
    height = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    stored = models.CharField(max_length=80)
    shown = models.CharField(max_length=80)
    shown_type = models.CharField(max_length=30)
    marks = models.JSONField(default=list)
    copy = models.CharField(max_length=80, default="")
    copy_type = models.CharField(max_length=30, default="")
    found = models.JSONField(null=True)
    findings = models.JSONField(null=True)
    verdict = models.CharField(max_length=8, default="")
    redacted_at = models.DateTimeField(null=True)
    redacted_by = models.BigIntegerField(null=True)
    expires_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "图片"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "key"], name="picture_once", condition=~Q(key=""))
        ]
        indexes: ClassVar = [
            models.Index(fields=["shop", "conversation", "id"], name="picture_of_talk"),
            models.Index(fields=["shop", "buyer", "id"], name="picture_of_buyer", condition=~Q(buyer="")),
            models.Index(fields=["shop", "order_no", "id"], name="picture_of_order", condition=~Q(order_no="")),
            models.Index(fields=["expires_at"], name="picture_expiring", condition=Q(erased_at=None)),
            models.Index(fields=["stored"], name="picture_stored"),
            models.Index(fields=["shown"], name="picture_shown"),
            models.Index(fields=["copy"], name="picture_copy"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.sha256[:8]}"


class Dropping(models.Model):
    """待删文件: bytes that nobody needs any more, by the name of the file; they go when a while has passed (keep.py).

    Belongs to no shop: equal bytes of several shops are one file.
    """

    stored = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "待删文件"

    def __str__(self) -> str:
        return self.stored[:8]
