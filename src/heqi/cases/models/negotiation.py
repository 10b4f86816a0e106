"""What passes between shop and buyer before a case is settled: restatement, offers, promises; and who was called in."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager


class Restatement(models.Model):
    """The matter in the shop's words (T5). `confirmed_at`: the buyer said that this is it."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    words = models.CharField(max_length=1000)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.BigIntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "case_id", "id"], name="restated_of_case")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.at}"


class Offer(models.Model):
    """One offer or counter-offer. `side`: who made it; `by`: who put it on record; `amount_fen` where money is offered.

    open → accepted | declined, by the other side's word; lapsed: another one took its place.
    """

    class Side(models.TextChoices):
        SHOP = "shop", "我方提出"
        BUYER = "buyer", "买家提出"

    class State(models.TextChoices):
        OPEN = "open", "待答复"
        ACCEPTED = "accepted", "已接受"
        DECLINED = "declined", "已拒绝"
        LAPSED = "lapsed", "已被新方案取代"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    side = models.CharField(max_length=5, choices=Side)
    outcome = models.CharField(max_length=20)
    amount_fen = models.BigIntegerField(null=True)
    words = models.CharField(max_length=1000, default="")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["shop", "case_id"], name="offer_open_once", condition=models.Q(state="open")
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "case_id", "id"], name="offer_of_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.side} {self.outcome} {self.state}"


class Promise(models.Model):
    """承诺: what, by when (P3). `outcome`, `penalty_fen`: where an outcome or a sum for a broken word was promised.

    open → kept (a person says so) | broken (its time ran out) → kept, late; withdrawn: it was never given.
    """

    class State(models.TextChoices):
        OPEN = "open", "待兑现"
        KEPT = "kept", "已兑现"
        BROKEN = "broken", "已逾期"
        WITHDRAWN = "withdrawn", "已撤销"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    what = models.CharField(max_length=500)
    due_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, default="")
    penalty_fen = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    broken_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "case_id", "id"], name="promise_of_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state} {self.due_at}"
