"""One case: the row that the list shows and that every edit of the case goes through."""

from datetime import UTC, datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from heqi.core.words import AfterSaleState, Demand, FirstChannel, ReasonFamily, Stage
from heqi.db.scope import ScopedManager

NO_CLOCK = datetime(9999, 1, 1, tzinfo=UTC)
"""`sort_at` of a case without a clock: after all that have one."""
FINISHED = datetime(9999, 6, 1, tzinfo=UTC)
"""`sort_at` of a finished case: after all that are open, so that one index gives the open ones and their order."""
OURS = (Stage.TO_DECIDE, Stage.TO_DO)
"""Stages in which the next step is ours."""


class Case(models.Model):
    """售后. What the platform states is copied here for the list; `version` rises with every edit.

    `owner_id`, `chosen_by` are staff ids. `contacts`: attempts to reach the buyer on record; `wished`: the buyer's own
    wish is on record and stands above the form's. `facts_hash` and `rulebook_hash` name the stored decision in force.
    `due` holds the nearest clock {name, at, origin, on_whom, alarms}, `next` the verb that comes next. `flow_no` counts
    the flows that were chosen; `search` is what the text filter looks in. `recorded`: what the desk found out by
    itself, fact name → value (see Answer); a decision lays it under what the platform states. `rung`: with whom it is
    on the ladder agent, supervisor, owner (core.cases.ladder.Rung). `cause`: the link of the chain
    where it began (core.cases.causes.Link), once somebody said so. `asked_fen`, `asked_by`, `asked_at`: a choice of
    that cost waits for a colleague's yes (see Approval). `flag`: the order's, as its platform numbers it.
    """

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    order_no = models.CharField(max_length=40)
    after_sale_no = models.CharField(max_length=40, default="")
    buyer = models.CharField(max_length=80, default="")
    goods = models.CharField(max_length=300, default="")
    sku = models.CharField(max_length=200, default="")
    quantity = models.IntegerField(null=True)
    demand = models.CharField(max_length=20, default=Demand.UNKNOWN)
    reason = models.CharField(max_length=200, default="")
    family = models.CharField(max_length=20, default=ReasonFamily.UNKNOWN)
    first_channel = models.CharField(max_length=10, default=FirstChannel.UNKNOWN)
    state = models.CharField(max_length=32, default=AfterSaleState.UNKNOWN)
    stage = models.CharField(max_length=20, default=Stage.TO_DECIDE)
    contacts = models.IntegerField(default=0)
    wished = models.BooleanField(default=False)
    recorded = models.JSONField(default=dict)
    rung = models.PositiveSmallIntegerField(default=0)
    cause = models.CharField(max_length=20, default="")
    stake_fen = models.BigIntegerField(null=True)
    flag = models.PositiveSmallIntegerField(null=True)

    recommended = models.CharField(max_length=20, default="")
    needs_human = models.BooleanField(default=False)
    facts_hash = models.CharField(max_length=64, default="")
    rulebook_hash = models.CharField(max_length=64, default="")
    due = models.JSONField(null=True)
    sort_at = models.DateTimeField(default=NO_CLOCK)

    outcome = models.CharField(max_length=20, default="")
    amount_fen = models.BigIntegerField(null=True)
    choice_reason = models.CharField(max_length=500, default="")
    chosen_by = models.BigIntegerField(null=True)
    chosen_at = models.DateTimeField(null=True)
    flow_no = models.IntegerField(default=0)
    asked_fen = models.BigIntegerField(null=True)
    asked_by = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField(null=True)
    next = models.JSONField(null=True)

    owner_id = models.BigIntegerField(null=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    as_of = models.DateTimeField(null=True)
    done = models.BooleanField(default=False)
    search = models.TextField(default="")
    version = models.IntegerField(default=1)

    objects = ScopedManager()

    class Meta:
        verbose_name = "售后"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["shop", "after_sale_no"], name="case_once", condition=~Q(after_sale_no="")),
            models.UniqueConstraint(
                fields=["shop", "order_no"], name="case_by_hand_once", condition=Q(after_sale_no="", done=False)
            ),
        ]
        # One index per filter and order: a page is then its first rows, however many there are behind them.
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shop", "sort_at", "id"], name="case_by_clock"),
            models.Index(fields=["shop", "stage", "sort_at", "id"], name="case_by_stage"),
            models.Index(fields=["shop", "demand", "sort_at", "id"], name="case_by_demand"),
            models.Index(fields=["shop", "state", "sort_at", "id"], name="case_by_state"),
            models.Index(fields=["shop", "owner_id", "sort_at", "id"], name="case_by_owner"),
            models.Index(fields=["shop", "opened_at", "id"], name="case_newest"),
            # Two halves, not one index that begins with `done`: most cases are finished and the open ones are the
            # newest, so a planner that thinks them mixed walks through all open ones to find the first finished.
            models.Index(fields=["shop", "opened_at", "id"], name="case_newest_open", condition=Q(done=False)),
            models.Index(fields=["shop", "opened_at", "id"], name="case_newest_done", condition=Q(done=True)),
            models.Index(fields=["shop", "stage", "opened_at", "id"], name="case_newest_by_stage"),
            models.Index(fields=["shop", "demand", "opened_at", "id"], name="case_newest_by_demand"),
            models.Index(fields=["shop", "state", "opened_at", "id"], name="case_newest_by_state"),
            models.Index(fields=["shop", "owner_id", "opened_at", "id"], name="case_newest_by_owner"),
            # What waits for one person is counted at every look at the list: from the index alone.
            models.Index(fields=["shop", "owner_id", "sort_at", "id"], name="case_mine", condition=Q(stage__in=OURS)),
            models.Index(
                fields=["shop", "owner_id", "opened_at", "id"], name="case_newest_mine", condition=Q(stage__in=OURS)
            ),
            models.Index(fields=["shop", "sort_at", "id"], name="case_raised", condition=Q(rung__gt=0)),
            models.Index(fields=["shop", "opened_at", "id"], name="case_newest_raised", condition=Q(rung__gt=0)),
            models.Index(fields=["shop", "sort_at", "id"], name="case_asked", condition=Q(asked_fen__isnull=False)),
            models.Index(
                fields=["shop", "opened_at", "id"], name="case_newest_asked", condition=Q(asked_fen__isnull=False)
            ),
            models.Index(fields=["shop", "order_no"], name="case_by_order"),
            models.Index(fields=["shop", "flag", "sort_at", "id"], name="case_flag", condition=Q(flag__isnull=False)),
            models.Index(
                fields=["shop", "flag", "opened_at", "id"], name="case_newest_flag", condition=Q(flag__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.stage}"
