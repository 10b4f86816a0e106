"""Tables of the returns desk. They name cases and staff by plain ids, never by foreign key."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from heqi.core.cases.arrival import Came, Way
from heqi.db.scope import ScopedManager
from heqi.returns.states import State

WORDS = 500


class Arrival(models.Model):
    """到货: one parcel that came back. `version` rises with every change.

    `tracking_no` is bare and in upper case, empty where the label is gone. `order_no`: the order it belongs to where
    that is known and no case was open. `came` is empty until somebody has opened it for a case; `pieces`: how many
    came where not all did; `gift`: whether the gift came along. `inside` and `sender`: what an unknown parcel holds and
    from whom it seems to be. `received`: what it changed on its case (cases.actions.receive_return.Received as JSON).
    """

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    tracking_no = models.CharField(max_length=64, default="")
    carrier = models.CharField(max_length=40, default="")
    order_no = models.CharField(max_length=64, default="")
    case_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    by = models.BigIntegerField()
    way = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Way], default=Way.RETURN)
    state = models.CharField(max_length=10, choices=State)
    came = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Came], default="")
    pieces = models.PositiveIntegerField(null=True)
    gift = models.BooleanField(null=True)
    note = models.CharField(max_length=WORDS, default="")
    inside = models.CharField(max_length=WORDS, default="")
    sender = models.CharField(max_length=WORDS, default="")
    opened_at = models.DateTimeField(null=True)
    opened_by = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)
    end_reason = models.CharField(max_length=WORDS, default="")
    received = models.JSONField(null=True)
    version = models.IntegerField(default=1)

    objects = ScopedManager()

    class Meta:
        verbose_name = "到货"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["shop", "tracking_no", "case_id"],
                name="arrival_once",
                condition=~Q(state=State.UNDONE) & ~Q(tracking_no="") & Q(case_id__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["shop", "tracking_no"],
                name="arrival_pooled_once",
                condition=~Q(state=State.UNDONE) & ~Q(tracking_no="") & Q(case_id__isnull=True),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "tracking_no"], name="arrival_tracking"),
            models.Index(fields=["shop", "case_id"], name="arrival_case"),
            models.Index(fields=["shop", "at", "id"], name="arrival_newest"),
            models.Index(fields=["shop", "at", "id"], name="arrival_pooled", condition=Q(state=State.POOLED)),
            models.Index(fields=["shop", "at", "id"], name="arrival_to_check", condition=Q(state=State.TO_CHECK)),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.tracking_no} {self.state}"


class ArrivalPhoto(models.Model):
    """A photo or film of a parcel; its fields are those of a case's evidence (heqi.files)."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    arrival_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored = models.CharField(max_length=80)
    shown = models.CharField(max_length=80)
    width = models.IntegerField(null=True)
    height = models.IntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "arrival_id", "id"], name="photo_of_arrival")
        ]

    def __str__(self) -> str:
        return f"{self.arrival_id} {self.sha256[:8]}"
