"""People who log in, and their role in each shop."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from heqi.core.words import Role


class Staff(AbstractBaseUser):
    """员工. What one may do is a matter of Membership; being staff alone opens nothing."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = BaseUserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.username


class Membership(models.Model):
    """A person's role in one shop. `money_limit_fen`: the most that one decision may cost; None: no limit.

    `active` false: suspended by an owner of the shop; the row stays, so that it can be given back as it was.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="memberships")
    shop = models.ForeignKey("shops.Shop", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    money_limit_fen = models.BigIntegerField(null=True)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["staff", "shop"], name="one_role_per_shop"),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id}@{self.shop_id}: {self.role}"
