"""What the buttons of a case send. Numbers are JSON's whole numbers: no `true`, no `"5"`, no 5.0 passes for one."""

from typing import Annotated

from ninja import Field, Schema

from heqi.core.words import Demand, FirstChannel, Outcome
from heqi.web.api.moments import Moment

MOST_FEN = 10_000_000_00
Fen = Annotated[int, Field(strict=True, ge=0, le=MOST_FEN)]
RowId = Annotated[int, Field(strict=True, ge=1, le=2**63 - 1)]


class Edit(Schema):
    """Every edit names the version that the person saw."""

    version: Annotated[int, Field(strict=True)]


class AssignEdit(Edit):
    """Give the case to a colleague."""

    staff_id: RowId


class ContactEdit(Edit):
    """Record an attempt to reach the buyer."""

    channel: FirstChannel
    note: str = Field("", max_length=1000)


class WishEdit(Edit):
    """Record what the buyer wants."""

    demand: Demand
    words: str = Field("", max_length=1000)


class ChooseEdit(Edit):
    """Choose an outcome. `override`: a supervisor opens a closed refusal with a reason; `looked`: facts checked.

    `above_paid`: seen that with what was given beside it more goes out on the order than was paid.
    """

    outcome: Outcome
    amount_fen: Fen | None = None
    reason: str = Field("", max_length=500)
    override: bool = False
    looked: bool = False
    above_paid: bool = False


class WithdrawEdit(Edit):
    """Take a choice back, with the reason."""

    reason: str = Field(min_length=1, max_length=500)


class TickEdit(Edit):
    """Tick a step by hand. `looked`: the platform's page was checked when our facts are old."""

    note: str = Field("", max_length=1000)
    looked: bool = False


class PutOffEdit(Edit):
    """A step cannot be done now: why, and by when the buyer was promised it."""

    reason: str = Field(min_length=1, max_length=500)
    until: Moment


class SendEdit(Edit):
    """Let the desk do a step. `looked`: the platform's page was checked when our facts are old."""

    looked: bool = False


class NewCase(Schema):
    """Open a case for an order that has no after-sales request yet."""

    shop_id: int
    order_no: str = Field(min_length=1, max_length=40)
    demand: Demand
    reason: str = Field("", max_length=200)
    first_channel: FirstChannel = FirstChannel.CHAT
