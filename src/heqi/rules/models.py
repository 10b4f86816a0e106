"""The table of overrides."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager

NOTE_LENGTH = 500


class RuleOverride(models.Model):
    """What a shop changed in one rule, from `at` until `withdrawn_at`; at most one of a rule is in force at a time.

    `changes` is that of `heqi.core.rulebook.overrides.Override`. `by` and `withdrawn_by` are staff ids. `note` says
    why, in a person's own words: it stands in a column of its own so that it can be erased.
    """

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    rule_id = models.CharField(max_length=80)
    changes = models.JSONField()
    note = models.CharField(max_length=NOTE_LENGTH, default="")
    by = models.BigIntegerField()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.BigIntegerField(null=True)

    objects = ScopedManager()

    class Meta:
        verbose_name = "规则调整"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["shop", "rule_id"],
                name="override_in_force_once",
                condition=models.Q(withdrawn_at__isnull=True),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "rule_id", "id"], name="override_history"),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} {self.rule_id}"
