"""The table of actions."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager
from heqi.journal.contracts import Actor, ActorKind, Subject
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import LIVE, ON_ITS_WAY, ActionState


class Action(models.Model):
    """动作: one thing to be done outside. Its history stands in the journal under its subject.

    `due_at`: when a connector may send it, or ask about it; None while it is nobody's turn or a person's. `attempts`
    and `asks` count what was sent and what was asked; `doubtful`: the last sending got no answer, so ask before
    sending again. `claimed_by` and `lease_until` keep two workers from one action. `reference`: the platform's word
    for what it did; `error`: {code, message, message_en} of the last failure.
    """

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
    due_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    asks = models.PositiveSmallIntegerField(default=0)
    doubtful = models.BooleanField(default=False)
    claimed_by = models.CharField(max_length=40, default="")
    lease_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=128, default="")
    error = models.JSONField(null=True)

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
            models.Index(
                fields=["due_at"],
                name="action_due",
                condition=models.Q(state__in=sorted(state.value for state in ON_ITS_WAY), due_at__isnull=False),
            ),
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
            due_at=self.due_at,
            attempts=self.attempts,
            sent_at=self.sent_at,
            reference=self.reference,
            error=self.error,
        )


class Gate(models.Model):
    """How a shop's actions leave: not before `next_at` (its pace), not before `open_at` (after failures in a row)."""

    shop = models.OneToOneField("shops.Shop", on_delete=models.PROTECT, related_name="+", primary_key=True)
    next_at = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0)
    open_at = models.DateTimeField()

    objects = ScopedManager()

    class Meta:
        verbose_name = "发送闸门"

    def __str__(self) -> str:
        return str(self.pk)
