"""What a person has besides the password."""

from typing import ClassVar

from django.db import models

from heqi.accounts.models.staff import Staff


class SecondFactor(models.Model):
    """两步验证: a TOTP secret, sealed. It counts once `confirmed_at` is set.

    `last_step` is the 30-second step of the last code that was taken: that code and older ones are worth nothing
    any more. `wrong` tries in a row close the door until `closed_until`.
    """

    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, primary_key=True, related_name="+")
    sealed_secret = models.BinaryField()
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)
    wrong = models.PositiveSmallIntegerField(default=0)
    closed_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"second factor of {self.pk}"


class RecoveryCode(models.Model):
    """备用码: opens the door once when the phone is lost. Only a keyed hash is kept."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["staff", "code_hash"], name="recovery_code_once"),
        ]

    def __str__(self) -> str:
        return f"recovery code of {self.staff_id}"
