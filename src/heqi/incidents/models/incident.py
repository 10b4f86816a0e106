"""The incident itself, its policies and its announcements."""

from typing import ClassVar

from django.db import models

from heqi.core.cases.causes import Link
from heqi.core.words import ReasonFamily
from heqi.db.scope import ScopedManager

WORDS = 500


class Incident(models.Model):
    """事件: one fault that hit many orders. `version` rises with every edit by a person.

    `selection`: which orders were looked for (core.incidents.selection as JSON); `later`: what happens to orders that
    fit and come later. `wrong`: what is wrong, in people's words; `family`: the same as buyers would put it; `cause`:
    the link of the chain where it began. `policy_no`, `announcement_no`: which of them holds, 0 for none.
    `worked`: the newest journal entry whose work was done, so that a batch that comes twice is done once.
    """

    class State(models.TextChoices):
        OPEN = "open", "处理中"
        CLOSED = "closed", "已结束"

    class Later(models.TextChoices):
        PROPOSE = "propose", "先列出，由人确认"
        ADD = "add", "自动加入"
        LEAVE = "leave", "不再查找"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=80)
    wrong = models.CharField(max_length=WORDS)
    family = models.CharField(max_length=20, choices=[(each.value, each.value) for each in ReasonFamily])
    cause = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Link])
    selection = models.JSONField()
    later = models.CharField(max_length=10, choices=Later, default=Later.PROPOSE)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField()
    opened_by = models.BigIntegerField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.BigIntegerField(null=True)
    summary = models.CharField(max_length=2000, default="")
    prevention = models.CharField(max_length=2000, default="")
    policy_no = models.IntegerField(default=0)
    announcement_no = models.IntegerField(default=0)
    worked = models.BigIntegerField(default=0)
    version = models.IntegerField(default=1)

    objects = ScopedManager()

    class Meta:
        verbose_name = "事件"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "state", "opened_at", "id"], name="incident_newest")
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


class PolicyAsked(models.Model):
    """One policy of an incident: number `no`, from whom, what it comes to, and whose yes it has.

    `body`: core.incidents.policy as JSON. `begin`: cases are settled by it at once, else it is what they are advised;
    `proactive`: orders without a case get one; `looked`: the setter has looked at the platform's own figures.
    asked → in_force | declined; in_force → replaced.
    """

    class State(models.TextChoices):
        ASKED = "asked", "待审批"
        IN_FORCE = "in_force", "执行中"
        DECLINED = "declined", "未批准"
        REPLACED = "replaced", "已替换"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    incident_id = models.BigIntegerField()
    no = models.IntegerField()
    body = models.JSONField()
    begin = models.BooleanField()
    proactive = models.BooleanField()
    looked = models.BooleanField(default=False)
    orders = models.IntegerField()
    sum_fen = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    answer = models.CharField(max_length=WORDS, default="")

    objects = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["shop", "incident_id", "no"], name="incident_policy_once"),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id}.{self.no} {self.state}"


class Announcement(models.Model):
    """One wording of what all buyers are told. Who was told keeps the number of the wording that they got."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    incident_id = models.BigIntegerField()
    no = models.IntegerField()
    words = models.CharField(max_length=WORDS)
    at = models.DateTimeField()
    by = models.BigIntegerField()

    objects = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["shop", "incident_id", "no"], name="incident_announcement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id}.{self.no}"
