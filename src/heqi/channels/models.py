"""Tables of the channels, and of the buyer page, which is a bridge that lives in this desk."""

from typing import Any, ClassVar

from django.db import models

from heqi.channels.states import ChannelKind, ChannelState
from heqi.db.scope import ScopedManager


class Channel(models.Model):
    """渠道. `public_id` stands in its addresses; `secret`, `old_secret` (good until `old_until`) and `url` are sealed.

    `url`: where messages are pushed to, None when the bridge fetches them; `open_at`, `failures`: a pause after pushes
    that failed in a row. `seen_at`: the bridge's last good request; `polled_at`: when it last asked for messages;
    `check_at`: when to try the address; `error`: {code, message, message_en} of what went wrong last.
    `greeting`: what the buyer page says first; `needs_identity`: only visitors whom the merchant's site vouches for.
    """

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=8, choices=[(each.value, each.value) for each in ChannelKind])
    name = models.CharField(max_length=60)
    state = models.CharField(max_length=8, choices=[(each.value, each.value) for each in ChannelState])
    secret = models.BinaryField()
    hint = models.CharField(max_length=4)
    old_secret = models.BinaryField(null=True)
    old_until = models.DateTimeField(null=True)
    url = models.BinaryField(null=True)
    host = models.CharField(max_length=255, default="")
    open_at = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0)
    seen_at = models.DateTimeField(null=True)
    polled_at = models.DateTimeField(null=True)
    check_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    error = models.JSONField(null=True)
    error_at = models.DateTimeField(null=True)
    greeting = models.CharField(max_length=200, default="")
    needs_identity = models.BooleanField(default=False)
    version = models.IntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "渠道"

    def __str__(self) -> str:
        return f"{self.public_id} {self.state}"


class ChannelNonce(models.Model):
    """A nonce that was used: a request that brings it again before `until` is a replay."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    channel_id = models.BigIntegerField()
    nonce = models.CharField(max_length=64)
    until = models.DateTimeField(db_index=True)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "已用随机数"
        constraints: ClassVar = [models.UniqueConstraint(fields=["channel_id", "nonce"], name="channel_nonce_once")]

    def __str__(self) -> str:
        return str(self.pk)


class ChannelReceipt(models.Model):
    """A key that a bridge has used, with a digest of what came under it. `sort`: message | rating."""

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    channel_id = models.BigIntegerField()
    sort = models.CharField(max_length=8)
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "收讫"
        constraints: ClassVar = [models.UniqueConstraint(fields=["channel_id", "sort", "key"], name="receipt_once")]

    def __str__(self) -> str:
        return self.key


class Visit(models.Model):
    """来访: one visitor of a buyer page. `key`: the conversation's, without the channel's prefix.

    `verified`: the merchant's own site vouches for who it is. `last_seq`: the newest line; `read_seq`: how far the
    visitor has read.
    """

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    channel_id = models.BigIntegerField()
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=40)
    order_no = models.CharField(max_length=64, default="")
    verified = models.BooleanField(default=False)
    last_seq = models.BigIntegerField(default=0)
    read_seq = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    rated_at = models.DateTimeField(null=True)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "来访"
        constraints: ClassVar = [models.UniqueConstraint(fields=["channel_id", "key"], name="visit_once")]

    def __str__(self) -> str:
        return self.key


class Line(models.Model):
    """One line of a buyer page, as the visitor sees it. `sender`: buyer | shop; `kind`: text | image | order.

    `key`: the page's own of a line that the visitor wrote, the message's of one that came from the shop.
    `seq` counts within a visit in the order of commits; `picture`: the name of the kept file, '' where there is none;
    `action_id`: the outbox action that brought it.
    """

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    visit_id = models.BigIntegerField()
    seq = models.BigIntegerField()
    key = models.CharField(max_length=150)
    sender = models.CharField(max_length=8)
    kind = models.CharField(max_length=8, default="text")
    text = models.TextField(default="")
    picture = models.CharField(max_length=64, default="")
    mime = models.CharField(max_length=40, default="")
    action_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "来访消息"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["visit_id", "seq"], name="line_seq_once"),
            models.UniqueConstraint(fields=["visit_id", "key"], name="line_key_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["picture"], name="line_picture", condition=~models.Q(picture="")),
        ]

    def __str__(self) -> str:
        return str(self.pk)
