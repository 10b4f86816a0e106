"""The table of actions."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager
from heqi.journal.contracts import Actor, ActorKind, Subject
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import LIVE, ActionState


class Action(models.Model):
    """动作: one thing to be done outside. Its history stands in the journal under its subject."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=64)
    subject_type = models.CharField(max_length=32)
    subject_id = models.CharField(max_length=64)
    key = models.CharField(max_length=128)
    money = models.BooleanField()
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in ActionState])
    state_at = models.DateTimeField()
    proposed_by_kind = models.CharField(max_length=8)
    proposed_by_id = models.BigIntegerField(null=True)
    proposed_at = models.DateTimeField()
    handed_at = models.DateTimeField(null=True)
    ticked_at = models.DateTimeField(null=True)
    ticked_by = models.BigIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_version = models.DateTimeField(null=True)
    note = models.TextField(default="")

    objects = ScopedManager()

    class Meta:
        verbose_name = "动作"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "key"], name="action_key"),
            models.UniqueConstraint(
                fields=["shop", "subject_type", "subject_id", "kind"],
                condition=models.Q(money=True, state__in=sorted(state.value for state in LIVE)),
                name="action_money_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["shop", "subject_type", "subject_id", "id"], name="action_subject"),
            models.Index(fields=["shop", "state", "state_at"], name="action_state"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    def view(self) -> ActionView:
        """This row as the frozen value that others get."""
        return ActionView(
            id=self.pk,
            shop_id=self.shop_id,
            kind=self.kind,
            subject=Subject(self.subject_type, self.subject_id),
            key=self.key,
            money=self.money,
            state=ActionState(self.state),
            state_at=self.state_at,
            payload=self.payload,
            proposed_by=Actor(ActorKind(self.proposed_by_kind), self.proposed_by_id),
            proposed_at=self.proposed_at,
            handed_at=self.handed_at,
            ticked_at=self.ticked_at,
            ticked_by=self.ticked_by,
            confirmed_at=self.confirmed_at,
            confirmed_version=self.confirmed_version,
            note=self.note,
        )
