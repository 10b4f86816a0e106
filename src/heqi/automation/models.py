"""Tables of the automation. They name cases and staff by plain ids, never by foreign key."""

from typing import ClassVar

from django.db import models

from heqi.core.cases.automation.kinds import PolicyKind
from heqi.core.cases.automation.policy import Policy
from heqi.db.scope import ScopedManager

KINDS = [(kind.value, kind.value) for kind in PolicyKind]


class ShopPolicy(models.Model):
    """策略: one kind of policy in one shop. `version` rises whenever a figure changes.

    draft → tried (a dry run of this version was seen) → on → stopped; a changed figure makes it a draft again. `on_by`
    answers for what it does; its history stands in the journal.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        TRIED = "tried", "已试运行"
        ON = "on", "已开启"
        STOPPED = "stopped", "已停止"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=30, choices=KINDS)
    version = models.IntegerField(default=1)
    figures = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    changed_at = models.DateTimeField()
    changed_by = models.BigIntegerField()
    on_at = models.DateTimeField(null=True)
    on_by = models.BigIntegerField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.BigIntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        verbose_name = "策略"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["shop", "kind"], name="policy_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version} {self.state}"

    def view(self) -> Policy:
        """This policy as core thinks of it."""
        return Policy(self.pk, PolicyKind(self.kind), self.version, self.figures)


class DryRun(models.Model):
    """试运行: what a version of a policy would have done. `found`: automation.dry_run.Found as JSON."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    policy_id = models.BigIntegerField()
    version = models.IntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    found = models.JSONField()

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "policy_id", "id"], name="dry_run_of")]

    def __str__(self) -> str:
        return f"{self.policy_id}.{self.version} {self.at}"


class PolicyAct(models.Model):
    """自动处理的一件: a policy chose an outcome. `day`: of China, the one that it counts into; `flow_no`: its flow.

    waiting (laid out, a person can still take it back) → handed (somebody does it) | withdrawn. `ended_by` None: by
    itself.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "等待执行"
        HANDED = "handed", "已交办"
        WITHDRAWN = "withdrawn", "已撤回"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    policy_id = models.BigIntegerField()
    kind = models.CharField(max_length=30, choices=KINDS)
    version = models.IntegerField()
    figures = models.JSONField()
    case_id = models.BigIntegerField()
    flow_no = models.IntegerField()
    at = models.DateTimeField()
    day = models.DateField()
    outcome = models.CharField(max_length=20)
    amount_fen = models.BigIntegerField(null=True)
    cost_fen = models.BigIntegerField()
    hand_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["shop", "case_id", "flow_no"], name="policy_act_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "policy_id", "day"], name="policy_act_of_day"),
            models.Index(fields=["shop", "at", "id"], name="policy_act_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}.{self.flow_no} {self.kind} {self.state}"


class PolicyHold(models.Model):
    """留给人的一件: why a policy that is on has left a case alone, as it looked last. `rules`: those not confirmed."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    policy_id = models.BigIntegerField()
    kind = models.CharField(max_length=30, choices=KINDS)
    version = models.IntegerField()
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=20)
    guards = models.JSONField()
    rules = models.JSONField(default=list)

    objects = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["shop", "case_id", "policy_id"], name="policy_hold_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "at", "id"], name="policy_hold_newest")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"
