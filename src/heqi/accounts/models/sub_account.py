"""Which of us stands behind a name on the platform."""

from typing import Any, ClassVar

from django.db import models

from heqi.db.scope import ScopedManager


class SubAccount(models.Model):
    """子账号: a platform's sub-account of one shop (果然鲜:小林) and the person who works under it."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=80)
    staff_id = models.BigIntegerField()
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["shop", "name"], name="one_person_per_sub_account"),
        ]

    def __str__(self) -> str:
        return self.name
