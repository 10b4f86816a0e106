"""The shapes of invoices that were asked for."""

from datetime import date, datetime
from typing import Literal

from ninja import Field, Schema

from heqi.core.cases.fact_words import InvoiceKind
from heqi.core.invoices.details import MOST_TITLE, InvoiceDetails, InvoiceForm, Missing
from heqi.core.invoices.states import InvoiceState
from heqi.web.api.case_shapes import CountShape, ShopShape
from heqi.web.api.decision_shapes import NoteShape


class InvoiceSaid(Schema):
    """What the buyer said. A masked value that is sent back leaves what is kept. See heqi.core.invoices.details."""

    kind: InvoiceKind = InvoiceKind.ORDINARY
    form: InvoiceForm = InvoiceForm.ELECTRONIC
    personal: bool | None = None
    title: str = Field("", max_length=MOST_TITLE)
    tax_no: str = Field("", max_length=24)
    email: str = Field("", max_length=200)
    phone: str = Field("", max_length=40)
    reissue: bool = False

    def details(self) -> InvoiceDetails:
        """As the core takes it."""
        return InvoiceDetails(**self.dict(include=set(InvoiceSaid.model_fields)))


class InvoiceShown(Schema):
    """The same as lists show it: masked."""

    kind: InvoiceKind
    form: InvoiceForm
    personal: bool | None
    title: str
    tax_no: str
    email: str
    phone: str
    reissue: bool


class InvoiceRow(Schema):
    """An invoice, masked. `missing`: what has to be asked for; `next`: the states that it can go to."""

    id: int
    version: int
    shop: ShopShape
    order_no: str
    source: Literal["talk", "hand", "platform"]
    state: InvoiceState
    missing: list[Missing]
    next: list[InvoiceState]
    details: InvoiceShown
    amount_fen: int | None
    note: str
    invoice_no: str
    issued_on: date | None
    platform_state: str
    asked_at: datetime


class InvoicePage(Schema):
    """One page of the list, oldest first, with how many stand in each state."""

    items: list[InvoiceRow]
    more: bool
    counts: dict[str, CountShape]
    may_export: bool


class InvoicePaneShape(Schema):
    """The invoice of an order, null when none was asked for; `charges`: what the rules say may be charged."""

    invoice: InvoiceRow | None
    charges: list[NoteShape]
    may_edit: bool


class InvoiceList(Schema):
    """Of one shop, or of all of mine; of a state, or of all that are open."""

    shop: int | None = None
    state: InvoiceState | Literal["open"] = "open"
    skip: int = Field(0, ge=0)


class InvoiceAsked(Schema):
    """Whose invoice."""

    shop: int
    order_no: str = Field(min_length=1, max_length=64)


class NewInvoice(InvoiceSaid):
    """An invoice that a person enters."""

    shop_id: int
    order_no: str = Field(min_length=1, max_length=64)
    note: str = Field("", max_length=300)
    talk_id: int | None = None


class InvoiceEdit(InvoiceSaid):
    """Its details put right."""

    version: int
    note: str = Field("", max_length=300)


class InvoiceStep(Schema):
    """A step of an invoice, as it was seen."""

    version: int


class InvoiceIssued(InvoiceStep):
    """It was written. `on`: the day in China, today by default."""

    invoice_no: str = Field(min_length=1, max_length=40)
    on: date | None = None


class InvoiceDropped(InvoiceStep):
    """The buyer wants none after all."""

    reason: str = Field(max_length=300)


class InvoiceWords(Schema):
    """A buyer's words to be read, of an order or by themselves."""

    shop_id: int
    order_no: str = Field("", max_length=64)
    text: str = Field(max_length=2000)


class InvoiceRead(Schema):
    """What the words say, in clear: they were just typed. Nothing of it is kept."""

    asks: bool
    details: InvoiceShown
    missing: list[Missing]
    charges: list[NoteShape]


class InvoiceReveal(Schema):
    """Which field, and what for."""

    field: Literal["title", "tax_no", "email", "phone"]
    reason: str = Field(max_length=500)


class InvoiceExport(Schema):
    """Which list is taken away."""

    shop: int | None = None
    state: InvoiceState = InvoiceState.READY
    form: Literal["csv", "xlsx"] = "xlsx"


class RowFateShape(Schema):
    """What became of a row of the file. `row`: as Excel numbers it."""

    row: int
    order_no: str
    outcome: Literal["issued", "same", "bad"]
    why: str
    why_en: str
