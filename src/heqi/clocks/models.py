"""The table of clocks."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from heqi.clocks.contracts import ClockSpec, ClockView
from heqi.db.scope import ScopedManager
from heqi.journal.contracts import Subject


class Clock(models.Model):
    """时限. One row per subject and name; `next_at` is when it speaks next, null when through or stopped.

    `set_at` is when it last changed. A stopped clock keeps its row, so that one that comes back with the same
    deadline does not fire again.
    """

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    subject_type = models.CharField(max_length=32)
    subject_id = models.CharField(max_length=64)
    name = models.CharField(max_length=64)
    due_at = models.DateTimeField()
    alarms = models.JSONField(default=list)
    on_whom = models.CharField(max_length=16)
    origin = models.CharField(max_length=64)
    set_at = models.DateTimeField()
    stopped = models.BooleanField(default=False)
    fired_until = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)

    objects = ScopedManager()

    class Meta:
        verbose_name = "时限"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "subject_type", "subject_id", "name"], name="clock_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["next_at", "id"], name="clock_next", condition=models.Q(next_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id} {self.name}"

    def spec(self) -> ClockSpec:
        """What the clock was set to."""
        alarms = tuple(datetime.fromisoformat(moment) for moment in self.alarms)
        return ClockSpec(self.name, self.due_at, alarms, self.on_whom, self.origin)

    def view(self) -> ClockView:
        """This row as the frozen value that others get."""
        subject = Subject(self.subject_type, self.subject_id)
        return ClockView(self.pk, self.shop_id, subject, self.spec(), self.fired_until, self.next_at)
