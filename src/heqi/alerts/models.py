"""Tables of notices: where to, and what was told there."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager

NAME_LENGTH = 40


class Destination(models.Model):
    """通知去处: a robot's group or a program of the merchant.

    Address and secret are sealed; `hint` is the address's host. `events`: names of what is told there.
    `failing_since`: of failures in a row; after long it is switched off, and `off_reason` says so. `version` counts
    edits; `next_at`: not to be told before, which keeps a robot's pace.
    """

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    way = models.CharField(max_length=10)
    name = models.CharField(max_length=NAME_LENGTH)
    hint = models.CharField(max_length=100)
    url = models.BinaryField()
    secret = models.BinaryField(null=True)
    events = models.JSONField(default=list)
    on = models.BooleanField(default=True)
    off_reason = models.CharField(max_length=40, default="")
    failing_since = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=60, default="")
    told_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()

    objects = ScopedManager()

    class Meta:
        verbose_name = "通知去处"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "name"], name="destination_name")]

    def __str__(self) -> str:
        return f"{self.way} {self.name}"


class Delivery(models.Model):
    """One thing told to one destination, once: `key` names the event, and is the message's id at the other side."""

    class State(models.TextChoices):
        QUEUED = "queued", "待发"
        DONE = "done", "已送达"
        DEAD = "dead", "放弃"

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    destination_id = models.BigIntegerField()
    key = models.CharField(max_length=40)
    event = models.CharField(max_length=40)
    at = models.DateTimeField()
    text = models.CharField(max_length=400)
    link = models.CharField(max_length=200, default="")
    body = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_by = models.CharField(max_length=40, default="")
    lease_until = models.DateTimeField(null=True)
    error = models.CharField(max_length=60, default="")
    ended_at = models.DateTimeField(null=True)

    objects = ScopedManager()

    class Meta:
        verbose_name = "通知"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "destination_id", "key"], name="delivery_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="delivery_due", condition=models.Q(state="queued")),
            models.Index(fields=["shop", "destination_id", "-id"], name="delivery_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.state}"


class Place(models.Model):
    """How far the journal has been read for notices; one row for the whole desk."""

    id = models.SmallIntegerField(primary_key=True)
    pos = models.BigIntegerField()

    class Meta:
        verbose_name = "读到何处"

    def __str__(self) -> str:
        return str(self.pos)
