"""Money within limits: who asked whom to say yes to a choice, and what was given beside what is owed."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager


class Approval(models.Model):
    """审批: a choice that somebody may not make alone, put before a colleague who may.

    `amount_fen`: what would move; `cost_fen`: what the limit is held against; `verdict_id`: the decision that the asker
    saw; `seen`: its standing, recommendation and cost, by which a later look tells whether it has changed. `answer`:
    the colleague's words. open → approved | declined | withdrawn (by the asker) | lapsed (asked anew or chosen alone).
    """

    class State(models.TextChoices):
        OPEN = "open", "待审批"
        APPROVED = "approved", "已批准"
        DECLINED = "declined", "未批准"
        WITHDRAWN = "withdrawn", "已撤回"
        LAPSED = "lapsed", "已失效"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    outcome = models.CharField(max_length=20)
    amount_fen = models.BigIntegerField(null=True)
    cost_fen = models.BigIntegerField()
    override = models.BooleanField(default=False)
    reason = models.CharField(max_length=500)
    verdict_id = models.BigIntegerField()
    seen = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    answer = models.CharField(max_length=500, default="")

    objects = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["shop", "case_id"], name="approval_open_once", condition=models.Q(state="open")
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "case_id", "id"], name="approval_of_case")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.outcome} {self.state}"


class Remedy(models.Model):
    """补偿: something given on a case beside what is owed (T6b). `month`: the budget it counts into, as 2026-05.

    `face_fen`: what it is worth to the buyer, `cost_fen`: what it costs the shop; both as the catalogue said then.
    `over_budget`: the owner gave it although the budget was used up. given → done (ticked by hand) | withdrawn.
    """

    class State(models.TextChoices):
        GIVEN = "given", "待发放"
        DONE = "done", "已发放"
        WITHDRAWN = "withdrawn", "已撤回"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    face_fen = models.BigIntegerField()
    cost_fen = models.BigIntegerField()
    words = models.CharField(max_length=500)
    reason = models.CharField(max_length=500, default="")
    month = models.CharField(max_length=7)
    over_budget = models.BooleanField(default=False)
    action_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.GIVEN)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "case_id", "id"], name="remedy_of_case"),
            models.Index(fields=["shop", "month", "kind"], name="remedy_of_month"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.state}"
