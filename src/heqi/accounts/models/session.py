"""Where a person is logged in."""

from django.db import models

from heqi.accounts.models.staff import Staff


class StaffSession(models.Model):
    """One browser that is logged in. `key_hash` is SHA-256 of the session key; the key itself is kept sealed.

    `ip` is cut to its network (/24, /48) before it is stored, `agent` is the browser's own name for itself.
    """

    key_hash = models.CharField(max_length=64, unique=True)
    sealed_key = models.BinaryField()
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ip = models.CharField(max_length=50, default="")
    agent = models.CharField(max_length=300, default="")

    def __str__(self) -> str:
        return f"{self.staff_id} {self.seen_at}"
