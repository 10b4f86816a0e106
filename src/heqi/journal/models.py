"""Tables of the journal. Rows point to each other by plain ids: growing tables take no inbound foreign keys."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager
from heqi.journal.contracts import Actor, ActorKind, EntryView, Subject


class JournalEntry(models.Model):
    """One thing that happened. Written once; only the sequencer adds `pos` and `hash`, after commit."""

    id = models.BigAutoField(primary_key=True)
    v = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    actor_kind = models.CharField(max_length=8)
    actor_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=64)
    subject_type = models.CharField(max_length=32)
    subject_id = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    cause = models.BigIntegerField(null=True)
    pos = models.BigIntegerField(null=True, unique=True)
    hash = models.CharField(max_length=64, default="")

    objects = ScopedManager()

    class Meta:
        verbose_name = "日志"
        indexes: ClassVar = [
            models.Index(fields=["shop", "subject_type", "subject_id", "id"], name="journal_subject"),
            models.Index(fields=["shop", "pos"], name="journal_shop_pos"),
            models.Index(fields=["id"], name="journal_unplaced", condition=models.Q(pos__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind}"

    def view(self) -> EntryView:
        """This row as the frozen value that others get."""
        return EntryView(
            id=self.pk,
            pos=self.pos,
            at=self.at,
            shop_id=self.shop_id,
            actor=Actor(ActorKind(self.actor_kind), self.actor_id),
            kind=self.kind,
            subject=Subject(self.subject_type, self.subject_id),
            data=self.data,
            cause=self.cause,
        )


class Reaction(models.Model):
    """One reaction that one entry calls for: a row of the job queue, committed with the entry.

    `reaction` is the dotted path of the function; `bulk` ones run in a lane of their own, so that a large import
    does not keep an alert waiting. `lease_until` guards a running one; past it another worker may
    take over. `error` holds the kind of the last failure and where it was raised, never its message.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "等待"
        RUNNING = "running", "进行中"
        DONE = "done", "完成"
        DEAD = "dead", "死信"

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    entry_id = models.BigIntegerField()
    reaction = models.CharField(max_length=200)
    bulk = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=64, default="")
    error = models.CharField(max_length=200, default="")
    finished_at = models.DateTimeField(null=True)

    objects = ScopedManager()

    class Meta:
        verbose_name = "联动"
        constraints: ClassVar = [models.UniqueConstraint(fields=["entry_id", "reaction"], name="reaction_once")]
        indexes: ClassVar = [
            models.Index(fields=["bulk", "due_at", "id"], name="reaction_queued", condition=models.Q(state="queued")),
            models.Index(fields=["lease_until"], name="reaction_running", condition=models.Q(state="running")),
            models.Index(fields=["shop", "id"], name="reaction_dead", condition=models.Q(state="dead")),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.reaction}"


class WorkerBeat(models.Model):
    """A worker process that is, or was, alive: it writes `beat_at` every few seconds. Belongs to no shop."""

    name = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField(db_index=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "后台进程"

    def __str__(self) -> str:
        return self.name
