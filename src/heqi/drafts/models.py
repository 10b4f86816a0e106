"""Tables of drafts. They name staff by plain ids, never by foreign key."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager


class DraftServer(models.Model):
    """草稿服务: which language model writes drafts for a shop. The key is sealed; `hint` is the address's host.

    `daily_limit`: drafts a day in China; `tested_at`, `test_error`: how the last test ended, '' for well.
    """

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    on = models.BooleanField(default=False)
    url = models.CharField(max_length=500)
    hint = models.CharField(max_length=100)
    model = models.CharField(max_length=100)
    key = models.BinaryField(null=True)
    daily_limit = models.PositiveIntegerField(default=200)
    tested_at = models.DateTimeField(null=True)
    test_error = models.CharField(max_length=20, default="")
    version = models.IntegerField(default=1)

    objects = ScopedManager()

    class Meta:
        verbose_name = "草稿服务"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop"], name="draft_server_once")]

    def __str__(self) -> str:
        return f"{self.shop_id} {self.hint}"


class Draft(models.Model):
    """草稿: one asking. `messages` is what leaves, masked, and is emptied when it has ended; `text`: what may be shown.

    `error`: why there is none; `rewritten`: the screening put it into compliant words; `test`: the owner tries the
    server. `dead_at`: by then it is given up, whatever a worker does.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "等待"
        DONE = "done", "写好"
        FAILED = "failed", "没写成"

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    by = models.BigIntegerField()
    at = models.DateTimeField()
    dead_at = models.DateTimeField()
    test = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    messages = models.JSONField(default=list)
    claimed_by = models.CharField(max_length=40, default="")
    text = models.CharField(max_length=600, default="")
    verdict = models.CharField(max_length=8, default="")
    rewritten = models.BooleanField(default=False)
    error = models.CharField(max_length=20, default="")
    ended_at = models.DateTimeField(null=True)

    objects = ScopedManager()

    class Meta:
        verbose_name = "草稿"
        indexes: ClassVar = [
            models.Index(fields=["at"], name="draft_waiting", condition=models.Q(state="waiting")),
            models.Index(fields=["shop", "at"], name="draft_of_day"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"
