"""Tables of the work orders. They name cases and staff by plain ids, never by foreign key."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from heqi.core.work_orders import Addressee, WorkKind
from heqi.db.scope import ScopedManager
from heqi.workorders.states import FINAL, State

WORDS = 2000


class WorkOrder(models.Model):
    """工单. `case_id`, `order_no` and `after_sale_no` say what it is about; `version` rises with every change.

    `question` is what was asked first; what was said since stands in Turn. `with_address`: the addressee is shown the
    buyer's name, phone and address. `photos`: those of the buyer's that go with it, each {id, shown, media_type}: id of
    the case's evidence, bytes without hidden data. `choice`: the latest answer's word; `adopted`: the case records it.
    `asked_at`: when it was last asked; `reminders` counts since then, `overdue_at`: when its time ran out unanswered.
    """

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    order_no = models.CharField(max_length=40)
    after_sale_no = models.CharField(max_length=40, default="")
    kind = models.CharField(max_length=20, choices=[(each.value, each.value) for each in WorkKind])
    addressee = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Addressee])
    question = models.CharField(max_length=WORDS)
    with_address = models.BooleanField(default=False)
    photos = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField()
    due_at = models.DateTimeField()
    choice = models.CharField(max_length=20, default="")
    answered_at = models.DateTimeField(null=True)
    adopted = models.BooleanField(default=False)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)
    overdue_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    objects = ScopedManager()

    class Meta:
        verbose_name = "工单"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "case_id", "id"], name="work_order_of_case"),
            models.Index(fields=["shop", "due_at", "id"], name="work_order_open", condition=~Q(state__in=FINAL)),
            models.Index(fields=["shop", "ended_at", "id"], name="work_order_ended", condition=Q(state__in=FINAL)),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind} {self.state}"


class Turn(models.Model):
    """One thing that was said on a work order. `by`: the member of staff; null: whoever held the link `link_id`.

    `signed`: how that person called themselves.
    """

    class Act(models.TextChoices):
        ANSWER = "answer", "答复"
        AGAIN = "again", "追问"
        WITHDRAW = "withdraw", "撤回"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    order_id = models.BigIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=10, choices=Act)
    by = models.BigIntegerField(null=True)
    link_id = models.BigIntegerField(null=True)
    signed = models.CharField(max_length=40, default="")
    choice = models.CharField(max_length=20, default="")
    words = models.CharField(max_length=WORDS, default="")

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "order_id", "id"], name="turn_of_order")]

    def __str__(self) -> str:
        return f"{self.order_id} {self.act}"


class TurnFile(models.Model):
    """A photo or file that came with an answer; its fields are those of a case's evidence (heqi.files)."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    order_id = models.BigIntegerField()
    turn_id = models.BigIntegerField()
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
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "order_id", "id"], name="file_of_order")]

    def __str__(self) -> str:
        return f"{self.order_id} {self.sha256[:8]}"


class Link(models.Model):
    """A link that opens one work order without an account. Of its secret only the hash is kept.

    At most one link of an order is in force: making a new one revokes the one before.
    """

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    order_id = models.BigIntegerField()
    secret_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    objects = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["order_id"], name="link_in_force_once", condition=Q(revoked_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.made_at}"
