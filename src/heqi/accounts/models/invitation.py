"""Links by which a person comes to the desk."""

from typing import Any, ClassVar

from django.db import models

from heqi.core.words import Role
from heqi.db.scope import ScopedManager


class Invitation(models.Model):
    """邀请: a name and a log-in name, waiting for the person. The link carries `nonce`, of which only a hash is kept.

    Open while it is neither accepted nor revoked nor past `expires_at`; a renewed link replaces the hash, which
    makes the old link worthless.
    """

    username = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    nonce_hash = models.CharField(max_length=64)
    invited_by = models.BigIntegerField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.BigIntegerField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.pk} {self.username}"


class InvitedRole(models.Model):
    """The role in one shop that an invitation holds out."""

    invitation_id = models.BigIntegerField(db_index=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.CASCADE, related_name="+", db_index=False)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    money_limit_fen = models.BigIntegerField(null=True)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["shop", "invitation_id"], name="one_invited_role_per_shop"),
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id}@{self.shop_id}: {self.role}"
