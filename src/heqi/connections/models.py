"""Tables of the connections: the keys of a shop, and how far each stream of its platform is in."""

from typing import ClassVar

from django.db import models

from heqi.connections.states import ConnectionState, Gateway
from heqi.db.scope import ScopedManager


class Connection(models.Model):
    """店铺连接. Secrets are sealed and never leave but into a worker's connector.

    `keys` counts the changes of the keys, so that a worker knows when its connector is out of date; `handles`: the
    outbox kinds that the platform takes by its interface; `acts`: whether the owner lets the desk use it for them;
    `skew_ms`: the platform's clock minus ours; `error`: {code, message, message_en}; `check_at`: when to try the keys.
    """

    shop = models.OneToOneField("shops.Shop", on_delete=models.PROTECT, related_name="+", primary_key=True)
    gateway = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Gateway])
    app_key = models.CharField(max_length=64)
    secret = models.BinaryField()
    token = models.BinaryField()
    refresh_token = models.BinaryField(null=True)
    expires_at = models.DateTimeField(null=True)
    owner = models.CharField(max_length=64, default="")
    owner_name = models.CharField(max_length=120, default="")
    keys = models.IntegerField(default=1)
    state = models.CharField(max_length=12, choices=[(each.value, each.value) for each in ConnectionState])
    acts = models.BooleanField(default=False)
    handles = models.JSONField(default=list)
    skew_ms = models.IntegerField(null=True)
    error = models.JSONField(null=True)
    check_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()

    objects = ScopedManager()

    class Meta:
        verbose_name = "店铺连接"

    def __str__(self) -> str:
        return f"{self.shop_id} {self.state}"


class StreamState(models.Model):
    """How far one stream of a shop is in: everything changed before `until`. Pulled again when `due_at` has come.

    `again_since`, `again_until`: a period that a person wants once more, from where it has come to. `failures` in a
    row; `claimed_by`, the worker and a token of this claim, and `lease_until` keep two workers from one stream.
    """

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    stream = models.CharField(max_length=20)
    until = models.DateTimeField()
    again_since = models.DateTimeField(null=True)
    again_until = models.DateTimeField(null=True)
    due_at = models.DateTimeField()
    ran_at = models.DateTimeField(null=True)
    ok_at = models.DateTimeField(null=True)
    rows = models.BigIntegerField(default=0)
    bad = models.BigIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)
    error = models.JSONField(null=True)
    claimed_by = models.CharField(max_length=80, default="")
    lease_until = models.DateTimeField(null=True)

    objects = ScopedManager()

    class Meta:
        verbose_name = "同步进度"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "stream"], name="stream_once")]
        indexes: ClassVar = [models.Index(fields=["due_at"], name="stream_due")]

    def __str__(self) -> str:
        return f"{self.shop_id} {self.stream}"


class UnreadItem(models.Model):
    """A thing of a platform's answer that could not be understood. Tried again when the platform tells of it again."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    stream = models.CharField(max_length=20)
    entity = models.CharField(max_length=16)
    key = models.CharField(max_length=150)
    faults = models.JSONField()
    raw = models.JSONField(null=True)
    at = models.DateTimeField()

    objects = ScopedManager()

    class Meta:
        verbose_name = "未能读取"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "entity", "key"], name="unread_once")]

    def __str__(self) -> str:
        return f"{self.entity} {self.key}"
