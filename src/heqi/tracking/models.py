"""Tables of tracking: a shop's account at a courier service, and the parcels that are asked about with it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from heqi.db.scope import ScopedManager
from heqi.tracking.states import RUNNING, AccountState, WatchState


class CourierAccount(models.Model):
    """快递查询账号. Key and salt are sealed; `hook` names the account in the address that the service calls.

    `plus`: the service's paid interfaces; `calls`: whether it may call us, which needs an address that it can reach.
    `used`: questions of the day `used_on` in China, of at most `daily_limit`; `next_at`: not to be asked before, which
    keeps the pace. `heard`, `unsigned` count its calls and those that were not signed as it signs. `keys` counts the
    changes of the keys; `error`: {code, message, message_en}; `check_at`: when to try the keys.
    """

    shop = models.OneToOneField("shops.Shop", on_delete=models.PROTECT, related_name="+", primary_key=True)
    way = models.CharField(max_length=10)
    account = models.CharField(max_length=64)
    key = models.BinaryField()
    salt = models.BinaryField()
    hook = models.CharField(max_length=43, unique=True)
    plus = models.BooleanField(default=False)
    calls = models.BooleanField(default=False)
    keys = models.IntegerField(default=1)
    state = models.CharField(max_length=10, choices=[(each.value, each.value) for each in AccountState])
    error = models.JSONField(null=True)
    check_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    daily_limit = models.PositiveIntegerField()
    used_on = models.DateField(null=True)
    used = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    heard = models.PositiveBigIntegerField(default=0)
    heard_at = models.DateTimeField(null=True)
    unsigned = models.PositiveBigIntegerField(default=0)
    unsigned_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()

    objects = ScopedManager()

    class Meta:
        verbose_name = "快递查询账号"

    def __str__(self) -> str:
        return f"{self.way} {self.state}"


class WatchedParcel(models.Model):
    """跟踪中的包裹. `key` is the parcel's in trade; `failures` in a row; `error` of the last one.

    `due_at`: when to subscribe or to ask; `answered_at`: when something was last heard of it, by question or call.
    """

    id = models.BigAutoField(primary_key=True)
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=150)
    order_no = models.CharField(max_length=64)
    direction = models.CharField(max_length=8)
    tracking_no = models.CharField(max_length=64)
    carrier = models.TextField(default="")
    state = models.CharField(max_length=8, choices=[(each.value, each.value) for each in WatchState])
    subscribed = models.BooleanField(default=False)
    unseen = models.BooleanField(default=True)
    began_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    error = models.JSONField(null=True)
    claimed_by = models.CharField(max_length=40, default="")
    lease_until = models.DateTimeField(null=True)

    objects = ScopedManager()

    class Meta:
        verbose_name = "跟踪中的包裹"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "key"], name="watched_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"], name="watched_due", condition=Q(state__in=[each.value for each in RUNNING])
            ),
            models.Index(fields=["shop", "tracking_no"], name="watched_number"),
            models.Index(fields=["shop", "state", "id"], name="watched_state"),
        ]

    def __str__(self) -> str:
        return f"{self.tracking_no} {self.state}"
