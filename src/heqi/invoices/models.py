"""The table of invoices that buyers asked for."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from heqi.core.cases.fact_words import InvoiceKind
from heqi.core.invoices.details import MOST_TITLE, InvoiceDetails, InvoiceForm
from heqi.core.invoices.states import OPEN, InvoiceState
from heqi.db.scope import ScopedManager


class InvoiceTask(models.Model):
    """开票任务: an invoice that is owed on an order until it is written. `version` rises with every change.

    `personal` null: not said. `source`: talk (heard), hand (a person entered it), platform (applied for there).
    `platform_state`: what the platform last said of it. Title, numbers and contacts are masked where they are listed.
    """

    class Source(models.TextChoices):
        TALK = "talk", "聊天"
        HAND = "hand", "登记"
        PLATFORM = "platform", "平台"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    order_no = models.CharField(max_length=64)
    talk_id = models.BigIntegerField(null=True)
    source = models.CharField(max_length=8, choices=Source)
    state = models.CharField(max_length=10, choices=[(each.value, each.value) for each in InvoiceState])
    kind = models.CharField(max_length=10, default=InvoiceKind.ORDINARY)
    form = models.CharField(max_length=10, default=InvoiceForm.ELECTRONIC)
    personal = models.BooleanField(null=True)
    title = models.CharField(max_length=MOST_TITLE, default="")
    tax_no = models.CharField(max_length=24, default="")
    email = models.CharField(max_length=200, default="")
    phone = models.CharField(max_length=40, default="")
    reissue = models.BooleanField(default=False)
    amount_fen = models.BigIntegerField(null=True)
    note = models.CharField(max_length=300, default="")
    invoice_no = models.CharField(max_length=40, default="")
    issued_on = models.DateField(null=True)
    platform_state = models.CharField(max_length=16, default="")
    asked_at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "开票"
        constraints: ClassVar = [models.UniqueConstraint(fields=["shop", "order_no"], name="invoice_task_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["shop", "asked_at", "id"],
                name="invoice_task_open",
                condition=Q(state__in=sorted(state.value for state in OPEN)),
            ),
            models.Index(fields=["shop", "state", "-id"], name="invoice_task_state"),
        ]

    def __str__(self) -> str:
        return f"{self.order_no} {self.state}"

    def details(self) -> InvoiceDetails:
        """What was said, as the core takes it."""
        return InvoiceDetails(
            kind=InvoiceKind(self.kind),
            form=InvoiceForm(self.form),
            personal=self.personal,
            title=self.title,
            tax_no=self.tax_no,
            email=self.email,
            phone=self.phone,
            reissue=self.reissue,
        )

    def put(self, details: InvoiceDetails) -> None:
        """Take over what was said. Not saved."""
        self.kind, self.form, self.personal = details.kind, details.form, details.personal
        self.title, self.tax_no, self.reissue = details.title, details.tax_no, details.reissue
        self.email, self.phone = details.email, details.phone


class InvoiceReveal(models.Model):
    """Who looked at which hidden field of an invoice, and what for. The journal names this row, never the words."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+", db_index=False)
    task_id = models.BigIntegerField()
    field = models.CharField(max_length=16)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.BigIntegerField()

    objects: ClassVar[ScopedManager[Any]] = ScopedManager()

    class Meta:
        verbose_name = "查看开票信息"
        indexes: ClassVar = [models.Index(fields=["shop", "task_id", "id"], name="invoice_reveal_of_task")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.field}"
