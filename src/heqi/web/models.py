"""Answers kept for calls that carry an Idempotency-Key."""

from typing import ClassVar

from django.db import models


class KeptAnswer(models.Model):
    """One call of one person under one key. `status` null: under way since `at`. `digest`: of path and body."""

    staff_id = models.BigIntegerField()
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    status = models.IntegerField(null=True)
    body = models.BinaryField(default=b"")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["staff_id", "key"], name="one_answer_per_key"),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.key}"
