"""Who is at the desk, for what, and how talks pass from hand to hand."""

from typing import Any, ClassVar

from django.db import models

from heqi.db.scope import ScopedManager

MOST_TALKS = 30
"""Open talks that one person is given by default; more can be claimed by hand."""


class Presence(models.Model):
    """在线状态 of one person, in all of their shops. `until`: when a break or the shift is planned to end."""

    class State(models.TextChoices):
        ONLINE = "online", "在线"
        BREAK = "break", "小休"
        OFFLINE = "offline", "离线"

    staff = models.OneToOneField("accounts.Staff", on_delete=models.CASCADE, related_name="+", primary_key=True)
    state = models.CharField(max_length=8, choices=State, default=State.OFFLINE)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "在线状态"

    def __str__(self) -> str:
        return f"{self.staff_id} {self.state}"


class Post(models.Model):
    """岗位: what one person is given in one shop. `skills`: words of categories or intent groups they know best."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.CASCADE, related_name="+", db_index=False)
    staff_id = models.BigIntegerField()
    most = models.PositiveSmallIntegerField(default=MOST_TALKS)
    skills = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "岗位"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "staff_id"], name="one_post_per_shop")]

    def __str__(self) -> str:
        return f"{self.staff_id}@{self.shop_id}"


class Transfer(models.Model):
    """转接: a talk passed from one person to another (T8), with what the receiver has to know.

    `from_id`, `to_id` None: nobody, the pool. `buyer_agreed`: the buyer was asked; where not, `reason` says why.
    """

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    talk_id = models.BigIntegerField()
    at = models.DateTimeField()
    from_id = models.BigIntegerField(null=True)
    to_id = models.BigIntegerField(null=True)
    by = models.BigIntegerField()
    reason = models.TextField(default="")
    summary = models.TextField(default="")
    buyer_agreed = models.BooleanField(default=False)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "转接"
        indexes: ClassVar = [models.Index(fields=["shop", "talk_id", "id"], name="transfer_talk")]

    def __str__(self) -> str:
        return f"{self.talk_id}: {self.from_id} → {self.to_id}"


class Whisper(models.Model):
    """内部留言: a word among us inside a talk, which the buyer never sees. `seen_at`: its reader has seen it."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    talk_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    text = models.TextField()
    seen_at = models.DateTimeField(null=True)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "内部留言"
        indexes: ClassVar = [models.Index(fields=["shop", "talk_id", "id"], name="whisper_talk")]

    def __str__(self) -> str:
        return f"{self.talk_id} {self.at}"
