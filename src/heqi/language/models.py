"""The table of the shops' own words."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager
from heqi.language.contracts import ADVICE_LENGTH, REASON_LENGTH, TEXT_LENGTH


class ShopWord(models.Model):
    """A word that a shop has added, in force from `at` until `ended_at`; rows are never deleted.

    `key` is the text as compared (`heqi.language.texts.key_of`): at most one word of a key is in force, of either
    kind. `severity` and `advice` are empty for an allowed text. `by` and `ended_by` are staff ids.
    """

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10)
    text = models.CharField(max_length=TEXT_LENGTH)
    key = models.CharField(max_length=TEXT_LENGTH)
    severity = models.CharField(max_length=10, default="")
    advice = models.CharField(max_length=ADVICE_LENGTH, default="")
    reason = models.CharField(max_length=REASON_LENGTH)
    by = models.BigIntegerField()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        verbose_name = "用语"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["shop", "key"],
                name="word_in_force_once",
                condition=models.Q(ended_at__isnull=True),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "id"], name="word_history"),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} {self.kind} {self.pk}"
