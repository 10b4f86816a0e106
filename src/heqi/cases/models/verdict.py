"""Stored decisions, so that what was shown and chosen can be explained later."""

from typing import ClassVar

from django.db import models

from heqi.shops.scope import ScopedManager


class Verdict(models.Model):
    """One decision of core on one case: `body` is its JSON, `facts` what it was made from."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    facts_hash = models.CharField(max_length=64)
    rulebook_hash = models.CharField(max_length=64)
    facts = models.JSONField()
    body = models.JSONField()

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "case_id", "id"], name="verdict_of_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.facts_hash[:8]}"
