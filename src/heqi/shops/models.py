"""A shop on one platform, with what its owner has set for it."""

from django.db import models

from heqi.core.words import Platform

NAME_LENGTH = 80


class Shop(models.Model):
    """店铺. `settings` holds only what the owner changed; defaults live with the code that reads them."""

    name = models.CharField(max_length=NAME_LENGTH, unique=True)
    platform = models.CharField(max_length=20, choices=[(platform.value, platform.value) for platform in Platform])
    created_at = models.DateTimeField()
    settings = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.name} ({self.platform})"
