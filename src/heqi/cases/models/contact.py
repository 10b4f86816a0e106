"""What passed between the desk and the buyer about a case, as far as a person put it on record."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager


class Contact(models.Model):
    """One attempt to reach the buyer (P2). `note` is the person's own words and may be erased."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    channel = models.CharField(max_length=10)
    by = models.BigIntegerField()
    note = models.CharField(max_length=1000, default="")

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "case_id", "at"], name="contact_of_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.channel}"


class Wish(models.Model):
    """What the buyer wanted in their own words, asked for before anything was offered (P3)."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    demand = models.CharField(max_length=20)
    words = models.CharField(max_length=1000, default="")
    by = models.BigIntegerField()

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "case_id", "at"], name="wish_of_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.demand}"


class Note(models.Model):
    """Why somebody chose, withdrew or overrode, in their own words; the journal points here by id."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField()
    words = models.CharField(max_length=500)

    objects = ScopedManager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["shop", "case_id", "at"], name="note_of_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.at}"
