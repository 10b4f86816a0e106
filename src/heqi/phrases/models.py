"""Tables of the phrases. They name staff by plain ids, never by foreign key."""

from typing import ClassVar

from django.db import models

from heqi.core.phrases.phrase import LONGEST, LONGEST_CODE, LONGEST_GROUP, LONGEST_TITLE, Layer
from heqi.db.scope import ScopedManager

LAYERS = [(each.value, each.value) for each in Layer if each is not Layer.STARTER]


class PhraseGroup(models.Model):
    """分组. `staff_id`: whose, of a personal one; 0: the team's or the shop's. `place`: its place among its kind."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    layer = models.CharField(max_length=10, choices=LAYERS)
    staff_id = models.BigIntegerField(default=0)
    name = models.CharField(max_length=LONGEST_GROUP)
    place = models.IntegerField(default=0)
    version = models.IntegerField(default=1)

    objects = ScopedManager()

    class Meta:
        verbose_name = "话术分组"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "layer", "staff_id", "name"], name="phrase_group_once"),
        ]

    def __str__(self) -> str:
        return f"{self.layer} {self.pk}"


class PhraseRow(models.Model):
    """话术. `group_id` says whose it is; `starter`: the name of the shipped one that it took the place of.

    `goods_id`, `category`: what it is about, empty: anything. `asks`: how buyers ask. `place`: among its group.
    Rows are never deleted: an ended one keeps its shipped one from coming back. `version` rises with every change.
    """

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    group_id = models.BigIntegerField()
    layer = models.CharField(max_length=10, choices=LAYERS)
    staff_id = models.BigIntegerField(default=0)
    title = models.CharField(max_length=LONGEST_TITLE, default="")
    code = models.CharField(max_length=LONGEST_CODE, default="")
    text = models.CharField(max_length=LONGEST)
    goods_id = models.CharField(max_length=64, default="")
    category = models.CharField(max_length=100, default="")
    asks = models.JSONField(default=list)
    starter = models.CharField(max_length=40, default="")
    place = models.IntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    objects = ScopedManager()

    class Meta:
        verbose_name = "话术"
        indexes: ClassVar = [
            models.Index(
                fields=["shop", "layer", "staff_id", "place"],
                name="phrase_in_force",
                condition=models.Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.layer} {self.pk}"


class PhraseUse(models.Model):
    """One taking of a phrase or a script. `key`: 'p12', 's:track' or 'c:tell_paid'; `intent`: what the buyer's turn
    was heard to ask; `digest`: of the text as it was offered, to see whether it was edited.
    """

    class Outcome(models.TextChoices):
        GOOD = "good", "解决"
        BAD = "bad", "没解决"

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=60)
    intent = models.CharField(max_length=40, default="")
    talk_id = models.BigIntegerField(null=True)
    by = models.BigIntegerField()
    at = models.DateTimeField()
    digest = models.CharField(max_length=32)
    sent_at = models.DateTimeField(null=True)
    edited = models.BooleanField(null=True)
    outcome = models.CharField(max_length=4, choices=Outcome, default="")

    objects = ScopedManager()

    class Meta:
        verbose_name = "话术使用"
        indexes: ClassVar = [
            models.Index(fields=["shop", "talk_id", "id"], name="phrase_use_of_talk"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.at}"


class PhraseCount(models.Model):
    """What became of a phrase on one intent, summed: read at every suggestion, where uses would have to be counted."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=60)
    intent = models.CharField(max_length=40, default="")
    taken = models.IntegerField(default=0)
    sent = models.IntegerField(default=0)
    edited = models.IntegerField(default=0)
    good = models.IntegerField(default=0)
    bad = models.IntegerField(default=0)

    objects = ScopedManager()

    class Meta:
        verbose_name = "话术计数"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "key", "intent"], name="phrase_count_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.sent}"
