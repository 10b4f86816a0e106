"""The shapes of the stop list."""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema

from heqi.core.words import Platform
from heqi.outbox.states import ActionState
from heqi.web.api.person_shape import PersonShape

StopWord = Literal["asked", "stopped", "left", "lifted"]


class ShipmentStop(Schema):
    """One stop. `partial`: less is asked back than was paid; `answer`: how far the platform has been told, null when
    it was not; `may_answer`: it listens and this person's limit covers the refund; `due_at` null when nothing waits.
    """

    id: int
    shop_id: int
    shop_name: str
    platform: Platform
    order_no: str
    after_sale_no: str
    case_id: int | None
    goods: str
    state: StopWord
    amount_fen: int | None
    partial: bool
    rounds: int
    asked_at: datetime
    applied_at: datetime | None
    due_at: datetime | None
    done_at: datetime | None
    done_by: PersonShape | None
    left_at: datetime | None
    answer: ActionState | None
    may_answer: bool
    may_tick: bool
    version: int


class ShipmentStopCounts(Schema):
    """By state; 1001 stands for more than a thousand."""

    asked: int
    stopped: int
    left: int
    lifted: int


class ShipmentStopPage(Schema):
    """One page of one state."""

    items: list[ShipmentStop]
    more: bool
    counts: ShipmentStopCounts


class OpenStops(Schema):
    """How many wait for a tick; 1001 stands for more than a thousand."""

    asked: int


class StopNumbers(Schema):
    """The order numbers of one state, in the list's order, each once."""

    order_nos: list[str]


class StopList(Schema):
    """Which stops: those that wait for a tick, or those that have ended one way or another."""

    shop: int | None = None
    view: StopWord = "asked"
    q: str = Field("", max_length=64)


class StopListPage(StopList):
    """The same, a page at a time."""

    skip: int = Field(0, ge=0, le=100_000)


class ShipmentStopTick(Schema):
    """What became of it, said of the version that was seen."""

    version: int
    left: bool
