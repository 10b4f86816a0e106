"""Tables of practice. They name staff by plain ids and nothing of real trade at all."""

from typing import ClassVar

from django.db import models

from heqi.db.scope import ScopedManager


class Exercise(models.Model):
    """一次练习. `seed` and `scenario` set the scene again; `heard_at`: when the buyer last wrote; `version` counts.

    `score`: {points, parts, reasons} once it is over; `resolved`: whether the buyer was content.
    """

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    staff_id = models.BigIntegerField()
    scenario = models.CharField(max_length=20)
    seed = models.BigIntegerField()
    goods = models.CharField(max_length=120)
    paid_fen = models.BigIntegerField()
    opening = models.CharField(max_length=500)
    begun_at = models.DateTimeField()
    heard_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    resolved = models.BooleanField(default=False)
    points = models.PositiveSmallIntegerField(null=True)
    score = models.JSONField(null=True)
    version = models.IntegerField(default=0)

    objects = ScopedManager()

    class Meta:
        verbose_name = "练习"
        indexes: ClassVar = [models.Index(fields=["shop", "staff_id", "-id"], name="exercise_of_staff")]

    def __str__(self) -> str:
        return f"{self.scenario} {self.pk}"


class ExerciseTurn(models.Model):
    """One message and the buyer's answer. `heard`: what the message was taken for then, so that replaying is exact."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    exercise_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=1000)
    at = models.DateTimeField()
    delay = models.PositiveIntegerField()
    heard = models.JSONField()
    answer = models.CharField(max_length=500)

    objects = ScopedManager()

    class Meta:
        verbose_name = "练习对话"
        constraints: ClassVar = [models.UniqueConstraint(fields=["exercise_id", "place"], name="exercise_turn_once")]

    def __str__(self) -> str:
        return f"{self.exercise_id} {self.place}"
