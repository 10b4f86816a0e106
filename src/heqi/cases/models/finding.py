"""What the desk found out by itself: answers to the questions of triage, and the files that show them."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager


class Answer(models.Model):
    """One answer to one question of triage. `fact`: the name it settles; `value`: as JSON.

    Rows are kept: a later answer to the same question, or a withdrawal, ends the one before (`ended_at`). The values in
    force stand on the case itself (`Case.recorded`), where the decision reads them.
    """

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    fact = models.CharField(max_length=60)
    value = models.JSONField()
    note = models.CharField(max_length=1000, default="")
    ended_at = models.DateTimeField(null=True)

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "case_id", "id"], name="answer_of_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.fact}"


class Evidence(models.Model):
    """One photo or file of a case. `sha256` is of the bytes as they came in; they are never changed.

    `stored`: name of those bytes, `shown`: of what may be looked at and leave the house: a photo without its hidden
    data (place, device, time), turned upright; the same as `stored` for what is no photo. `of`: whose evidence it is.
    """

    class Whose(models.TextChoices):
        BUYER = "buyer", "买家"
        SHOP = "shop", "店铺"
        WAREHOUSE = "warehouse", "仓库"
        COURIER = "courier", "快递"
        PLATFORM = "platform", "平台"

    class Kind(models.TextChoices):
        PHOTO = "photo", "照片"
        VIDEO = "video", "视频"
        FILE = "file", "文件"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    whose = models.CharField(max_length=10, choices=Whose)
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored = models.CharField(max_length=80)
    shown = models.CharField(max_length=80)
    width = models.IntegerField(null=True)
    height = models.IntegerField(null=True)
    note = models.CharField(max_length=500, default="")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.BigIntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["shop", "case_id", "sha256"], name="evidence_once", condition=models.Q(removed_at=None)
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "case_id", "id"], name="evidence_of_case")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.sha256[:8]}"
