"""The orders of an incident."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from heqi.core.incidents.phase import Phase
from heqi.db.scope import ScopedManager
from heqi.incidents.models.incident import WORDS


class IncidentOrder(models.Model):
    """One order of an incident. `live`: it belongs to it now; an order belongs to one incident at a time.

    `phase`, `paid_fen`: as when it was last looked at. `policy_no`: the policy that was worked into its case;
    `outcome`, `amount_fen`, `cost_fen`, `why`, `rights`: its plan (core.incidents.plan); `begun_on`: the case that was
    settled on by it; `stuck`: the code of what kept it from that. `opened`: its case was opened by the incident.
    `action_id`: the words to the buyer in the outbox; `laid`: how often they were laid ready anew; `told_no`: the
    wording that the buyer got. `answered_at`: the buyer has answered.
    """

    class State(models.TextChoices):
        IN = "in", "在事件中"
        PROPOSED = "proposed", "待确认"
        EXCLUDED = "excluded", "已排除"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    incident_id = models.BigIntegerField()
    order_no = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State)
    live = models.BooleanField()
    phase = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Phase])
    paid_fen = models.BigIntegerField(null=True)
    joined_at = models.DateTimeField()
    case_id = models.BigIntegerField(null=True)
    opened = models.BooleanField(default=False)

    excluded_at = models.DateTimeField(null=True)
    excluded_by = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=WORDS, default="")

    policy_no = models.IntegerField(default=0)
    outcome = models.CharField(max_length=20, default="")
    amount_fen = models.BigIntegerField(null=True)
    cost_fen = models.BigIntegerField(default=0)
    why = models.CharField(max_length=12, default="")
    rights = models.JSONField(default=list)
    stuck = models.CharField(max_length=40, default="")

    begun_on = models.BigIntegerField(null=True)

    action_id = models.BigIntegerField(null=True)
    laid = models.IntegerField(default=0)
    told_no = models.IntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    told_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["shop", "incident_id", "order_no"], name="incident_order_once"),
            models.UniqueConstraint(fields=["shop", "order_no"], name="order_live_once", condition=Q(live=True)),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "incident_id", "state", "order_no"], name="incident_orders"),
            models.Index(fields=["shop", "case_id"], name="incident_of_case", condition=Q(case_id__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.order_no}"
