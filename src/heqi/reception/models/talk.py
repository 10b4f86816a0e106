"""What the desk makes of a conversation: its state, what was written in it here, and how long the buyer waited."""

from typing import Any, ClassVar

from django.db import models

from heqi.db.scope import ScopedManager


class Talk(models.Model):
    """会话 as the desk works on it: one row per conversation, named by the conversation's `key`.

    `source`: channel (a bridge brings it and can send), companion (a person pasted it), import (read from a file, not
    live); `channel_id`: the bridge's. `open` false: in the history. `staff_id`: who serves it since `assigned_at`.
    `waiting_since`: since when the buyer has had no answer of a person; `due_at`: until when they must have one.
    `unread`: messages of the buyer since one of us looked. `emotion`, `intent`, `dissatisfied` (percent): the buyer's
    last turn as it was understood; `abnormal`: it has gone wrong and is not yet well (X4b). `buyer_read_at`: the buyer
    has read what left until then. `last_line`: the first words of the last message.
    """

    class Source(models.TextChoices):
        CHANNEL = "channel", "通道"
        COMPANION = "companion", "粘贴"
        IMPORT = "import", "导入"

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=100)
    source = models.CharField(max_length=10, choices=Source)
    channel_id = models.BigIntegerField(null=True)
    buyer = models.CharField(max_length=200, default="")
    order_no = models.CharField(max_length=64, default="")
    goods_id = models.CharField(max_length=64, default="")
    open = models.BooleanField(default=True)
    staff_id = models.BigIntegerField(null=True)
    assigned_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField()
    last_at = models.DateTimeField()
    last_sender = models.CharField(max_length=8, default="")
    last_line = models.CharField(max_length=120, default="")
    unread = models.PositiveIntegerField(default=0)
    waiting_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    emotion = models.CharField(max_length=12, default="")
    intent = models.CharField(max_length=60, default="")
    dissatisfied = models.PositiveSmallIntegerField(default=0)
    abnormal = models.BooleanField(default=False)
    starred = models.BooleanField(default=False)
    snoozed_until = models.DateTimeField(null=True)
    buyer_read_at = models.DateTimeField(null=True)
    made_up = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "接待会话"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "key"], name="talk_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["shop", "due_at", "waiting_since", "id"],
                name="talk_waiting",
                condition=models.Q(waiting_since__isnull=False),
            ),
            models.Index(fields=["shop", "-last_at", "-id"], name="talk_open", condition=models.Q(open=True)),
            models.Index(fields=["shop", "-last_at", "-id"], name="talk_over", condition=models.Q(open=False)),
            models.Index(fields=["shop", "-last_at", "-id"], name="talk_starred", condition=models.Q(starred=True)),
            models.Index(
                fields=["shop", "-last_at", "-id"],
                name="talk_abnormal",
                condition=models.Q(open=True, abnormal=True),
            ),
            models.Index(fields=["staff_id", "shop"], name="talk_of_staff", condition=models.Q(open=True)),
            models.Index(fields=["shop", "buyer", "-last_at"], name="talk_of_buyer"),
            models.Index(fields=["shop", "order_no"], name="talk_of_order", condition=~models.Q(order_no="")),
        ]

    def __str__(self) -> str:
        return self.key


class Outgoing(models.Model):
    """待发消息: a message that one of us wrote here. Its `key` is the message's, and comes from the screen.

    `state`: queued (a bridge has it), sent, read, failed; to_copy (no bridge: a person copies it), ticked, withdrawn;
    held (blocked; a supervisor was asked to release it), refused. `findings`: what the screening said of a held one.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "发送中"
        SENT = "sent", "已发送"
        FAILED = "failed", "未送达"
        TO_COPY = "to_copy", "待复制"
        TICKED = "ticked", "已手动发送"
        WITHDRAWN = "withdrawn", "已撤回"
        HELD = "held", "待主管放行"
        REFUSED = "refused", "主管未放行"

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    talk_id = models.BigIntegerField()
    key = models.CharField(max_length=150)
    text = models.TextField(default="")
    picture_id = models.BigIntegerField(null=True)
    phrase_id = models.BigIntegerField(null=True)
    staff_id = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State)
    findings = models.JSONField(default=list)
    written_at = models.DateTimeField()
    state_at = models.DateTimeField()
    action_id = models.BigIntegerField(null=True)
    error = models.JSONField(null=True)
    judged_by = models.BigIntegerField(null=True)
    judged_why = models.TextField(default="")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "待发消息"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "key"], name="outgoing_once")]
        indexes: ClassVar = [
            models.Index(fields=["shop", "talk_id", "id"], name="outgoing_talk"),
            models.Index(fields=["shop", "state_at"], name="outgoing_held", condition=models.Q(state="held")),
        ]

    def __str__(self) -> str:
        return self.key


class Wait(models.Model):
    """等待: one spell of a buyer's waiting, for the reply rate (M7). `late`: None while it lasts and is in time."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    talk_id = models.BigIntegerField()
    since = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    staff_id = models.BigIntegerField(null=True)
    late = models.BooleanField(null=True)
    self_reported = models.BooleanField(default=False)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "等待"
        constraints: ClassVar = [models.UniqueConstraint(fields=["talk_id", "since"], name="wait_once")]
        indexes: ClassVar = [models.Index(fields=["shop", "since"], name="wait_of_day")]

    def __str__(self) -> str:
        return f"{self.talk_id} {self.since}"
