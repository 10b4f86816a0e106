"""Stored decisions, so that what was shown and chosen can be explained later."""

import zlib
from typing import Any, ClassVar

import orjson
from django.db import models

from heqi.db.scope import ScopedManager


class Verdict(models.Model):
    """One decision of core on one case. `packed`: zlib of its JSON, `facts`: of what it was made from.

    A decision is some 25 kB of JSON that is read only when somebody asks for the past, and a tenth of it packed.
    """

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    facts_hash = models.CharField(max_length=64)
    rulebook_hash = models.CharField(max_length=64)
    packed = models.BinaryField()
    facts = models.BinaryField()

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "case_id", "id"], name="verdict_of_case")]

    def body(self) -> dict[str, Any]:
        """The decision as it was, in the shape of `heqi decide`."""
        decision: dict[str, Any] = orjson.loads(zlib.decompress(self.packed))
        return decision

    def __str__(self) -> str:
        return f"{self.case_id} {self.facts_hash[:8]}"
