"""The chosen flow as a checklist."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager


class FlowStep(models.Model):
    """One step of the flow number `flow_no` of a case. `body` is core's Step as JSON; `action_id` its outbox row.

    `state`: open → done (somebody ticked it) → confirmed (the platform shows it); waiting: on buyer, courier or
    platform; void: the flow was withdrawn.
    """

    class State(models.TextChoices):
        OPEN = "open", "待办"
        WAITING = "waiting", "等待"
        DONE = "done", "已手工完成"
        CONFIRMED = "confirmed", "平台已确认"
        VOID = "void", "已撤回"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    flow_no = models.IntegerField()
    position = models.IntegerField()
    key = models.CharField(max_length=60)
    body = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    action_id = models.BigIntegerField(null=True)
    done_by = models.BigIntegerField(null=True)
    done_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=1000, default="")

    objects = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["shop", "case_id", "flow_no", "key"], name="step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}.{self.flow_no} {self.key}"
