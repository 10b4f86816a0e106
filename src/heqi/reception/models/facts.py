"""What the outside states about talks. A row is what all statements about one thing amount to, as in
`heqi.trade.models`.
"""

from typing import ClassVar

from django.db import models

from heqi.trade.models import Stated


class Conversation(Stated):
    """会话 with one buyer: the file's own number of it, else the buyer and the day in China.

    `last_at`: its last message; `agent`: the sub-account that spoke last; `made_up`: its times are invented.
    """

    key = models.CharField(max_length=100)
    buyer = models.CharField(max_length=200, default="")
    order_no = models.CharField(max_length=64, default="")
    goods = models.TextField(default="")
    agent = models.CharField(max_length=200, default="")
    last_at = models.DateTimeField(null=True)
    made_up = models.BooleanField(null=True)

    class Meta:
        verbose_name = "会话"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "key"], name="conversation_once")]
        indexes: ClassVar = [models.Index(fields=["shop", "-last_at", "-id"], name="conversation_newest")]

    def __str__(self) -> str:
        return self.key


class Message(Stated):
    """消息. `sender`: buyer | agent | robot | system; `sender_name`: the sub-account if told; `conversation`: the key.

    Phone numbers and the like are masked in `text` before it is stored. `form`: text | image | goods | order | note,
    or what a file calls it; `picture_id` of an image; `staff_id`: who of us wrote it here. `self_reported`: the time
    is that of a tick; `failed`: it never reached the buyer.
    """

    key = models.CharField(max_length=150)
    conversation = models.CharField(max_length=100)
    order_no = models.CharField(max_length=64, default="")
    sender = models.CharField(max_length=8, default="")
    sender_name = models.CharField(max_length=200, default="")
    at = models.DateTimeField(null=True)
    text = models.TextField(default="")
    form = models.CharField(max_length=200, default="")
    goods_id = models.CharField(max_length=64, default="")
    picture_id = models.BigIntegerField(null=True)
    staff_id = models.BigIntegerField(null=True)
    self_reported = models.BooleanField(null=True)
    failed = models.BooleanField(null=True)
    made_up = models.BooleanField(null=True)

    class Meta:
        verbose_name = "消息"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "key"], name="message_once")]
        indexes: ClassVar = [
            models.Index(fields=["shop", "conversation", "at", "id"], name="message_talk"),
            models.Index(fields=["shop", "-at", "-id"], name="message_newest"),
        ]

    def __str__(self) -> str:
        return self.key


class ServiceRating(Stated):
    """客服评价: how a buyer rated a talk afterwards. `score`: 5 is very satisfied; `source`: agent | buyer | system.

    `staff`: the sub-account that is rated, by name; `staff_id`: whom of us that is; `conversation`: the talk's key. The
    last two are empty where nobody can tell.
    """

    key = models.CharField(max_length=64)
    conversation = models.CharField(max_length=100, default="")
    staff_id = models.BigIntegerField(null=True)
    staff = models.CharField(max_length=200, default="")
    buyer = models.CharField(max_length=200, default="")
    score = models.IntegerField(null=True)
    source = models.CharField(max_length=8, default="")
    label = models.TextField(default="")
    at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "客服评价"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "key"], name="service_rating_once")]
        indexes: ClassVar = [
            models.Index(fields=["shop", "-at", "-id"], name="service_rating_newest"),
            models.Index(fields=["shop", "conversation"], name="service_rating_talk"),
        ]

    def __str__(self) -> str:
        return self.key
